package dev.tencentlive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.SendLimiter.Permit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SlidingWindowLimiterTest {

    private static final long APPLICATION = 1400000000;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration NANOSECOND = Duration.ofNanos(1);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final VirtualTime time = new VirtualTime();

    @Test
    void permitIsFreeAgainOneSecondAfterItsExchangeEnded() {
        SlidingWindowLimiter limiter = limiter(1, 0);
        Permit first = granted(limiter.acquire(APPLICATION, "a", LONG));
        CompletableFuture<Permit> second = limiter.acquire(APPLICATION, "b", LONG);
        time.pass(Duration.ofSeconds(10));
        first.close();
        time.pass(SECOND.minus(NANOSECOND));
        assertThat(second).isNotDone();
        time.pass(NANOSECOND);
        granted(second);
    }

    @Test
    void roomHasALimitOfItsOwn() {
        SlidingWindowLimiter limiter = limiter(0, 2);
        Permit first = granted(limiter.acquire(APPLICATION, "a", LONG));
        granted(limiter.acquire(APPLICATION, "a", LONG));
        CompletableFuture<Permit> third = limiter.acquire(APPLICATION, "a", LONG);
        first.close();
        time.pass(SECOND.minus(NANOSECOND));
        assertThat(third).isNotDone();
        time.pass(NANOSECOND);
        granted(third);
    }

    @Test
    void whoWaitsForARoomDelaysNoOtherAndHoldsNoPermitOfTheApplication() {
        SlidingWindowLimiter limiter = limiter(3, 1);
        granted(limiter.acquire(APPLICATION, "full", LONG));
        List<CompletableFuture<Permit>> waiting = acquire(limiter, "full", 10);
        granted(limiter.acquire(APPLICATION, "b", Duration.ZERO));
        granted(limiter.acquire(APPLICATION, "c", Duration.ZERO));
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void roomIsServedInTheOrderOfArrival() {
        SlidingWindowLimiter limiter = limiter(0, 1);
        Permit permit = granted(limiter.acquire(APPLICATION, "a", LONG));
        for (CompletableFuture<Permit> next : acquire(limiter, "a", 5)) {
            assertThat(next).isNotDone();
            permit.close();
            time.pass(SECOND);
            permit = granted(next);
        }
    }

    @Test
    void applicationIsServedInTheOrderOfArrivalAcrossRooms() {
        SlidingWindowLimiter limiter = limiter(1, 1);
        Permit permit = granted(limiter.acquire(APPLICATION, "a", LONG));
        List<CompletableFuture<Permit>> waiting = new ArrayList<>();
        for (String room : List.of("c", "b", "a", "c", "b")) {
            waiting.add(limiter.acquire(APPLICATION, room, LONG));
        }
        for (CompletableFuture<Permit> next : waiting) {
            permit.close();
            time.pass(SECOND);
            permit = granted(next);
        }
    }

    @Test
    void applicationsDoNotShareALimit() {
        SlidingWindowLimiter limiter = limiter(1, 1);
        granted(limiter.acquire(APPLICATION, "a", LONG));
        granted(limiter.acquire(20000001, "a", Duration.ZERO));
    }

    @Test
    void waitEndsWithADenialThatNamesTheLimits() {
        SlidingWindowLimiter limiter = limiter(1, 7);
        granted(limiter.acquire(APPLICATION, "a", LONG));
        CompletableFuture<Permit> second = limiter.acquire(APPLICATION, "a", Duration.ofMillis(250));
        time.pass(Duration.ofMillis(250).minus(NANOSECOND));
        assertThat(second).isNotDone();
        time.pass(NANOSECOND);
        assertThat(denial(second))
                .isEqualTo("no permit came free within 250 ms; the limits are 1 calls per second"
                        + " (tencent.live.limit.per-second) and 7 per room (tencent.live.limit.per-room-per-second)");
    }

    @Test
    void noTimeToWaitMeansNowOrNever() {
        SlidingWindowLimiter limiter = limiter(1, 1);
        Permit first = granted(limiter.acquire(APPLICATION, "a", Duration.ZERO));
        for (Duration none : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
            assertThat(denial(limiter.acquire(APPLICATION, "a", none)))
                    .isEqualTo("no permit was free, and no time was left to wait for one");
        }
        first.close();
        time.pass(SECOND);
        granted(limiter.acquire(APPLICATION, "a", Duration.ZERO));
    }

    @Test
    void nobodyOvertakesWhoeverWaitsForTheSameRoom() {
        SlidingWindowLimiter limiter = limiter(0, 1);
        Permit first = granted(limiter.acquire(APPLICATION, "a", LONG));
        CompletableFuture<Permit> second = limiter.acquire(APPLICATION, "a", LONG);
        first.close();
        time.pass(SECOND);
        assertThat(denial(limiter.acquire(APPLICATION, "a", Duration.ZERO))).contains("no permit was free");
        granted(second);
    }

    @Test
    void permitThatIsDueGoesToWhoeverWaitsAlsoWhenAnotherCallComesFirst() {
        LateTime late = new LateTime();
        SlidingWindowLimiter limiter = new SlidingWindowLimiter(1, 0, 10, late);
        granted(limiter.acquire(APPLICATION, "a", LONG)).close();
        CompletableFuture<Permit> second = limiter.acquire(APPLICATION, "b", LONG);
        late.now += SECOND.toNanos();
        CompletableFuture<Permit> third = limiter.acquire(APPLICATION, "c", LONG);
        granted(second);
        assertThat(third).isNotDone();
    }

    @Test
    void waitingIsBounded() {
        SlidingWindowLimiter limiter = new SlidingWindowLimiter(1, 0, 3, time);
        granted(limiter.acquire(APPLICATION, "a", LONG));
        List<CompletableFuture<Permit>> waiting = acquire(limiter, "a", 3);
        assertThat(denial(limiter.acquire(APPLICATION, "a", LONG)))
                .isEqualTo("3 sends wait for a permit already (tencent.live.limit.max-waiting)");
        waiting.get(1).cancel(false);
        assertThat(limiter.acquire(APPLICATION, "a", LONG)).isNotDone();
    }

    @Test
    void nobodyWaitsWhereNobodyMay() {
        SlidingWindowLimiter limiter = new SlidingWindowLimiter(1, 0, 0, time);
        granted(limiter.acquire(APPLICATION, "a", LONG));
        assertThat(denial(limiter.acquire(APPLICATION, "a", LONG))).startsWith("0 sends wait for a permit already");
    }

    @Test
    void cancellingGivesUpThePlace() {
        SlidingWindowLimiter limiter = limiter(0, 1);
        Permit first = granted(limiter.acquire(APPLICATION, "a", LONG));
        List<CompletableFuture<Permit>> waiting = acquire(limiter, "a", 3);
        waiting.get(0).cancel(false);
        waiting.get(1).cancel(true);
        first.close();
        time.pass(SECOND);
        granted(waiting.get(2));
    }

    @Test
    void permitForOneWhoLeavesAtThatVeryMomentGoesToTheNext() {
        SlidingWindowLimiter limiter = limiter(2, 2);
        List<Permit> first = acquire(limiter, "a", 2).stream()
                .map(SlidingWindowLimiterTest::granted)
                .toList();
        List<CompletableFuture<Permit>> waiting = acquire(limiter, "a", 3);
        CompletableFuture<Boolean> second =
                waiting.get(0).thenApply(permit -> waiting.get(1).cancel(false));
        first.forEach(Permit::close);
        time.pass(SECOND);
        assertThat(second).isCompletedWithValue(true);
        granted(waiting.get(2));
        assertThat(denial(limiter.acquire(APPLICATION, "a", Duration.ZERO))).isNotNull();
    }

    @Test
    void timeoutAtTheVeryMomentOfTheGrantLosesNoPermit() {
        SlidingWindowLimiter limiter = limiter(1, 1);
        granted(limiter.acquire(APPLICATION, "a", LONG)).close();
        CompletableFuture<Permit> either = limiter.acquire(APPLICATION, "a", SECOND);
        CompletableFuture<Permit> next = limiter.acquire(APPLICATION, "a", LONG);
        time.pass(SECOND);
        Permit permit = either.join();
        if (permit.denial().isEmpty()) {
            permit.close();
            time.pass(SECOND);
        }
        granted(next);
    }

    @Test
    void closingAPermitTwiceFreesOne() {
        SlidingWindowLimiter limiter = limiter(2, 0);
        Permit first = granted(limiter.acquire(APPLICATION, "a", LONG));
        granted(limiter.acquire(APPLICATION, "a", LONG));
        first.close();
        first.close();
        time.pass(SECOND);
        granted(limiter.acquire(APPLICATION, "a", Duration.ZERO));
        assertThat(denial(limiter.acquire(APPLICATION, "a", Duration.ZERO))).isNotNull();
    }

    @Test
    void closeDeniesWhoWaitsAndWhoComes() {
        SlidingWindowLimiter limiter = limiter(1, 0);
        Permit first = granted(limiter.acquire(APPLICATION, "a", LONG));
        List<CompletableFuture<Permit>> waiting = acquire(limiter, "a", 2);
        waiting.addAll(acquire(limiter, "b", 2));
        limiter.close();
        assertThat(waiting).extracting(SlidingWindowLimiterTest::denial).containsOnly("the sender was closed");
        assertThat(denial(limiter.acquire(APPLICATION, "a", LONG))).isEqualTo("the sender is closed");
        first.close();
        time.passUntilNothingIsLeft();
    }

    @Test
    void idleRoomsAreForgotten() {
        SlidingWindowLimiter limiter = limiter(0, 1);
        for (int i = 0; i < 1000; i++) {
            granted(limiter.acquire(APPLICATION, "room" + i, LONG)).close();
        }
        assertThat(limiter.rooms()).isEqualTo(1000);
        time.pass(SECOND);
        granted(limiter.acquire(APPLICATION, "another", LONG));
        assertThat(limiter.rooms()).isEqualTo(1);
    }

    @Test
    void roomsOfDeniedAndCancelledWaitersAreForgotten() {
        SlidingWindowLimiter limiter = limiter(1, 0);
        granted(limiter.acquire(APPLICATION, "a", LONG));
        for (int i = 0; i < 100; i++) {
            denial(limiter.acquire(APPLICATION, "denied" + i, Duration.ZERO));
            limiter.acquire(APPLICATION, "cancelled" + i, LONG).cancel(false);
        }
        acquire(limiter, "late", 5);
        time.pass(LONG);
        assertThat(limiter.rooms()).isEqualTo(1);
    }

    @Test
    void limitsThatAreSwitchedOffLetEveryCallThroughAndRememberNothing() {
        SlidingWindowLimiter limiter = limiter(0, 0);
        acquire(limiter, "a", 1000).forEach(SlidingWindowLimiterTest::granted);
        assertThat(limiter.rooms()).isZero();
    }

    private SlidingWindowLimiter limiter(int perSecond, int perRoomPerSecond) {
        return new SlidingWindowLimiter(perSecond, perRoomPerSecond, 1000, time);
    }

    private static List<CompletableFuture<Permit>> acquire(SlidingWindowLimiter limiter, String room, int times) {
        List<CompletableFuture<Permit>> permits = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            permits.add(limiter.acquire(APPLICATION, room, LONG));
        }
        return permits;
    }

    private static Permit granted(CompletableFuture<Permit> asked) {
        assertThat(asked).isDone();
        assertThat(asked.join().denial()).isEmpty();
        return asked.join();
    }

    private static @Nullable String denial(CompletableFuture<Permit> asked) {
        assertThat(asked).isDone();
        return asked.join().denial().orElse(null);
    }

    /** A timer that is late, as a busy machine's is. */
    private static final class LateTime implements Scheduler {
        private long now;

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public Cancellable schedule(Duration delay, Runnable task) {
            return () -> {};
        }
    }
}
