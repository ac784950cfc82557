package dev.tencentlive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.SendOutcome.State;
import dev.tencentlive.emulator.LiveEmulator;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class CallbackTest {

    private static final LiveMessage MESSAGE = LiveMessage.of("room1", "gift", "rose");

    @Test
    void blockingSendInsideTheCallbackOfAnotherIsServedInTime() throws Exception {
        try (LiveEmulator emulator = LiveEmulator.start();
                LiveMessageSender sender = oneCallPerSecond(emulator)) {
            sender.send(MESSAGE);

            // Its wait for a permit ends on the timer, and the send inside the callback needs the timer again.
            CompletableFuture<SendOutcome> inside = sender.sendAsync(MESSAGE.within(Duration.ofMillis(300)))
                    .thenApply(outcome -> {
                        assertThat(outcome.state()).isEqualTo(State.REJECTED);
                        return sender.trySend(MESSAGE);
                    });

            assertThat(inside.get(10, TimeUnit.SECONDS).state()).isEqualTo(State.ACCEPTED);
        }
    }

    private static LiveMessageSender oneCallPerSecond(LiveEmulator emulator) {
        return LiveMessageSender.create(LiveSettings.from(Map.of(
                "tencent.live.sdk-app-id", Long.toString(emulator.sdkAppId()),
                "tencent.live.secret-key", emulator.secretKey(),
                "tencent.live.endpoint", emulator.endpoint().toString(),
                "tencent.live.attempt-timeout", "100ms",
                "tencent.live.limit.per-second", "1")));
    }
}
