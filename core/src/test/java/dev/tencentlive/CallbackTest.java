package dev.tencentlive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.SendOutcome.State;
import dev.tencentlive.emulator.LiveEmulator;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CallbackTest {

    private static final LiveMessage MESSAGE = LiveMessage.of("room1", "gift", "rose");

    @Test
    void blockingSendInsideTheCallbackOfAnotherIsServedInTime() throws Exception {
        try (LiveEmulator emulator = LiveEmulator.start();
                LiveMessageSender sender = oneCallPerSecond(emulator)) {
            sender.send(MESSAGE);

            // Its wait for a permit ends on the timer, and the send inside the callback needs the timer again.
            CompletableFuture<SendOutcome> inside = sender.sendAsync(MESSAGE.within(Duration.ofMillis(2300)))
                    .thenApply(outcome -> {
                        assertThat(outcome.state()).isEqualTo(State.REJECTED);
                        return sender.trySend(MESSAGE);
                    });

            assertThat(inside.get(10, TimeUnit.SECONDS).state()).isEqualTo(State.ACCEPTED);
        }
    }

    @Test
    void callbacksThatBlockHoldUpNobodysExchange() throws Exception {
        try (LiveEmulator emulator =
                        LiveEmulator.builder().applicationLimit(0).roomLimit(0).start();
                LiveMessageSender sender = LiveMessageSender.create(LiveSettings.from(unlimited(emulator)))) {
            int more = 300;
            Thread here = Thread.currentThread();
            emulator.next(more).delay(Duration.ofMillis(100));
            CountDownLatch blocked = new CountDownLatch(more);
            CountDownLatch goOn = new CountDownLatch(1);
            List<CompletableFuture<SendOutcome>> sends = IntStream.range(0, more)
                    .mapToObj(i -> sender.sendAsync(MESSAGE).thenApply(outcome -> {
                        blocked.countDown();
                        // What has ended before this was asked for runs here, and who would let it go on?
                        if (Thread.currentThread() != here) {
                            awaited(goOn);
                        }
                        return sender.trySend(MESSAGE);
                    }))
                    .toList();
            assertThat(blocked.await(30, TimeUnit.SECONDS)).isTrue();

            assertThat(sender.trySend(MESSAGE).state()).isEqualTo(State.ACCEPTED);

            goOn.countDown();
            for (CompletableFuture<SendOutcome> send : sends) {
                assertThat(send.get(30, TimeUnit.SECONDS).state()).isEqualTo(State.ACCEPTED);
            }
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> unlimited(LiveEmulator emulator) {
        Map<String, String> properties = new HashMap<>(SenderFixture.properties(emulator));
        properties.put("tencent.live.limit.per-second", "0");
        properties.put("tencent.live.limit.per-room-per-second", "0");
        return properties;
    }

    private static LiveMessageSender oneCallPerSecond(LiveEmulator emulator) {
        return LiveMessageSender.create(LiveSettings.from(Map.of(
                "tencent.live.sdk-app-id", Long.toString(emulator.sdkAppId()),
                "tencent.live.secret-key", emulator.secretKey(),
                "tencent.live.endpoint", emulator.endpoint().toString(),
                "tencent.live.attempt-timeout", "2s",
                "tencent.live.limit.per-second", "1")));
    }
}
