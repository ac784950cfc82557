package dev.tencentlive;

import static dev.tencentlive.SendOutcome.State.ACCEPTED;
import static dev.tencentlive.SendOutcome.State.REJECTED;
import static dev.tencentlive.SendOutcome.State.UNKNOWN;
import static dev.tencentlive.SenderFixture.ORDINARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tencentlive.Rejected.Where;
import dev.tencentlive.SendLimiter.Permit;
import dev.tencentlive.emulator.LiveEmulator;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From the first send to what is left after the last. */
final class LifecycleTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final LibraryThreads threads = new LibraryThreads();
    private final SenderFixture fixture = new SenderFixture();
    private final LiveEmulator emulator = fixture.emulator();
    private final OutcomeListener listener = new OutcomeListener();

    @AfterEach
    void close() {
        fixture.close();
    }

    // Closing.

    @Test
    void closedSenderRejectsNewSends() {
        LiveMessageSender sender = fixture.closed(builder().build());
        sender.close();

        List<SendOutcome> outcomes = List.of(
                sender.trySend(ORDINARY),
                sender.sendAsync(ORDINARY).join(),
                sender.sendAll(List.of(ORDINARY)).get(0));

        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOfSatisfying(Rejected.class, no -> {
                    assertThat(no.where()).isEqualTo(Where.LOCAL);
                    assertThat(no.attempts()).isZero();
                    assertThat(no.reason()).contains("the sender is closed");
                }));
        assertThat(listener.outcomes()).isEqualTo(outcomes);
        assertThat(emulator.calls().total()).isZero();
    }

    @Test
    void closingRejectsWhoWaitsForAPermit() {
        LiveMessageSender sender = fixture.closed(builder()
                .scheduler(new HeldScheduler())
                .limiter((id, room, wait) -> new CompletableFuture<>())
                .build());
        CompletableFuture<SendOutcome> waiting = sender.sendAsync(ORDINARY);

        sender.close();

        assertThat(waiting)
                .succeedsWithin(SOON)
                .isInstanceOfSatisfying(
                        Rejected.class, no -> assertThat(no.reason()).contains("the sender was closed"));
    }

    @Test
    void closingRejectsWhoWaitsForTheBuiltInLimiter() {
        fixture.set("limit.per-second", "1");
        LiveMessageSender sender =
                fixture.closed(LiveMessageSender.builder(fixture.settings()).build());
        List<CompletableFuture<SendOutcome>> sends =
                IntStream.range(0, 5).mapToObj(i -> sender.sendAsync(ORDINARY)).toList();
        assertThat(sends.get(0)).succeedsWithin(SOON);

        sender.close();

        assertThat(sends.subList(1, 5))
                .allSatisfy(send -> assertThat(send).succeedsWithin(SOON).isInstanceOf(Rejected.class));
    }

    @Test
    void closingEndsAPauseLikeTheAttemptBeforeIt() {
        HeldScheduler held = new HeldScheduler();
        emulator.always().answer(100602);
        LiveMessageSender sender = fixture.closed(builder().scheduler(held).build());
        CompletableFuture<SendOutcome> pausing = sender.sendAsync(ORDINARY);
        await().until(() -> held.held() == 1);

        sender.close();

        assertThat(pausing)
                .succeedsWithin(SOON)
                .isInstanceOfSatisfying(
                        Rejected.class, no -> assertThat(no.code()).isEqualTo(100602));
    }

    @Test
    void closingLetsAnExchangeUnderWayEnd() {
        emulator.always().actAndDelay(Duration.ofMillis(200));
        LiveMessageSender sender = fixture.closed(builder().build());
        CompletableFuture<SendOutcome> underWay = sender.sendAsync(ORDINARY);
        await().until(() -> emulator.messages().size() == 1);

        sender.close();

        assertThat(listener.outcomes()).extracting(SendOutcome::state).containsExactly(ACCEPTED);
        assertThat(underWay).succeedsWithin(SOON);
    }

    @Test
    void closingLetsAnExchangeUnderWayHaveNoSecondAttempt() {
        emulator.next(1).forRoom("room1").answer(100602);
        AtomicBoolean closing = new AtomicBoolean();
        LiveTransport transport = fixture.transport();
        CompletableFuture<Void> goOn = new CompletableFuture<>();
        LiveMessageSender sender = fixture.closed(builder()
                .transport(request -> {
                    LiveTransport.Exchange real = transport.start(request);
                    return new LiveTransport.Exchange() {
                        @Override
                        public CompletableFuture<LiveTransport.Result> result() {
                            return real.result().thenCombine(goOn, (result, nothing) -> result);
                        }

                        @Override
                        public void abort() {
                            real.abort();
                        }
                    };
                })
                .build());
        CompletableFuture<SendOutcome> underWay = sender.sendAsync(ORDINARY);
        await().until(() -> emulator.calls().total() == 1);
        Thread closer = new Thread(() -> {
            closing.set(true);
            sender.close();
        });
        closer.start();
        await().until(() ->
                sender.trySend(LiveMessage.of("room2", "gift", "rose")).state() == REJECTED);

        goOn.complete(null);

        assertThat(underWay)
                .succeedsWithin(SOON)
                .isInstanceOfSatisfying(
                        Rejected.class, no -> assertThat(no.code()).isEqualTo(100602));
        assertThat(emulator.messages("room1")).isEmpty();
    }

    @Test
    void closingWaitsForAnExchangeNoLongerThanItsTimeout() {
        fixture.shortTimeouts();
        emulator.always().actAndDelay(Duration.ofSeconds(20));
        LiveMessageSender sender = fixture.closed(builder().build());
        CompletableFuture<SendOutcome> underWay = sender.sendAsync(ORDINARY);
        await().until(() -> emulator.messages().size() == 1);

        sender.close();

        assertThat(underWay)
                .succeedsWithin(SOON)
                .satisfies(outcome -> assertThat(outcome.state()).isEqualTo(UNKNOWN));
    }

    @Test
    void closingTwiceIsClosingOnce() {
        LiveMessageSender sender = fixture.sender();
        sender.close();
        sender.close();

        assertThat(sender.trySend(ORDINARY).state()).isEqualTo(REJECTED);
    }

    @Test
    void whatWasGivenIsNotClosedWithTheSender() {
        AtomicBoolean closed = new AtomicBoolean();
        LiveTransport real = fixture.transport();
        LiveMessageSender sender = builder()
                .transport(new LiveTransport() {
                    @Override
                    public Exchange start(Request request) {
                        return real.start(request);
                    }

                    @Override
                    public void close() {
                        closed.set(true);
                    }
                })
                .limiter(new SendLimiter() {
                    @Override
                    public CompletableFuture<Permit> acquire(long sdkAppId, String roomId, Duration maxWait) {
                        return CompletableFuture.completedFuture(Permit.FREE);
                    }

                    @Override
                    public void close() {
                        closed.set(true);
                    }
                })
                .build();
        sender.send(ORDINARY);

        sender.close();

        assertThat(closed).isFalse();
    }

    // The JVM.

    @Test
    void jvmThatRepeatsRequestsByItselfIsRefused() {
        String property = "jdk.httpclient.enableAllMethodRetry";
        LiveMessageSenderBuilder builder = LiveMessageSender.builder(fixture.settings());
        System.setProperty(property, "");
        try {
            assertThatThrownBy(builder::build)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(property)
                    .hasMessageContaining("send a message twice");
            System.setProperty(property, "false");
            builder.build().close();
        } finally {
            System.clearProperty(property);
        }
    }

    // Threads.

    @Test
    void senderThatSendsNothingStartsNoThread() {
        LiveMessageSender sender = fixture.closed(LiveMessageSender.create(fixture.settings()));

        assertThat(threads.added()).isEmpty();
        sender.close();
    }

    @Test
    void nothingIsLeftAfterClose() {
        fixture.shortTimeouts();
        LiveMessageSender sender = LiveMessageSender.create(fixture.settings());
        emulator.next(1).answer(100001).next(1).actAndClose().next(1).actAndStallBody(5);
        List<CompletableFuture<SendOutcome>> sends =
                IntStream.range(0, 20).mapToObj(i -> sender.sendAsync(ORDINARY)).toList();
        sends.forEach(CompletableFuture::join);
        assertThat(threads.added()).isNotEmpty();

        sender.close();

        await().atMost(SOON).untilAsserted(() -> assertThat(threads.added()).isEmpty());
    }

    @Test
    void retiredConnectionsLeaveNoThreadEither() {
        fixture.set("connection-reuse", "1ms");
        LiveMessageSender sender = LiveMessageSender.create(fixture.settings());
        IntStream.range(0, 10).forEach(i -> sender.send(ORDINARY));

        sender.close();

        await().atMost(SOON).untilAsserted(() -> assertThat(threads.added()).isEmpty());
    }

    @Test
    void threadsAreDaemonsAndInheritNoClassLoader() throws Exception {
        fixture.set("retry.max-attempts", "2");
        emulator.next(1).answer(100001);
        Thread current = Thread.currentThread();
        ClassLoader usual = current.getContextClassLoader();
        try (URLClassLoader application = new URLClassLoader(new URL[0], usual)) {
            current.setContextClassLoader(application);
            LiveMessageSender sender = fixture.closed(LiveMessageSender.create(fixture.settings()));
            sender.trySend(ORDINARY.repeatable());
            sender.sendAsync(ORDINARY).join();

            assertThat(threads.added()).hasSizeGreaterThan(2).allSatisfy(thread -> {
                assertThat(thread.isDaemon()).as(thread.getName()).isTrue();
                assertThat(thread.getContextClassLoader()).as(thread.getName()).isNotSameAs(application);
            });
        } finally {
            current.setContextClassLoader(usual);
        }
    }

    // The application's own parts.

    @Test
    void listenerThatThrowsBreaksNothing() {
        LiveMessageSender sender = fixture.closed(builder()
                .listener(new LiveMessageListener() {
                    @Override
                    public void onStart(Sending sending) {
                        throw new IllegalStateException("start");
                    }

                    @Override
                    public void onAttempt(Sending sending, Attempt attempt) {
                        throw new AssertionError("attempt");
                    }

                    @Override
                    public void onOutcome(Sending sending, SendOutcome outcome, Duration duration) {
                        throw new StackOverflowError("outcome");
                    }
                })
                .listener(listener)
                .build());
        emulator.next(1).answer(100602);

        assertThat(sender.trySend(ORDINARY).state()).isEqualTo(ACCEPTED);
        assertThat(sender.sendAsync(ORDINARY)).succeedsWithin(SOON);
        assertThat(listener.outcomes()).hasSize(4);
    }

    @Test
    void payloadThatIsNoTextNeedsAWriter() {
        SendOutcome outcome = fixture.sender().trySend(LiveMessage.of("room1", "gift", List.of(1)));

        assertThat(outcome).isInstanceOfSatisfying(Rejected.class, no -> {
            assertThat(no.where()).isEqualTo(Where.LOCAL);
            assertThat(no.reason()).contains("needs a PayloadWriter", "mapper::writeValueAsString");
        });
    }

    @Test
    void payloadIsWrittenByTheApplicationsWriter() {
        LiveMessageSender sender =
                fixture.closed(builder().payloadWriter(Object::toString).build());

        sender.send(LiveMessage.of("room1", "gift", List.of(1, 2)));

        assertThat(emulator.messages("room1").get(0).data()).isEqualTo("[1, 2]");
    }

    @Test
    void writerThatFailsRejectsTheMessage() {
        Exception failure = new IOException("no such property");
        LiveMessageSender sender = fixture.closed(builder()
                .payloadWriter(payload -> {
                    throw failure;
                })
                .build());

        assertThat(sender.trySend(LiveMessage.of("room1", "gift", List.of(1))))
                .isInstanceOfSatisfying(Rejected.class, no -> {
                    assertThat(no.where()).isEqualTo(Where.LOCAL);
                    assertThat(no.cause()).isSameAs(failure);
                    assertThat(no.reason()).contains("its payload could not be written", "no such property");
                });
    }

    @Test
    void writerThatGivesNoTextRejectsTheMessage() {
        Stream.of("", "\ud800").forEach(text -> {
            LiveMessageSender sender =
                    fixture.closed(builder().payloadWriter(payload -> text).build());
            assertThat(sender.trySend(LiveMessage.of("room1", "gift", 5)).state())
                    .isEqualTo(REJECTED);
        });
        assertThat(emulator.calls().total()).isZero();
    }

    @Test
    void keySupplierThatFailsRejectsTheMessage() {
        IllegalStateException failure = new IllegalStateException("the vault is closed");
        LiveMessageSender sender = fixture.closed(builder()
                .secretKey(() -> {
                    throw failure;
                })
                .build());

        assertThat(sender.trySend(ORDINARY)).isInstanceOfSatisfying(Rejected.class, no -> {
            assertThat(no.where()).isEqualTo(Where.LOCAL);
            assertThat(no.reason())
                    .endsWith("no UserSig could be made (IllegalStateException)")
                    .doesNotContain("the vault is closed");
            assertThat(no.cause()).isSameAs(failure);
        });
    }

    @Test
    void limiterThatThrowsRejectsTheMessage() {
        LiveMessageSender sender = fixture.closed(builder()
                .limiter((id, room, wait) -> {
                    throw new IllegalStateException("the cluster is gone");
                })
                .build());

        assertThat(sender.trySend(ORDINARY))
                .isInstanceOfSatisfying(
                        Rejected.class, no -> assertThat(no.reason()).contains("the cluster is gone"));
    }

    @Test
    void limiterThatFailsLaterRejectsTheMessage() {
        LiveMessageSender sender = fixture.closed(builder()
                .limiter((id, room, wait) -> CompletableFuture.failedFuture(new IllegalStateException("gone")))
                .build());

        assertThat(sender.trySend(ORDINARY)).isInstanceOf(Rejected.class);
    }

    @Test
    void transportThatThrowsLeavesTheSendUnknown() {
        LiveMessageSender sender = fixture.closed(builder()
                .transport(request -> {
                    throw new IllegalStateException("broken");
                })
                .build());

        assertThat(sender.trySend(ORDINARY)).isInstanceOf(Unknown.class);
    }

    @Test
    void permitIsGivenBackHoweverTheAttemptEnds() {
        AtomicBoolean open = new AtomicBoolean();
        Permit permit = () -> open.set(false);
        LiveMessageSender sender = fixture.closed(builder()
                .limiter((id, room, wait) -> {
                    open.set(true);
                    return CompletableFuture.completedFuture(permit);
                })
                .secretKey(() -> {
                    throw new StackOverflowError("deep");
                })
                .build());

        assertThat(sender.trySend(ORDINARY)).isInstanceOf(Rejected.class);
        assertThat(open).isFalse();
    }

    @Test
    void permitIsGivenBackWhereNoThreadCouldBeStarted() {
        AtomicBoolean open = new AtomicBoolean();
        LiveMessageSender sender = fixture.closed(
                LiveMessageSender.builder(fixture.set("retry.max-attempts", "1").settings())
                        .executor(task -> {
                            throw new OutOfMemoryError("unable to create native thread");
                        })
                        .limiter((id, room, wait) -> {
                            open.set(true);
                            return CompletableFuture.completedFuture(() -> open.set(false));
                        })
                        .build());

        assertThat(sender.sendAsync(ORDINARY)).succeedsWithin(SOON).isInstanceOfSatisfying(Rejected.class, no -> {
            assertThat(no.where()).isEqualTo(Where.UNSENT);
            assertThat(no.reason()).contains("unable to create native thread");
        });
        assertThat(open).isFalse();
    }

    @Test
    void transportThatFailsHardGivesItsPermitBack() {
        AtomicBoolean open = new AtomicBoolean();
        LiveMessageSender sender = fixture.closed(builder()
                .limiter((id, room, wait) -> {
                    open.set(true);
                    return CompletableFuture.completedFuture(() -> open.set(false));
                })
                .transport(request -> {
                    throw new StackOverflowError("deep");
                })
                .build());

        assertThat(sender.trySend(ORDINARY)).isInstanceOf(Unknown.class);
        assertThat(open).isFalse();
    }

    @Test
    void limiterThatNeverAnswersEndsTheSendAtItsDeadline() {
        CompletableFuture<Permit> never = new CompletableFuture<>();
        LiveMessageSender sender = fixture.closed(LiveMessageSender.builder(fixture.settings())
                .limiter((id, room, wait) -> never)
                .build());

        assertThat(sender.sendAsync(ORDINARY.within(Duration.ofMillis(200))))
                .succeedsWithin(SOON)
                .isInstanceOfSatisfying(Rejected.class, no -> {
                    assertThat(no.where()).isEqualTo(Where.LOCAL);
                    assertThat(no.reason()).contains("the limiter gave no answer in time");
                });
        assertThat(never).isCancelled();
    }

    private LiveMessageSenderBuilder builder() {
        return fixture.builder().listener(listener);
    }
}
