package dev.tencentlive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tencentlive.SendOutcome.State;
import dev.tencentlive.emulator.CallCounts;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.emulator.ReceivedMessage;
import dev.tencentlive.emulator.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thousands of sends through a service that fails in every way, in a fixed random order: the books must balance. */
final class ChaosTest {

    private static final int THREADS = 32;
    private static final int NO_BUDGET = 1_000_000_000;

    /** What a call may meet. The ordinary answer stands here too, as a wait of no length. */
    private static final List<Consumer<Script>> FAULTS = List.of(
            next -> next.answer(100001),
            next -> next.actAndAnswer(100001),
            next -> next.answer(60008),
            next -> next.actAndAnswer(99999),
            next -> next.answer(100602),
            next -> next.answer(60007),
            next -> next.answer(60014),
            next -> next.answer(80003),
            next -> next.answer(100601),
            next -> next.answer(10016),
            next -> next.answer(70001),
            next -> next.answer(70009),
            next -> next.drop("MsgFreqCtrl"),
            next -> next.status(429, "slow down"),
            next -> next.status(502, "<html>"),
            next -> next.actAndStatus(502, "<html>"),
            next -> next.actAndStatus(408, ""),
            next -> next.status(404, "<html>"),
            next -> next.status(302, "", Map.of("Location", "https://elsewhere.example/")),
            next -> next.reply("{"),
            next -> next.actAndReply("{"),
            next -> next.actAndReply(""),
            next -> next.cutBody(20),
            next -> next.actAndCutBody(20),
            next -> next.close(),
            next -> next.actAndClose(),
            next -> next.reset(),
            next -> next.actAndReset(),
            next -> next.bytes("SSH-2.0-OpenSSH_9.6\r\n"),
            next -> next.actAndBytes("HTTP/1.1 2"),
            next -> next.actAndDelay(Duration.ofMillis(1)));

    /** These cost a thread its whole attempt timeout, so they are rare. */
    private static final List<Consumer<Script>> STALLS = List.of(
            next -> next.delay(Duration.ofMillis(400)),
            next -> next.actAndDelay(Duration.ofMillis(400)),
            next -> next.stallBody(10),
            next -> next.actAndStallBody(10));

    @ParameterizedTest
    @ValueSource(ints = {RetryPolicy.FULL_BUDGET, NO_BUDGET})
    void booksBalanceOver2000Sends(int budget) {
        booksBalance(2_000, budget);
    }

    @ParameterizedTest
    @ValueSource(ints = {RetryPolicy.FULL_BUDGET, NO_BUDGET})
    @Tag("slow")
    void booksBalanceOver10000Sends(int budget) {
        booksBalance(10_000, budget);
    }

    private static void booksBalance(int sends, int budget) {
        try (SenderFixture fixture =
                new SenderFixture(builder -> builder.messagesKept(10 * sends).callsKept(100))) {
            fixture.set("connect-timeout", "300ms")
                    .set("attempt-timeout", "300ms")
                    .set("delivery-timeout", "3s");
            script(fixture.emulator(), sends);
            LiveMessageSender sender = fixture.closed(fixture.builder()
                    .scheduler(new HurriedScheduler())
                    .retryBudget(budget)
                    .build());

            Map<LiveMessage, SendOutcome> outcomes = sendAll(sender, sends);
            awaitIdle(fixture.emulator());

            check(outcomes, sends, fixture.emulator());
        }
    }

    private static void script(LiveEmulator emulator, int sends) {
        Random random = new Random(20261122);
        for (int call = 0; call < 3 * sends; call++) {
            int dice = random.nextInt(1000);
            if (dice < 500) {
                emulator.next(1).delay(Duration.ZERO);
            } else if (dice < 985) {
                FAULTS.get(random.nextInt(FAULTS.size())).accept(emulator.next(1));
            } else {
                STALLS.get(random.nextInt(STALLS.size())).accept(emulator.next(1));
            }
        }
    }

    private static Map<LiveMessage, SendOutcome> sendAll(LiveMessageSender sender, int sends) {
        Map<LiveMessage, SendOutcome> outcomes = new ConcurrentHashMap<>();
        AtomicInteger next = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        for (int i = 0; i < THREADS; i++) {
            threads.execute(() -> {
                for (int number = next.getAndIncrement(); number < sends; number = next.getAndIncrement()) {
                    LiveMessage message = LiveMessage.of("room" + number % 7, "gift", "no " + number);
                    message = number % 2 == 0 ? message : message.repeatable();
                    outcomes.put(message, sender.trySend(message));
                }
            });
        }
        threads.shutdown();
        await().atMost(Duration.ofMinutes(3)).until(() -> threads.awaitTermination(1, TimeUnit.MILLISECONDS));
        return outcomes;
    }

    /** Some calls are done late, after their sender has given up. */
    private static void awaitIdle(LiveEmulator emulator) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            CallCounts counts = emulator.calls();
            return counts.ok() + counts.dropped() + counts.refused() + counts.scripted() == counts.total();
        });
    }

    private static void check(Map<LiveMessage, SendOutcome> outcomes, int sends, LiveEmulator emulator) {
        Map<State, Long> ends =
                outcomes.values().stream().collect(Collectors.groupingBy(SendOutcome::state, Collectors.counting()));
        long accepted = ends.getOrDefault(State.ACCEPTED, 0L);
        long unknown = ends.getOrDefault(State.UNKNOWN, 0L);
        Map<String, Long> kept = emulator.messages().stream()
                .collect(Collectors.groupingBy(ReceivedMessage::data, Collectors.counting()));

        assertThat(ends.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(sends);
        assertThat(ends.keySet()).containsExactlyInAnyOrder(State.values());
        assertThat((long) kept.size()).isBetween(accepted, accepted + unknown);

        List<String> wrong = new ArrayList<>();
        outcomes.forEach((message, outcome) -> {
            long times = kept.getOrDefault(String.valueOf(message.payload()), 0L);
            if (!isTrue(message, outcome, times)) {
                wrong.add(message.payload() + " was kept " + times + " times: " + outcome);
            }
        });
        assertThat(wrong).isEmpty();
    }

    private static boolean isTrue(LiveMessage message, SendOutcome outcome, long times) {
        if (times > 1 && !message.mayRepeat()) {
            return false;
        }
        return switch (outcome.state()) {
            case ACCEPTED -> times >= 1 && (times == 1 || ((SendReceipt) outcome).possibleDuplicate());
            case DROPPED, REJECTED -> times == 0;
            case UNKNOWN -> true;
        };
    }

    /** Waits are over at once, and no time passes by them: other sends are under way. */
    private static final class HurriedScheduler implements Scheduler {

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public Cancellable schedule(Duration delay, Runnable task) {
            task.run();
            return () -> {};
        }

        /** What is not waited for never comes to its end. */
        @Override
        public Cancellable atTheLatest(Duration delay, Runnable end) {
            return () -> {};
        }
    }
}
