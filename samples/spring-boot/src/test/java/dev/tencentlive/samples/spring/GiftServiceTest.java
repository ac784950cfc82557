package dev.tencentlive.samples.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tencentlive.LiveSettings;
import dev.tencentlive.MessageRejectedException;
import dev.tencentlive.testkit.RecordingLiveMessageSender;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Without Spring and without a network. */
final class GiftServiceTest {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final LiveSettings SETTINGS = LiveSettings.from(java.util.Map.of(
            "tencent.live.sdk-app-id", "1400000000",
            "tencent.live.secret-key", "0123456789abcdef",
            "tencent.live.region", "singapore"));

    private final RecordingLiveMessageSender sender =
            RecordingLiveMessageSender.create(SETTINGS, builder -> builder.payloadWriter(MAPPER::writeValueAsString));
    private final GiftService gifts = new GiftService(sender);

    @Test
    void giftReachesItsRoom() {
        gifts.give("room1", new Gift("ann", "rose", 3));

        assertThat(sender.messages("room1")).hasSize(1).first().satisfies(message -> {
            assertThat(message.sender()).isEqualTo("ann");
            assertThat(message.data()).contains("\"rose\"");
        });
    }

    @Test
    void giftOfAMutedViewerIsRefused() {
        sender.next(1).reject(100601);

        assertThatThrownBy(() -> gifts.give("room1", new Gift("ann", "rose", 1)))
                .isInstanceOf(MessageRejectedException.class);
    }
}
