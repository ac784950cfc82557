package dev.tencentlive;

import static dev.tencentlive.SendOutcome.State.ACCEPTED;
import static dev.tencentlive.SendOutcome.State.REJECTED;
import static dev.tencentlive.SenderFixture.ORDINARY;
import static dev.tencentlive.SenderFixture.REPEATABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tencentlive.Rejected.Where;
import dev.tencentlive.SendLimiter.Permit;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.emulator.ReceivedMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cancelling, interrupting and sending many: the outcome is the truth in every phase, and told exactly once. */
final class AsyncTest {

    private static final Duration LATE = Duration.ofSeconds(20);
    private static final Duration SOON = Duration.ofSeconds(10);

    private final SenderFixture fixture = new SenderFixture();
    private final LiveEmulator emulator = fixture.emulator();
    private final OutcomeListener listener = new OutcomeListener();
    private final HeldScheduler held = new HeldScheduler();

    @AfterEach
    void close() {
        fixture.close();
    }

    // Cancelling.

    @Test
    void cancelledWhileWaitingForAPermitIsRejected() {
        CompletableFuture<Permit> permit = new CompletableFuture<>();
        CompletableFuture<SendOutcome> future =
                sender(holding().limiter((id, room, wait) -> permit)).sendAsync(ORDINARY);

        future.cancel(true);

        assertThat(told()).isInstanceOfSatisfying(Rejected.class, no -> {
            assertThat(no.where()).isEqualTo(Where.LOCAL);
            assertThat(no.reason()).contains("it was cancelled");
            assertThat(no.attempts()).isZero();
        });
        assertThat(permit).isCancelled();
        assertThat(future).isCancelled();
    }

    @Test
    void cancelledBetweenAttemptsEndsLikeTheLastOne() {
        emulator.always().answer(100602);
        CompletableFuture<SendOutcome> future =
                sender(builder().scheduler(held)).sendAsync(ORDINARY);
        await().until(() -> held.held() == 1);

        future.cancel(true);

        assertThat(told())
                .isInstanceOfSatisfying(
                        Rejected.class, no -> assertThat(no.code()).isEqualTo(100602));
        assertThat(held.held()).isZero();
        assertThat(emulator.calls().total()).isEqualTo(1);
    }

    @Test
    void cancelledBetweenAttemptsAfterADoubtIsUnknown() {
        emulator.always().actAndAnswer(100001);
        CompletableFuture<SendOutcome> future =
                sender(builder().scheduler(held)).sendAsync(REPEATABLE);
        await().until(() -> held.held() == 1);

        future.cancel(true);

        assertThat(told()).isInstanceOf(Unknown.class);
    }

    @Test
    void cancelledBeforeTheBodyWasHandedOverIsRejected() {
        CompletableFuture<SendOutcome> future = sender(untouched()).sendAsync(ORDINARY);

        future.cancel(true);

        assertThat(told())
                .isInstanceOfSatisfying(
                        Rejected.class, no -> assertThat(no.where()).isEqualTo(Where.UNSENT));
        assertThat(emulator.calls().total()).isZero();
    }

    @Test
    void cancelledAfterTheBodyWasHandedOverIsUnknown() {
        emulator.always().actAndDelay(LATE);
        CompletableFuture<SendOutcome> future = sender(builder()).sendAsync(ORDINARY);
        await().until(() -> emulator.messages().size() == 1);

        future.cancel(true);

        assertThat(told()).isInstanceOf(Unknown.class);
    }

    @Test
    void cancelledInTheBodyOfTheReplyIsUnknown() {
        emulator.always().actAndStallBody(10);
        CompletableFuture<SendOutcome> future = sender(builder()).sendAsync(ORDINARY);
        await().until(() -> emulator.messages().size() == 1);

        future.cancel(true);

        assertThat(told()).isInstanceOf(Unknown.class);
    }

    /** A pause of no length ends before whoever began it returns. */
    @Test
    void cancelledInTheSecondAttemptIsUnknownHoweverShortThePauseBeforeIt() {
        emulator.next(1).answer(100602).always().actAndDelay(LATE);
        CompletableFuture<SendOutcome> future = sender(builder()).sendAsync(ORDINARY);
        await().until(() -> emulator.messages().size() == 1);

        future.cancel(true);

        assertThat(told()).isInstanceOf(Unknown.class);
    }

    @Test
    void cancelledWhenItIsOverChangesNothing() {
        CompletableFuture<SendOutcome> future = sender(builder()).sendAsync(ORDINARY);
        assertThat(future).succeedsWithin(SOON);

        assertThat(future.cancel(true)).isFalse();

        assertThat(told().state()).isEqualTo(ACCEPTED);
    }

    @Test
    void cancellingWhatFollowsFromTheFutureEndsNothing() {
        CompletableFuture<Permit> permit = new CompletableFuture<>();
        CompletableFuture<SendOutcome> future =
                sender(holding().limiter((id, room, wait) -> permit)).sendAsync(ORDINARY);

        future.thenApply(SendOutcome::state).cancel(true);
        permit.complete(Permit.FREE);

        assertThat(future)
                .succeedsWithin(SOON)
                .satisfies(outcome -> assertThat(outcome.state()).isEqualTo(ACCEPTED));
    }

    // Interrupting.

    @Test
    void interruptedWhileWaitingForAPermitIsRejected() {
        SendOutcome outcome = interrupted(
                holding().limiter((id, room, wait) -> new CompletableFuture<>()),
                () -> listener.started().size() == 1);

        assertThat(outcome).isInstanceOfSatisfying(Rejected.class, no -> {
            assertThat(no.where()).isEqualTo(Where.LOCAL);
            assertThat(no.reason()).contains("interrupted");
        });
    }

    @Test
    void interruptedBetweenAttemptsEndsLikeTheLastOne() {
        emulator.always().answer(100602);

        assertThat(interrupted(builder().scheduler(held), () -> held.held() == 1))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void interruptedBeforeTheBodyWasHandedOverIsRejected() {
        assertThat(interrupted(untouched(), () -> listener.started().size() == 1))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void interruptedAfterTheBodyWasHandedOverIsUnknown() {
        emulator.always().actAndDelay(LATE);

        assertThat(interrupted(builder(), () -> emulator.messages().size() == 1))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void interruptFromBeforeTheSendRejectsItAndStays() {
        LiveMessageSender sender = sender(holding().limiter((id, room, wait) -> new CompletableFuture<>()));

        Ended<SendOutcome> ended = interruptedWhile(() -> true, () -> {
            Thread.currentThread().interrupt();
            return sender.trySend(ORDINARY);
        });

        assertThat(ended.result()).isInstanceOf(Rejected.class).isEqualTo(told());
        assertThat(ended.interrupted()).isTrue();
    }

    // Permits.

    @Test
    void asynchronousCallerIsNotBlockedByPermits() {
        fixture.set("limit.per-second", "1");
        LiveMessageSender sender = sender(LiveMessageSender.builder(fixture.settings()));

        List<CompletableFuture<SendOutcome>> futures =
                IntStream.range(0, 50).mapToObj(i -> sender.sendAsync(ORDINARY)).toList();

        assertThat(futures.subList(1, 50)).noneMatch(CompletableFuture::isDone);
        sender.close();
        assertThat(futures).allSatisfy(future -> assertThat(future).succeedsWithin(SOON));
    }

    // Many.

    @Test
    void manyMessagesGiveOneOutcomeEachInTheirOrder() {
        emulator.always().forRoom("muted").answer(100601);
        List<LiveMessage> messages = IntStream.range(0, 200)
                .mapToObj(i -> LiveMessage.of(i % 3 == 0 ? "muted" : "room1", "gift", "no " + i))
                .toList();

        List<SendOutcome> outcomes = sender(builder()).sendAll(messages);

        assertThat(outcomes).hasSize(200);
        Map<String, String> received = emulator.messages("room1").stream()
                .collect(Collectors.toMap(ReceivedMessage::requestId, ReceivedMessage::data));
        for (int i = 0; i < 200; i++) {
            assertThat(outcomes.get(i).state()).isEqualTo(i % 3 == 0 ? REJECTED : ACCEPTED);
            assertThat(received.get(outcomes.get(i).requestId())).isEqualTo(i % 3 == 0 ? null : "no " + i);
        }
        assertThat(received).hasSize(133);
    }

    @Test
    void manyMessagesAreUnderWayABoundedNumberAtOnce() {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        LiveMessageSender sender = sender(builder().limiter((id, room, wait) -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            return CompletableFuture.completedFuture(underWay::decrementAndGet);
        }));

        sender.sendAll(IntStream.range(0, 500).mapToObj(i -> ORDINARY).toList());

        assertThat(most.get()).isBetween(2, 64);
        assertThat(underWay).hasValue(0);
    }

    @Test
    void interruptEndsTheRestOfManyAsRejected() {
        AtomicInteger asked = new AtomicInteger();
        LiveMessageSender sender = sender(holding().limiter((id, room, wait) -> {
            boolean granted = asked.incrementAndGet() <= 10;
            return granted ? CompletableFuture.completedFuture(Permit.FREE) : new CompletableFuture<>();
        }));

        Ended<List<SendOutcome>> ended = interruptedWhile(
                () -> listener.outcomes().size() == 10 && asked.get() >= 64,
                () -> sender.sendAll(
                        IntStream.range(0, 200).mapToObj(i -> ORDINARY).toList()));

        List<SendOutcome> outcomes = ended.result();
        assertThat(outcomes).hasSize(200);
        assertThat(outcomes.subList(0, 10)).allMatch(SendReceipt.class::isInstance);
        assertThat(outcomes.subList(10, 200)).allMatch(Rejected.class::isInstance);
        assertThat(ended.interrupted()).isTrue();
    }

    @Test
    void nothingToSendIsNothing() {
        assertThat(sender(builder()).sendAll(List.of())).isEmpty();
    }

    /** Every wait lasts: the limiters here never answer. */
    private LiveMessageSenderBuilder holding() {
        return builder().scheduler(new HeldScheduler());
    }

    /** The outcome as the listener was told it, once and only once. */
    private SendOutcome told() {
        await().atMost(SOON).until(() -> !listener.outcomes().isEmpty());
        assertThat(listener.outcomes()).hasSize(1);
        return listener.outcomes().get(0);
    }

    private SendOutcome interrupted(LiveMessageSenderBuilder builder, Callable<Boolean> phase) {
        LiveMessageSender sender = sender(builder);
        Ended<SendOutcome> ended = interruptedWhile(phase, () -> sender.trySend(ORDINARY));

        assertThat(ended.interrupted()).as("the interrupt stays set").isTrue();
        assertThat(ended.result()).isEqualTo(told());
        return ended.result();
    }

    private record Ended<T>(T result, boolean interrupted) {}

    private static <T> Ended<T> interruptedWhile(Callable<Boolean> phase, Supplier<T> work) {
        CompletableFuture<Ended<T>> ended = new CompletableFuture<>();
        Thread thread = new Thread(() ->
                ended.complete(new Ended<>(work.get(), Thread.currentThread().isInterrupted())));
        thread.start();
        await().atMost(SOON).until(phase);
        thread.interrupt();
        return ended.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
    }

    private LiveMessageSenderBuilder builder() {
        return fixture.builder().listener(listener);
    }

    /** The exchange is begun, and no thread ever takes it up. */
    private LiveMessageSenderBuilder untouched() {
        Scheduler timing = fixture.closed(Scheduler.real());
        ClientGenerations clients = new ClientGenerations(SOON, SOON, null, null, timing);
        return builder().transport(new JdkTransport(clients, task -> {}, timing));
    }

    private LiveMessageSender sender(LiveMessageSenderBuilder builder) {
        return fixture.closed(builder.build());
    }
}
