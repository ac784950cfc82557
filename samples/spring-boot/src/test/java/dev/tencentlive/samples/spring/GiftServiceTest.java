package dev.tencentlive.samples.spring;

import static dev.tencentlive.testkit.LiveAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tencentlive.MessageRejectedException;
import dev.tencentlive.spring.test.LiveMessageTest;
import dev.tencentlive.testkit.RecordingLiveMessageSender;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The service with the application's mapper and a sender that records: no web server, no network, no account. */
// region slice
@LiveMessageTest(GiftService.class)
final class GiftServiceTest {

    @Autowired
    private GiftService gifts;

    @Autowired
    private RecordingLiveMessageSender sender;

    @Test
    void giftReachesItsRoom() {
        gifts.give("room1", new Gift("ann", "rose", 3));

        assertThat(sender)
                .room("room1")
                .received("gift")
                .withJson("{\"giver\":\"ann\",\"name\":\"rose\",\"count\":3}")
                .from("ann");
    }

    @Test
    void giftOfAMutedViewerIsRefused() {
        sender.next(1).reject(100601);

        assertThatThrownBy(() -> gifts.give("room1", new Gift("ann", "rose", 1)))
                .isInstanceOf(MessageRejectedException.class);
    }
}
// endregion
