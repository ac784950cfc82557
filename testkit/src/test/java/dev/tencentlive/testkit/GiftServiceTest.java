package dev.tencentlive.testkit;

import static dev.tencentlive.testkit.LiveAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Shown in the README. */
final class GiftServiceTest {

    @Test
    void giftIsSentToItsRoom() {
        RecordingLiveMessageSender sender = RecordingLiveMessageSender.create();

        new GiftService(sender).give("room1", "rose", "user1");

        assertThat(sender)
                .room("room1")
                .received("gift")
                .withJson("{\"gift\": \"rose\"}")
                .from("user1");
    }

    @Test
    void giftIsRefundedWhenTheRoomIsGone() {
        RecordingLiveMessageSender sender = RecordingLiveMessageSender.create();
        sender.next(1).reject(100004);

        assertThat(new GiftService(sender).give("room1", "rose", "user1")).isEqualTo("refunded");
    }
}
