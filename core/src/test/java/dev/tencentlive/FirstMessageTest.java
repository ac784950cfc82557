package dev.tencentlive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.emulator.ReceivedMessage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FirstMessageTest {

    @Test
    void oneMessageGoesThroughTheWholeStack() {
        try (LiveEmulator emulator = LiveEmulator.start();
                LiveMessageSender sender = LiveMessageSender.create(LiveSettings.from(Map.of(
                        "tencent.live.sdk-app-id", Long.toString(emulator.sdkAppId()),
                        "tencent.live.secret-key", emulator.secretKey(),
                        "tencent.live.endpoint", emulator.endpoint().toString())))) {
            SendReceipt receipt = sender.send(
                    LiveMessage.of("room1", "gift", "{\"gift\":\"rose\"}").from("user1"));
            ReceivedMessage received = emulator.awaitMessage("room1", Duration.ofSeconds(5));

            assertThat(receipt.sequence()).isEqualTo(received.sequence());
            assertThat(receipt.requestId()).isEqualTo(received.requestId());
            assertThat(received.sender()).isEqualTo("user1");
            assertThat(received.businessId()).isEqualTo("gift");
            assertThat(received.data()).isEqualTo("{\"gift\":\"rose\"}");
        }
    }
}
