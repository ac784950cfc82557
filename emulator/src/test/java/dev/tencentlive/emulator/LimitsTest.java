package dev.tencentlive.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.emulator.Caller.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void windowSlides() {
        SlidingWindow window = new SlidingWindow(2);

        assertThat(window.admit(0)).isTrue();
        assertThat(window.admit(SECOND / 2)).isTrue();
        assertThat(window.admit(SECOND - 1)).isFalse();
        assertThat(window.admit(SECOND)).isTrue();
        assertThat(window.admit(SECOND + 1)).isFalse();
        assertThat(window.admit(SECOND * 3 / 2)).isTrue();
    }

    @Test
    void windowSurvivesTheEndOfTheNanosecondCounter() {
        SlidingWindow window = new SlidingWindow(1);

        assertThat(window.admit(Long.MAX_VALUE)).isTrue();
        assertThat(window.admit(Long.MIN_VALUE)).isFalse();
        assertThat(window.admit(Long.MIN_VALUE + SECOND)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {60007, 100602})
    void callsBeyondTheApplicationsLimitAreRefused(int code) {
        try (LiveEmulator emulator = LiveEmulator.builder()
                .applicationLimit(2)
                .applicationLimitCode(code)
                .start()) {
            Caller caller = Caller.of(emulator);
            List<Integer> codes = new ArrayList<>();
            burst(() -> codes.add(caller.send("room" + codes.size()).code()), emulator, 3);

            assertThat(codes).endsWith(0, 0, code);
        }
    }

    /** A burst that took a second or more would prove nothing: it is tried again. */
    private static void burst(Runnable call, LiveEmulator emulator, int calls) {
        for (long took = SECOND; took >= SECOND; ) {
            emulator.reset();
            long before = System.nanoTime();
            IntStream.range(0, calls).forEach(i -> call.run());
            took = System.nanoTime() - before;
        }
    }

    @Test
    void eachCommandHasItsOwnLimit() {
        try (LiveEmulator emulator = LiveEmulator.builder().applicationLimit(1).start()) {
            Caller caller = Caller.of(emulator);

            assertThat(caller.send("room1").code()).isZero();
            assertThat(caller.call("get_room_info", "{\"RoomId\":\"room1\"}").code())
                    .isZero();
        }
    }

    @Test
    void messagesBeyondTheRoomsLimitAreDropped() {
        try (LiveEmulator emulator = LiveEmulator.builder().roomLimit(2).start()) {
            Caller caller = Caller.of(emulator);
            List<Reply> replies = new ArrayList<>();
            burst(() -> replies.add(caller.send("room1")), emulator, 3);
            Reply last = replies.get(replies.size() - 1);

            assertThat(last.code()).isZero();
            assertThat(last.response("MsgDropReason")).isEqualTo("MsgFreqCtrl");
            assertThat(last.sequence()).isEqualTo(3);
            assertThat(emulator.messages("room1")).hasSize(2);
            assertThat(caller.send("room2").response("MsgDropReason")).isEqualTo("");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void droppedMessageUsesASequenceNumberOrNot(boolean uses) {
        try (LiveEmulator emulator =
                LiveEmulator.builder().dropUsesSequence(uses).start()) {
            Caller caller = Caller.of(emulator);
            caller.send("room1");
            emulator.next(1).drop("MsgFreqCtrl");
            caller.send("room1");

            assertThat(caller.send("room1").sequence()).isEqualTo(uses ? 3 : 2);
        }
    }

    @Test
    void limitsCanBeSwitchedOff() {
        try (LiveEmulator emulator =
                LiveEmulator.builder().applicationLimit(0).roomLimit(0).start()) {
            Caller caller = Caller.of(emulator);
            Stream.generate(() -> caller.send("room1")).limit(300).forEach(reply -> {});

            assertThat(emulator.calls().ok()).isEqualTo(300);
            assertThat(emulator.messages("room1")).hasSize(300);
        }
    }

    @Test
    void applicationsLimitIsExactUnderSixteenThreads() throws Exception {
        try (LiveEmulator emulator =
                LiveEmulator.builder().applicationLimit(50).roomLimit(0).start()) {
            long most = 50 * secondsOfSixteenGreedySenders(emulator);
            CallCounts calls = emulator.calls();

            assertThat(calls.ok()).isBetween(50L, most).isEqualTo(calls.kept());
            assertThat(calls.ok() + calls.refused(60007)).isEqualTo(calls.total());
        }
    }

    @Test
    void roomsLimitIsExactUnderSixteenThreads() throws Exception {
        try (LiveEmulator emulator =
                LiveEmulator.builder().applicationLimit(0).roomLimit(20).start()) {
            long most = 20 * secondsOfSixteenGreedySenders(emulator);
            CallCounts calls = emulator.calls();

            assertThat(emulator.messages("room0")).hasSizeBetween(20, (int) most);
            assertThat(emulator.messages("room1")).hasSizeBetween(20, (int) most);
            assertThat(calls.ok() + calls.dropped()).isEqualTo(calls.total());
        }
    }

    /** Sends to two rooms for a little over a second; returns how many windows of a second that began in. */
    private static long secondsOfSixteenGreedySenders(LiveEmulator emulator) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            Caller caller = Caller.of(emulator);
            long begin = System.nanoTime();
            List<Future<?>> senders = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                String room = "room" + i % 2;
                senders.add(threads.submit(() -> {
                    while (System.nanoTime() - begin < SECOND * 6 / 5) {
                        caller.send(room);
                    }
                }));
            }
            for (Future<?> sender : senders) {
                sender.get();
            }
            return (System.nanoTime() - begin) / SECOND + 1;
        } finally {
            threads.shutdownNow();
        }
    }
}
