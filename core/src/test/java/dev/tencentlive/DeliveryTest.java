package dev.tencentlive;

import static dev.tencentlive.SendOutcome.State.ACCEPTED;
import static dev.tencentlive.SendOutcome.State.DROPPED;
import static dev.tencentlive.SendOutcome.State.REJECTED;
import static dev.tencentlive.SendOutcome.State.UNKNOWN;
import static dev.tencentlive.SenderFixture.ORDINARY;
import static dev.tencentlive.SenderFixture.REPEATABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.LiveTransport.Exchange;
import dev.tencentlive.LiveTransport.Failure;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.emulator.LiveEmulatorBuilder;
import dev.tencentlive.emulator.RecordedCall;
import dev.tencentlive.usersig.SigningKey;
import dev.tencentlive.usersig.UserSig;
import dev.tencentlive.usersig.UserSigProvider;
import dev.tencentlive.usersig.UserSigSigner;
import java.net.ConnectException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is promised of a send, over all its attempts. */
final class DeliveryTest {

    private final SenderFixture fixture = new SenderFixture();
    private final LiveEmulator emulator = fixture.emulator();

    @AfterEach
    void close() {
        fixture.close();
    }

    // Never left us.

    @Test
    void refusedConnectionIsTriedAgain() {
        AtomicInteger exchanges = new AtomicInteger();
        SendOutcome outcome = withUnsent(() -> exchanges.incrementAndGet() <= 2).trySend(ORDINARY);

        assertThat(outcome)
                .isEqualTo(new SendReceipt(
                        3, outcome.requestId(), 1L, emulator.messages().get(0).time(), false));
    }

    @Test
    void refusedConnectionThatStaysIsRejectedAsUnsent() {
        LiveMessageSender sender = fixture.sender();
        emulator.close();

        assertThat(sender.trySend(ORDINARY)).isInstanceOfSatisfying(Rejected.class, no -> {
            assertThat(no.where()).isEqualTo(Rejected.Where.UNSENT);
            assertThat(no.kind()).isEqualTo(ErrorKind.NETWORK);
            assertThat(no.attempts()).isEqualTo(3);
            assertThat(no.cause()).isInstanceOf(ConnectException.class);
        });
    }

    @Test
    void untrustedCertificateIsNotTriedAgain() {
        try (SenderFixture encrypted = new SenderFixture(LiveEmulatorBuilder::tlsForTests)) {
            assertThat(encrypted.sender().trySend(REPEATABLE)).isInstanceOfSatisfying(Rejected.class, no -> {
                assertThat(no.where()).isEqualTo(Rejected.Where.UNSENT);
                assertThat(no.attempts()).isEqualTo(1);
            });
            assertThat(encrypted.emulator().calls().total()).isZero();
        }
    }

    // Refused before anything was done.

    @ParameterizedTest
    @ValueSource(ints = {100602, 60007, 60011, 60014, 80003})
    void throttledMessageIsSentAgainLater(int code) {
        emulator.next(2).answer(code);

        SendOutcome outcome = fixture.sender().trySend(ORDINARY);

        assertThat(outcome).isInstanceOfSatisfying(SendReceipt.class, receipt -> {
            assertThat(receipt.attempts()).isEqualTo(3);
            assertThat(receipt.possibleDuplicate()).isFalse();
        });
        assertThat(emulator.messages("room1")).hasSize(1);
    }

    @Test
    void tooManyRequestsIsAThrottle() {
        emulator.next(1).status(429, "slow down");
        assertThat(fixture.sender().trySend(ORDINARY).state()).isEqualTo(ACCEPTED);

        emulator.always().status(429, "slow down");
        assertThat(fixture.sender().trySend(ORDINARY)).isInstanceOfSatisfying(Rejected.class, no -> {
            assertThat(no.kind()).isEqualTo(ErrorKind.THROTTLE);
            assertThat(no.attempts()).isEqualTo(3);
        });
    }

    // May have been delivered.

    static Stream<Named<Consumer<LiveEmulator>>> doubts() {
        return Stream.of(
                doubt("code 100001", emulator -> emulator.next(1).actAndAnswer(100001)),
                doubt("a code nobody knows", emulator -> emulator.next(1).actAndAnswer(99999)),
                doubt("HTTP 408", emulator -> emulator.next(1).actAndStatus(408, "")),
                doubt("HTTP 500", emulator -> emulator.next(1).actAndStatus(500, "")),
                doubt("HTTP 502", emulator -> emulator.next(1).actAndStatus(502, "<html>")),
                doubt("an unreadable reply", emulator -> emulator.next(1).actAndReply("{")),
                doubt("a reply cut short", emulator -> emulator.next(1).actAndCutBody(20)),
                doubt("no reply", emulator -> emulator.next(1).actAndClose()),
                doubt("a reset", emulator -> emulator.next(1).actAndReset()));
    }

    private static Named<Consumer<LiveEmulator>> doubt(String name, Consumer<LiveEmulator> script) {
        return Named.of(name, script);
    }

    @ParameterizedTest
    @MethodSource("doubts")
    void ordinaryMessageInDoubtIsUnknownAndNotRepeated(Consumer<LiveEmulator> doubt) {
        doubt.accept(emulator);

        SendOutcome outcome = fixture.sender().trySend(ORDINARY);

        assertThat(outcome).isInstanceOf(Unknown.class);
        assertThat(outcome.attempts()).isEqualTo(1);
        assertThat(emulator.messages("room1")).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("doubts")
    void repeatableMessageInDoubtIsRepeatedAndSaysSo(Consumer<LiveEmulator> doubt) {
        doubt.accept(emulator);

        SendOutcome outcome = fixture.sender().trySend(REPEATABLE);

        assertThat(outcome).isInstanceOfSatisfying(SendReceipt.class, receipt -> {
            assertThat(receipt.attempts()).isEqualTo(2);
            assertThat(receipt.possibleDuplicate()).isTrue();
        });
        assertThat(emulator.messages("room1")).hasSize(2);
    }

    /** Everything that would end a first attempt as rejected or dropped. */
    static Stream<Named<Consumer<LiveEmulator>>> lastAnswers() {
        return Stream.of(
                doubt("a final code", emulator -> emulator.always().answer(100601)),
                doubt("a throttle", emulator -> emulator.always().answer(100602)),
                doubt("HTTP 429", emulator -> emulator.always().status(429, "")),
                doubt("a drop", emulator -> emulator.always().drop("MsgFreqCtrl")),
                doubt("a refused signature", emulator -> emulator.always().answer(70001)),
                doubt("HTTP 404", emulator -> emulator.always().status(404, "")),
                doubt("a redirect", emulator -> emulator.always().status(302, "", Map.of("Location", "/"))),
                doubt("an unknown code", emulator -> emulator.always().answer(99999)),
                doubt("another doubt", emulator -> emulator.always().answer(100001)));
    }

    @ParameterizedTest
    @MethodSource("lastAnswers")
    void onceInDoubtNoAnswerMakesItRejectedOrDropped(Consumer<LiveEmulator> lastAnswer) {
        emulator.next(1).actAndAnswer(100001);
        lastAnswer.accept(emulator);

        SendOutcome outcome = fixture.sender().trySend(REPEATABLE);

        assertThat(outcome).isInstanceOf(Unknown.class);
        assertThat(outcome.attempts()).isGreaterThan(1);
    }

    @Test
    void unknownTellsOfTheLastAnswer() {
        emulator.next(1).actAndAnswer(100001).always().answer(100601, "muted since noon");

        assertThat(fixture.sender().trySend(REPEATABLE)).isInstanceOfSatisfying(Unknown.class, unknown -> {
            assertThat(unknown.code()).isEqualTo(100601);
            assertThat(unknown.errorInfo()).isEqualTo("muted since noon");
            assertThat(unknown.lastHeard()).contains("An earlier attempt may have been delivered", "100601");
        });
    }

    @Test
    void onceInDoubtAnUnsentAttemptDoesNotMakeItRejected() {
        AtomicInteger exchanges = new AtomicInteger();
        emulator.next(1).actAndAnswer(100001);

        SendOutcome outcome = withUnsent(() -> exchanges.incrementAndGet() > 1).trySend(REPEATABLE);

        assertThat(outcome).isInstanceOf(Unknown.class);
        assertThat(outcome.attempts()).isEqualTo(3);
    }

    @Test
    void onceInDoubtADeniedPermitDoesNotMakeItRejected() {
        AtomicInteger asked = new AtomicInteger();
        emulator.always().actAndAnswer(100001);
        LiveMessageSender sender = fixture.closed(fixture.builder()
                .limiter((sdkAppId, roomId, maxWait) -> CompletableFuture.completedFuture(
                        asked.incrementAndGet() == 1 ? SendLimiter.Permit.FREE : SendLimiter.Permit.denied("full")))
                .build());

        assertThat(sender.trySend(REPEATABLE))
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.code()).isEqualTo(100001));
    }

    @Test
    void onceInDoubtAFailingSignatureDoesNotMakeItRejected() {
        AtomicInteger signings = new AtomicInteger();
        emulator.always().actAndAnswer(100001);
        LiveMessageSender sender = fixture.closed(
                fixture.builder().userSig(failingFrom(2, signings)).build());

        assertThat(sender.trySend(REPEATABLE)).isInstanceOf(Unknown.class);
        assertThat(signings).hasValue(2);
    }

    // Final.

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectIsNamedAndNotFollowed(int status) {
        emulator.always().status(status, "", Map.of("Location", "https://elsewhere.example/x?usersig=abc"));

        assertThat(fixture.sender().trySend(REPEATABLE)).isInstanceOfSatisfying(Rejected.class, no -> {
            assertThat(no.attempts()).isEqualTo(1);
            assertThat(no.reason())
                    .contains("redirect to \"elsewhere.example\"")
                    .doesNotContain("usersig");
        });
        assertThat(emulator.calls().total()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"400, CALLER", "401, AUTH", "403, AUTH", "404, CALLER", "413, CALLER"})
    void clientErrorWithoutAVerdictIsRejected(int status, ErrorKind kind) {
        emulator.always().status(status, "<html>");

        assertThat(fixture.sender().trySend(REPEATABLE)).isInstanceOfSatisfying(Rejected.class, no -> {
            assertThat(no.attempts()).isEqualTo(1);
            assertThat(no.kind()).isEqualTo(kind);
            assertThat(no.reason()).contains("HTTP " + status);
        });
    }

    @Test
    void droppedMessageIsNotSentAgain() {
        emulator.always().drop("MsgFreqCtrl");

        assertThat(fixture.sender().trySend(REPEATABLE)).isInstanceOfSatisfying(Dropped.class, dropped -> {
            assertThat(dropped.attempts()).isEqualTo(1);
            assertThat(dropped.dropReason()).isEqualTo("MsgFreqCtrl");
        });
        assertThat(emulator.calls().total()).isEqualTo(1);
    }

    @Test
    void dropAfterAThrottleIsStillADrop() {
        emulator.next(1).answer(100602).always().drop("MsgFreqCtrl");

        assertThat(fixture.sender().trySend(ORDINARY).state()).isEqualTo(DROPPED);
    }

    // Waits.

    @ParameterizedTest
    @CsvSource({"0.0, 1000 2000 4000 8000", "0.5, 1250 2500 5000 10000", "1.0, 1500 3000 6000 12000"})
    void throttleWaitsOneSecondDoubledAndUpToHalfAsMuchAgain(double jitter, String waits) {
        emulator.always().answer(100602);

        patient(jitter).trySend(ORDINARY);

        assertThat(fixture.waits()).isEqualTo(millis(waits));
    }

    @ParameterizedTest
    @CsvSource({"0.0, 0 0 0 0", "0.5, 50 100 200 400", "1.0, 100 200 400 800"})
    void otherRetriesWaitAnythingUpToADoubled100Milliseconds(double jitter, String waits) {
        emulator.always().answer(100001);

        patient(jitter).trySend(REPEATABLE);

        assertThat(fixture.waits()).isEqualTo(millis(waits));
    }

    @ParameterizedTest
    @CsvSource({"0, 50", "1, 1000", "2, 2000", "garbage, 50", "-7, 50", "1.5, 50", "99999999999999999999, 50"})
    void serverThatAsksForAWaitGetsNoLessThanThat(String retryAfter, int wait) {
        emulator.next(1).status(503, "", Map.of("Retry-After", retryAfter));

        assertThat(fixture.sender().trySend(REPEATABLE).state()).isEqualTo(ACCEPTED);

        assertThat(fixture.waits()).containsExactly(Duration.ofMillis(wait));
    }

    @ParameterizedTest
    @CsvSource({"0, 1250", "1, 1250", "3, 3000", "garbage, 1250"})
    void throttleThatAsksForAWaitGetsTheLongerOne(String retryAfter, int wait) {
        emulator.next(1).status(429, "", Map.of("Retry-After", retryAfter));

        assertThat(fixture.sender().trySend(ORDINARY).state()).isEqualTo(ACCEPTED);

        assertThat(fixture.waits()).containsExactly(Duration.ofMillis(wait));
    }

    @Test
    void dateToWaitForIsReadByTheServersClock() {
        Instant servers = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(300);
        String until = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                servers.plusSeconds(4).atOffset(ZoneOffset.UTC));
        try (SenderFixture ahead = new SenderFixture(b -> b.clock(Clock.fixed(servers, ZoneOffset.UTC)))) {
            ahead.emulator().next(1).status(503, "", Map.of("Retry-After", until));

            assertThat(ahead.sender().trySend(REPEATABLE).state()).isEqualTo(ACCEPTED);

            assertThat(ahead.waits()).containsExactly(Duration.ofSeconds(4));
        }
    }

    @Test
    void dateThatIsOverAsksForNothing() {
        emulator.next(1).status(503, "", Map.of("Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT"));

        assertThat(fixture.sender().trySend(REPEATABLE).state()).isEqualTo(ACCEPTED);

        assertThat(fixture.waits()).containsExactly(Duration.ofMillis(50));
    }

    @Test
    void waitBeyondTheDeadlineEndsTheSendNow() {
        emulator.always().status(503, "", Map.of("Retry-After", "86400"));
        assertThat(fixture.sender().trySend(REPEATABLE).state()).isEqualTo(UNKNOWN);

        emulator.clearScripts();
        emulator.always().status(429, "", Map.of("Retry-After", "86400"));
        assertThat(fixture.sender().trySend(ORDINARY).state()).isEqualTo(REJECTED);

        assertThat(fixture.waits()).isEmpty();
        assertThat(emulator.calls().total()).isEqualTo(2);
    }

    // The deadline.

    @ParameterizedTest
    @CsvSource({
        "5s, 4249ms, 1", // 1.25 s of waiting would leave 2.999 s
        "5s, 4250ms, 2",
        "1s, 2249ms, 1", // an attempt takes no more than 1 s
        "1s, 2250ms, 2"
    })
    void noRetryBeginsWithTooLittleTimeLeft(String attempt, String delivery, int attempts) {
        fixture.set("attempt-timeout", attempt).set("delivery-timeout", delivery);
        emulator.always().answer(100602);

        assertThat(fixture.sender().trySend(ORDINARY).attempts()).isEqualTo(attempts);
    }

    @Test
    void timeoutOfTheMessageTakesThePlaceOfTheSettings() {
        emulator.always().answer(100602);

        assertThat(fixture.sender()
                        .trySend(ORDINARY.within(Duration.ofMillis(4249)))
                        .attempts())
                .isEqualTo(1);
    }

    @Test
    void waitForAPermitLeavesTimeForAnAttempt() {
        List<Duration> asked = new ArrayList<>();
        LiveMessageSender sender = fixture.closed(fixture.builder()
                .limiter((sdkAppId, roomId, maxWait) -> {
                    asked.add(maxWait);
                    return CompletableFuture.completedFuture(SendLimiter.Permit.FREE);
                })
                .build());
        emulator.next(1).answer(100602);

        sender.trySend(ORDINARY);

        assertThat(asked).containsExactly(Duration.ofSeconds(12), Duration.ofMillis(10_750));
    }

    @Test
    void attemptGetsNoMoreTimeThanTheSendHasLeft() {
        List<Duration> allowed = new ArrayList<>();
        LiveTransport transport = fixture.transport();
        LiveMessageSender sender = fixture.set("delivery-timeout", "5500ms")
                .closed(fixture.builder()
                        .transport(request -> {
                            allowed.add(request.timeout());
                            return transport.start(request);
                        })
                        .build());
        emulator.next(1).answer(100602);

        sender.trySend(ORDINARY);

        assertThat(allowed).containsExactly(Duration.ofSeconds(5), Duration.ofMillis(4250));
    }

    // The retry budget.

    @Test
    void budgetOfAnOutageEmptiesAndTheFirstAttemptStands() {
        LiveMessageSender sender = withUnsent(() -> true);

        List<Integer> attempts = IntStream.range(0, 20)
                .mapToObj(i -> sender.trySend(ORDINARY).attempts())
                .toList();

        // 500 tokens pay for 35 retries at 14.
        assertThat(attempts.subList(0, 17)).containsOnly(3);
        assertThat(attempts.subList(17, 20)).containsExactly(2, 1, 1);
    }

    @Test
    void budgetOfAThrottleEmptiesMoreSlowly() {
        emulator.always().answer(100602);
        LiveMessageSender sender = fixture.sender();

        List<Integer> attempts = IntStream.range(0, 52)
                .mapToObj(i -> sender.trySend(ORDINARY).attempts())
                .toList();

        // 500 tokens pay for 100 retries at 5.
        assertThat(attempts.subList(0, 50)).containsOnly(3);
        assertThat(attempts.subList(50, 52)).containsOnly(1);
    }

    @Test
    void acceptedMessagesEarnTheBudgetBackOneByOne() {
        BudgetListener budget = new BudgetListener();
        LiveMessageSender sender =
                fixture.closed(fixture.builder().listener(budget).build());
        emulator.next(150).answer(100602);
        IntStream.range(0, 50).forEach(i -> sender.trySend(ORDINARY));
        assertThat(budget.left).isZero();

        IntStream.range(0, 4).forEach(i -> sender.trySend(ORDINARY));
        emulator.next(1).answer(100602);
        assertThat(sender.trySend(ORDINARY).attempts()).isEqualTo(1);
        sender.trySend(ORDINARY);
        emulator.next(1).answer(100602);
        assertThat(sender.trySend(ORDINARY).attempts()).isEqualTo(2);
    }

    @Test
    void budgetIsNeverFullerThanFull() {
        BudgetListener budget = new BudgetListener();
        LiveMessageSender sender =
                fixture.closed(fixture.builder().listener(budget).build());

        IntStream.range(0, 5).forEach(i -> sender.trySend(ORDINARY));

        assertThat(budget.left).isEqualTo(500);
    }

    @Test
    void signingAnewCostsNothing() {
        BudgetListener budget = new BudgetListener();
        LiveMessageSender sender =
                fixture.closed(fixture.builder().listener(budget).build());
        emulator.always().answer(70001);

        sender.trySend(ORDINARY);

        assertThat(budget.left).isEqualTo(500);
        assertThat(emulator.calls().total()).isEqualTo(2);
    }

    // One send.

    @Test
    void attemptsOfOneSendCarryTheSameRandomAndTheNextSendAnother() {
        emulator.next(2).answer(100602);
        LiveMessageSender sender = fixture.sender();

        sender.trySend(ORDINARY);
        sender.trySend(ORDINARY);

        List<Long> random =
                emulator.calls().recent().stream().map(RecordedCall::random).toList();
        assertThat(random).hasSize(4);
        assertThat(random.subList(0, 3)).containsOnly(random.get(0));
        assertThat(random.get(3)).isNotEqualTo(random.get(0));
    }

    @Test
    void randomCoversThe32BitsOfTheWire() {
        LiveMessageSender sender = fixture.closed(
                fixture.builder().random(() -> 4_294_967_295L, () -> 0).build());

        assertThat(sender.trySend(ORDINARY).state()).isEqualTo(ACCEPTED);

        assertThat(emulator.messages("room1").get(0).random()).isEqualTo(4_294_967_295L);
    }

    @Test
    void everyAttemptTakesAPermitAndGivesItBack() {
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger givenBack = new AtomicInteger();
        LiveMessageSender sender = fixture.closed(fixture.builder()
                .limiter((sdkAppId, roomId, maxWait) -> {
                    taken.incrementAndGet();
                    return CompletableFuture.completedFuture(givenBack::incrementAndGet);
                })
                .build());
        emulator.next(1).answer(100602).next(1).answer(70001);

        assertThat(sender.trySend(ORDINARY).state()).isEqualTo(ACCEPTED);

        assertThat(taken).hasValue(3);
        assertThat(givenBack).hasValue(3);
    }

    @Test
    void attemptsAreSwitchedOffWithOne() {
        emulator.always().answer(100602);

        assertThat(fixture.set("retry.max-attempts", "1")
                        .sender()
                        .trySend(ORDINARY)
                        .attempts())
                .isEqualTo(1);
    }

    @Test
    void asynchronousSendIsDecidedLikeABlockingOne() {
        emulator.next(1).answer(100602).next(1).actAndAnswer(100001);

        assertThat(fixture.sender().sendAsync(REPEATABLE))
                .succeedsWithin(Duration.ofSeconds(10))
                .satisfies(outcome -> {
                    assertThat(outcome.state()).isEqualTo(ACCEPTED);
                    assertThat(outcome.attempts()).isEqualTo(3);
                });
        assertThat(fixture.waits()).containsExactly(Duration.ofMillis(1250), Duration.ofMillis(100));
    }

    /** A sender whose exchanges never leave as long as it is said so, as if connections were refused. */
    private LiveMessageSender withUnsent(BooleanSupplier refuses) {
        LiveTransport real = fixture.transport();
        return fixture.closed(fixture.builder()
                .transport(request -> refuses.getAsBoolean() ? unsent() : real.start(request))
                .build());
    }

    private static Exchange unsent() {
        return new Exchange() {
            @Override
            public CompletableFuture<LiveTransport.Result> result() {
                return CompletableFuture.completedFuture(
                        new Failure(false, true, new ConnectException("Connection refused")));
            }

            @Override
            public void abort() {}
        };
    }

    private LiveMessageSender patient(double jitter) {
        fixture.set("retry.max-attempts", "5").set("delivery-timeout", "60s");
        return fixture.closed(fixture.builder().random(() -> 1, () -> jitter).build());
    }

    private static List<Duration> millis(String waits) {
        return Stream.of(waits.split(" ", -1))
                .map(Long::valueOf)
                .map(Duration::ofMillis)
                .toList();
    }

    private UserSigProvider failingFrom(int signing, AtomicInteger signings) {
        UserSigProvider working = UserSigProvider.caching(
                UserSigSigner.of(emulator.sdkAppId(), () -> SigningKey.of(emulator.secretKey()), Clock.systemUTC()),
                emulator.administrator(),
                Duration.ofDays(1),
                Clock.systemUTC());
        return new UserSigProvider() {
            @Override
            public UserSig get() {
                if (signings.incrementAndGet() >= signing) {
                    throw new IllegalStateException("the vault is closed");
                }
                return working.get();
            }

            @Override
            public void invalidate(UserSig refused) {
                working.invalidate(refused);
            }
        };
    }

    private static final class BudgetListener implements LiveMessageListener {

        private volatile int left;

        @Override
        public void onAttempt(Sending sending, Attempt attempt) {
            left = attempt.retryTokens();
        }
    }
}
