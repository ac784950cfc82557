package dev.tencentlive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.SendLimiter.Permit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link SlidingWindowLimiter} promises under any schedule; each seed is one, the same in every run. */
final class LimiterPropertyTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final int CALLS = 600;

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everySlidingSecondStaysUnderBothLimitsAndNobodyWaitsForNothing(int seed) {
        Simulation simulation = new Simulation(new Random(seed));
        simulation.run();
        assertThat(simulation.broken).isEmpty();
        assertThat(simulation.decided)
                .hasSize(CALLS)
                .allSatisfy(decided -> assertThat(decided).isCompletedWithValue(true));
        assertThat(mostInASecond(simulation.serverTimes)).isLessThanOrEqualTo(simulation.perSecond());
        assertThat(simulation.rooms.values())
                .allSatisfy(
                        room -> assertThat(mostInASecond(room.serverTimes)).isLessThanOrEqualTo(simulation.perRoom()));
        simulation.everyPermitCameBack();
    }

    /** Real threads and real time; the service counts at any moment of an exchange, here at its end and at its start. */
    @Test
    void limitsHoldUnderManyThreads() throws Exception {
        int perSecond = 400;
        int perRoom = 60;
        Map<String, List<Long>> times = new ConcurrentHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(32);
        try (Scheduler scheduler = Scheduler.real();
                SlidingWindowLimiter limiter = new SlidingWindowLimiter(perSecond, perRoom, 1000, scheduler)) {
            List<Future<?>> ends = new ArrayList<>();
            for (int thread = 0; thread < 32; thread++) {
                int number = thread;
                ends.add(threads.submit(() -> callUntilTheEnd(limiter, number, times)));
            }
            for (Future<?> end : ends) {
                end.get(30, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        List<Long> all = times.values().stream().flatMap(List::stream).sorted().toList();
        assertThat(all).hasSizeGreaterThan(2 * perSecond);
        assertThat(mostInASecond(all)).isLessThanOrEqualTo(perSecond);
        assertThat(times.values())
                .allSatisfy(
                        room -> assertThat(mostInASecond(room.stream().sorted().toList()))
                                .isLessThanOrEqualTo(perRoom));
    }

    private static @Nullable Void callUntilTheEnd(
            SlidingWindowLimiter limiter, int number, Map<String, List<Long>> times) throws Exception {
        Random random = new Random(number);
        long end = System.nanoTime() + 5 * SECOND / 2;
        while (System.nanoTime() - end < 0) {
            String room = "room" + random.nextInt(10);
            var asked = limiter.acquire(1, room, Duration.ofMillis(random.nextInt(300)));
            if (random.nextInt(10) == 0) {
                asked.cancel(false);
            }
            if (asked.isCancelled()) {
                continue;
            }
            Permit permit = asked.get();
            if (permit.denial().isEmpty()) {
                List<Long> ofRoom = times.computeIfAbsent(room, name -> new ArrayList<>());
                long now = System.nanoTime();
                synchronized (ofRoom) {
                    ofRoom.add(now);
                }
                permit.close();
            }
        }
        return null;
    }

    /** In windows that hold their beginning and not their end. */
    private static int mostInASecond(List<Long> times) {
        List<Long> sorted =
                times.stream().sorted((a, b) -> Long.compare(a - b, 0)).toList();
        int most = 0;
        int first = 0;
        for (int last = 0; last < sorted.size(); last++) {
            while (sorted.get(last) - sorted.get(first) >= SECOND) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    /** Calls at random times, with random waits, durations and cancellations, and a second book of who may call. */
    private static final class Simulation {

        private final Random random;
        private final VirtualTime time = new VirtualTime(this::nobodyWaitsForNothing);
        private final int perSecond;
        private final int perRoom;
        private final SlidingWindowLimiter limiter;
        private final List<Long> serverTimes = new ArrayList<>();
        private final Map<String, Room> rooms = new HashMap<>();
        private final List<String> broken = new ArrayList<>();
        private final List<CompletableFuture<Boolean>> decided = new ArrayList<>();
        private int held;

        Simulation(Random random) {
            this.random = random;
            this.perSecond = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(20);
            this.perRoom = perSecond > 0 && random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(8);
            this.limiter = new SlidingWindowLimiter(perSecond, perRoom, CALLS, time);
        }

        int perSecond() {
            return perSecond == 0 ? Integer.MAX_VALUE : perSecond;
        }

        int perRoom() {
            return perRoom == 0 ? Integer.MAX_VALUE : perRoom;
        }

        void run() {
            for (int call = 0; call < CALLS; call++) {
                later(Duration.ofSeconds(20), this::call);
            }
            time.passUntilNothingIsLeft();
        }

        /** As many as the limits allow are granted at once, and not one more. */
        void everyPermitCameBack() {
            assertThat(held).isZero();
            int most = Math.min(Math.min(perSecond(), perRoom()), 50);
            for (int i = 0; i < most; i++) {
                assertThat(limiter.acquire(1, "last", Duration.ZERO).join().denial())
                        .isEmpty();
            }
            assertThat(limiter.rooms()).isEqualTo(1);
        }

        private void call() {
            String name = "room" + random.nextInt(5);
            Room room = rooms.computeIfAbsent(name, any -> new Room());
            Call call = new Call(room);
            room.waiting.add(call);
            var asked = limiter.acquire(1, name, Duration.ofMillis(random.nextInt(3000)));
            decided.add(asked.handle((permit, cancelled) -> {
                if (permit != null && permit.denial().isEmpty()) {
                    granted(call, permit);
                } else {
                    room.waiting.remove(call);
                }
                return true;
            }));
            if (random.nextInt(5) == 0) {
                later(Duration.ofSeconds(2), () -> asked.cancel(false));
            }
        }

        private void granted(Call call, Permit permit) {
            if (call.room.waiting.peek() != call) {
                broken.add("somebody was overtaken in a room");
            }
            call.room.waiting.remove(call);
            held++;
            call.room.held++;
            long start = time.nanoTime();
            later(Duration.ofMillis(random.nextBoolean() ? 700 : 1), () -> {
                long counted = start + (long) (random.nextDouble() * (time.nanoTime() - start));
                serverTimes.add(counted);
                call.room.serverTimes.add(counted);
                time.schedule(Duration.ofNanos(SECOND), () -> {
                    held--;
                    call.room.held--;
                });
                permit.close();
            });
        }

        private void nobodyWaitsForNothing() {
            boolean applicationHasRoom = held < perSecond();
            rooms.values().forEach(room -> {
                if (applicationHasRoom && room.held < perRoom() && !room.waiting.isEmpty()) {
                    broken.add("somebody waits although a permit is free");
                }
            });
            if (held > perSecond()) {
                broken.add("more permits than the application has");
            }
        }

        private void later(Duration longest, Runnable task) {
            time.schedule(Duration.ofNanos((long) (random.nextDouble() * longest.toNanos())), task);
        }
    }

    private static final class Room {
        private final Deque<Call> waiting = new ArrayDeque<>();
        private final List<Long> serverTimes = new ArrayList<>();
        private int held;
    }

    private static final class Call {
        private final Room room;

        Call(Room room) {
            this.room = room;
        }
    }
}
