package dev.tencentlive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tencentlive.emulator.RecordedCall;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Threads that send as fast as they can: what arrives in any sliding second, by the service's own watch. */
final class GreedyCallerTest {

    private static final int THREADS = 32;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @Test
    void limitOfTheApplicationHoldsAndIsUsedFor3Seconds() {
        neverMoreThan(200, 3, thread -> "room" + thread);
    }

    @Test
    void limitOfTheRoomHoldsAndIsUsedFor3Seconds() {
        neverMoreThan(40, 3, thread -> "room");
    }

    @Test
    @Tag("slow")
    void limitOfTheApplicationHoldsAndIsUsedFor10Seconds() {
        neverMoreThan(200, 10, thread -> "room" + thread);
    }

    private static void neverMoreThan(int limit, int seconds, IntFunction<String> room) {
        try (SenderFixture fixture = new SenderFixture()) {
            warmUp(fixture);
            LiveMessageSender sender = fixture.closed(LiveMessageSender.create(fixture.settings()));
            sendFor(Duration.ofSeconds(seconds + 1), sender, room);

            List<Long> received = fixture.emulator().calls().recent().stream()
                    .map(RecordedCall::receivedNanos)
                    .sorted()
                    .toList();
            for (int i = limit; i < received.size(); i++) {
                assertThat(received.get(i) - received.get(i - limit))
                        .as("nanoseconds from call %d to call %d", i - limit, i)
                        .isGreaterThanOrEqualTo(SECOND);
            }
            long inTime = received.stream()
                    .filter(nanos -> nanos - received.get(0) < seconds * SECOND)
                    .count();
            System.out.printf(
                    "Greedy caller, limit %d: %d calls in %d s, %.1f %% of the limit%n",
                    limit, inTime, seconds, 100.0 * inTime / (limit * seconds));
            assertThat(inTime).isGreaterThanOrEqualTo(95L * limit * seconds / 100);
        }
    }

    /** What is measured is the limiter, not how fast classes load. */
    private static void warmUp(SenderFixture fixture) {
        LiveMessageSender unlimited = fixture.sender();
        IntStream.range(0, 200).forEach(i -> unlimited.send(SenderFixture.ORDINARY));
        fixture.emulator().reset();
    }

    private static void sendFor(Duration time, LiveMessageSender sender, IntFunction<String> room) {
        AtomicInteger notAccepted = new AtomicInteger();
        long end = System.nanoTime() + time.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        for (int thread = 0; thread < THREADS; thread++) {
            LiveMessage message = LiveMessage.of(room.apply(thread), "gift", "rose");
            threads.execute(() -> {
                while (System.nanoTime() - end < 0) {
                    if (sender.trySend(message).state() != SendOutcome.State.ACCEPTED) {
                        notAccepted.incrementAndGet();
                    }
                }
            });
        }
        threads.shutdown();
        await().atMost(time.plusSeconds(30)).until(() -> threads.awaitTermination(1, TimeUnit.MILLISECONDS));
        assertThat(notAccepted).hasValue(0);
    }
}
