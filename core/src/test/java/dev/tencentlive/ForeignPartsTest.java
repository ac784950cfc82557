package dev.tencentlive;

import static dev.tencentlive.SenderFixture.ORDINARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import dev.tencentlive.LiveTransport.Exchange;
import dev.tencentlive.LiveTransport.Result;
import dev.tencentlive.Rejected.Where;
import dev.tencentlive.SendLimiter.Permit;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.usersig.SigningKey;
import dev.tencentlive.usersig.UserSig;
import dev.tencentlive.usersig.UserSigProvider;
import dev.tencentlive.usersig.UserSigSigner;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Parts of an application's own that break their contract: the send ends truthfully, and no other one suffers. */
final class ForeignPartsTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final SenderFixture fixture = new SenderFixture();
    private final LiveEmulator emulator = fixture.emulator();
    private final AtomicInteger permits = new AtomicInteger();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void providerThatGivesNoSignatureRejectsTheMessageAndGivesThePermitBack() {
        LiveMessageSender sender = fixture.closed(counting().userSig(new Null()).build());

        assertThat(sender.trySend(ORDINARY)).isInstanceOfSatisfying(Rejected.class, no -> {
            assertThat(no.where()).isEqualTo(Where.LOCAL);
            assertThat(no.attempts()).isZero();
            assertThat(no.reason()).endsWith("no UserSig could be made (NullPointerException)");
        });
        assertThat(permits).hasValue(0);
    }

    @Test
    void exchangeThatHasNoResultLeavesTheSendUnknownAndGivesThePermitBack() {
        for (LiveTransport transport : new LiveTransport[] {request -> noResult(null), request -> noExchange()}) {
            LiveMessageSender sender =
                    fixture.closed(counting().transport(transport).build());

            assertThat(sender.trySend(ORDINARY)).isInstanceOf(Unknown.class);
            assertThat(permits).hasValue(0);
        }
    }

    @Test
    void limiterThatFailsAfterAnAttemptLeavesWhatThatCameTo() {
        AtomicInteger asked = new AtomicInteger();
        LiveMessageSender sender = fixture.closed(fixture.builder()
                .limiter((id, room, wait) -> {
                    if (asked.getAndIncrement() > 0) {
                        throw new IllegalStateException("the cluster is gone");
                    }
                    return CompletableFuture.completedFuture(() -> {});
                })
                .build());
        emulator.next(1).answer(100602);

        assertThat(sender.trySend(ORDINARY)).isInstanceOfSatisfying(Rejected.class, no -> {
            assertThat(no.code()).isEqualTo(100602);
            assertThat(no.attempts()).isEqualTo(1);
        });
    }

    @Test
    void permitThatIsNotTakenBackMakesNoAcceptedMessageUnknown() {
        LiveMessageSender sender = fixture.closed(fixture.builder()
                .limiter((id, room, wait) -> CompletableFuture.completedFuture(() -> {
                    throw new IllegalStateException("the cluster is gone");
                }))
                .build());

        assertThat(sender.trySend(ORDINARY)).isInstanceOf(SendReceipt.class);
    }

    @Test
    void signatureThatCameTooLateIsNotSent() {
        LiveMessageSender sender = fixture.closed(counting()
                .secretKey(() -> {
                    fixture.waiting().pass(Duration.ofSeconds(20));
                    return SigningKey.of(emulator.secretKey());
                })
                .build());

        assertThat(sender.trySend(ORDINARY)).isInstanceOfSatisfying(Rejected.class, no -> {
            assertThat(no.where()).isEqualTo(Where.LOCAL);
            assertThat(no.reason()).endsWith("no time was left for an attempt");
        });
        assertThat(permits).hasValue(0);
        assertThat(emulator.calls().total()).isZero();
    }

    @Test
    void keyIsNeverAskedForOnTheThreadThatKeepsTheTimeOfAllSends() throws Exception {
        fixture.set("limit.per-room-per-second", "1");
        AtomicReference<String> asking = new AtomicReference<>("");
        try (LiveMessageSender sender = LiveMessageSender.builder(fixture.settings())
                .userSig(new Noting(asking, fixture.settings()))
                .build()) {
            sender.send(ORDINARY);
            // Waits for its permit, which the timer brings.
            sender.sendAsync(ORDINARY).get(SOON.toSeconds(), TimeUnit.SECONDS);
        }

        assertThat(asking.get()).startsWith("tencent-live-callback");
    }

    @Test
    void exchangeThatCannotBeCalledOffEscapesNeitherCancelNorClose() {
        LiveMessageSender sender = LiveMessageSender.builder(
                        fixture.set("attempt-timeout", "1s").settings())
                .transport(request -> noResult(new CompletableFuture<>()))
                .build();
        CompletableFuture<SendOutcome> cancelled = sender.sendAsync(ORDINARY);
        CompletableFuture<SendOutcome> left = sender.sendAsync(ORDINARY);

        assertThatCode(() -> cancelled.cancel(true)).doesNotThrowAnyException();
        assertThatCode(sender::close).doesNotThrowAnyException();
        assertThat(left).isNotDone();
    }

    @Test
    void transportThatNeverEndsAnExchangeHoldsNoSendBeyondItsDeadline() {
        LiveMessageSender sender = fixture.closed(LiveMessageSender.builder(fixture.settings())
                .transport(request -> noResult(new CompletableFuture<>()))
                .build());

        assertThat(sender.sendAsync(ORDINARY.within(Duration.ofMillis(200))))
                .succeedsWithin(SOON)
                .isInstanceOfSatisfying(
                        Unknown.class,
                        unknown -> assertThat(unknown.lastHeard()).contains("the transport gave no result in time"));
    }

    @Test
    void clientsAreClosedTogether() throws Exception {
        CompletableFuture<Result> hanging = new CompletableFuture<>();
        CountDownLatch begun = new CountDownLatch(1);
        LiveSettings settings =
                fixture.set("clients.eu.max-message-bytes", "1000").settings();
        LiveMessageSenders senders = LiveMessageSenders.create(settings, (client, builder) -> {
            if (client.equals(LiveSettings.DEFAULT_CLIENT)) {
                builder.transport(request -> {
                    begun.countDown();
                    return noResult(hanging);
                });
            }
        });
        CompletableFuture<SendOutcome> underWay = senders.get().sendAsync(ORDINARY);
        assertThat(begun.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Void> closing = CompletableFuture.runAsync(senders::close);
        LiveMessageSender eu = senders.get("eu");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(eu.trySend(ORDINARY))
                        .isInstanceOfSatisfying(
                                Rejected.class, no -> assertThat(no.reason()).endsWith("the sender is closed")));
        assertThat(closing).isNotDone();
        hanging.complete(new LiveTransport.Failure(true, false, new IllegalStateException("let go")));
        assertThat(underWay).succeedsWithin(SOON).isInstanceOf(Unknown.class);
        assertThat(closing).succeedsWithin(SOON);
    }

    @Test
    void applicationsThatShareThreadsHaveEnoughForEach() {
        try (Workers workers = Workers.start(3)) {
            assertThat(((ThreadPoolExecutor) workers.exchanges()).getMaximumPoolSize())
                    .isEqualTo(3 * 256);
        }
    }

    /** Waits and permits are counted. */
    private LiveMessageSenderBuilder counting() {
        return fixture.builder().limiter((id, room, wait) -> {
            permits.incrementAndGet();
            Permit permit = permits::decrementAndGet;
            return CompletableFuture.completedFuture(permit);
        });
    }

    @SuppressWarnings("NullAway") // what an application may do all the same
    private static Exchange noExchange() {
        return null;
    }

    @SuppressWarnings("NullAway") // what an application may do all the same
    private static Exchange noResult(@Nullable CompletableFuture<Result> result) {
        return new Exchange() {
            @Override
            public CompletableFuture<Result> result() {
                return result;
            }

            @Override
            public void abort() {
                throw new IllegalStateException("not now");
            }
        };
    }

    private static final class Null implements UserSigProvider {

        @Override
        @SuppressWarnings("NullAway") // what an application may do all the same
        public UserSig get() {
            return null;
        }

        @Override
        public void invalidate(UserSig refused) {}
    }

    /** Remembers the thread that asked last. */
    private record Noting(AtomicReference<String> asking, UserSigProvider real) implements UserSigProvider {

        Noting(AtomicReference<String> asking, LiveSettings settings) {
            this(
                    asking,
                    UserSigProvider.caching(
                            UserSigSigner.of(
                                    settings.sdkAppId(),
                                    () -> Objects.requireNonNull(settings.secretKey()),
                                    Clock.systemUTC()),
                            settings.identifier(),
                            Duration.ofHours(1),
                            Clock.systemUTC()));
        }

        @Override
        public UserSig get() {
            asking.set(Thread.currentThread().getName());
            return real.get();
        }

        @Override
        public void invalidate(UserSig refused) {
            real.invalidate(refused);
        }
    }
}
