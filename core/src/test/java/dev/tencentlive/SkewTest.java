package dev.tencentlive;

import static dev.tencentlive.SendOutcome.State.ACCEPTED;
import static dev.tencentlive.SenderFixture.ORDINARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.usersig.SigningKey;
import dev.tencentlive.usersig.UserSig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A clock that is wrong: what the service's Date header teaches, and how much of it is believed. */
final class SkewTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration YEAR = Duration.ofDays(365);

    private final SenderFixture fixture = new SenderFixture().set("user-sig-validity", "12h");
    private final LiveEmulator emulator = fixture.emulator();
    private final List<UserSig> used = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void clock23HoursSlowCostsOneRequestMore() {
        LiveMessageSender sender = withClock(Duration.ofHours(-23));

        SendOutcome outcome = sender.trySend(ORDINARY);

        assertThat(outcome.state()).isEqualTo(ACCEPTED);
        assertThat(outcome.attempts()).isEqualTo(1);
        assertThat(emulator.calls().total()).isEqualTo(2);
    }

    /** What the vendor answers to a signature of the future is not documented; the refusal is scripted. */
    @Test
    void clock23HoursFastCostsOneRequestMore() {
        LiveMessageSender sender = withClock(Duration.ofHours(23));
        emulator.next(1).answer(70001);

        SendOutcome outcome = sender.trySend(ORDINARY);

        assertThat(outcome.state()).isEqualTo(ACCEPTED);
        assertThat(emulator.calls().total()).isEqualTo(2);
        assertThat(used.get(1).issuedAt()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    }

    @ParameterizedTest
    @ValueSource(ints = {-23, 23})
    void whatWasLearnedIsNotForgotten(int hours) {
        LiveMessageSender sender = withClock(Duration.ofHours(hours));
        emulator.next(1).answer(70001);
        sender.send(ORDINARY);

        sender.send(ORDINARY);

        assertThat(emulator.calls().total()).isEqualTo(3);
        assertThat(used.get(2)).isEqualTo(used.get(1));
    }

    @Test
    void clockOneYearSlowIsRejectedAndNamed() {
        assertThat(withClock(YEAR.negated()).trySend(ORDINARY)).isInstanceOfSatisfying(Rejected.class, no -> {
            assertThat(no.kind()).isEqualTo(ErrorKind.AUTH);
            assertThat(no.code()).isEqualTo(70001);
            assertThat(no.reason()).containsPattern("The service's clock is 87(59|60) hours ahead of this machine's");
        });
        assertThat(emulator.calls().total()).isEqualTo(2);
    }

    @Test
    void clockOneYearFastIsRejectedAndNamed() {
        emulator.always().answer(70001);

        assertThat(withClock(YEAR).trySend(ORDINARY))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        no -> assertThat(no.reason())
                                .containsPattern("The service's clock is 87(59|60) hours behind this machine's"));
        assertThat(emulator.calls().total()).isEqualTo(2);
    }

    @Test
    void rightClockIsNotBlamed() {
        emulator.always().answer(70001);

        assertThat(withClock(Duration.ZERO).trySend(ORDINARY))
                .isInstanceOfSatisfying(
                        Rejected.class, no -> assertThat(no.reason()).doesNotContain("service's clock is"));
    }

    @Test
    void hundredSendsWithOneRefusedSignatureSignAnewOnce() {
        AtomicInteger signings = new AtomicInteger();
        LiveMessageSender sender = fixture.closed(builder(Duration.ofHours(-23))
                .transport(new HundredAtOnce(fixture.transport()))
                .secretKey(() -> {
                    signings.incrementAndGet();
                    return SigningKey.of(emulator.secretKey());
                })
                .build());

        List<CompletableFuture<SendOutcome>> sends = IntStream.range(0, 100)
                .mapToObj(i -> sender.sendAsync(ORDINARY))
                .toList();

        assertThat(sends)
                .allSatisfy(send -> assertThat(send)
                        .succeedsWithin(SOON)
                        .satisfies(outcome -> assertThat(outcome.state()).isEqualTo(ACCEPTED)));
        assertThat(signings).as("the first signing and one anew").hasValue(2);
        assertThat(emulator.calls().refused(70001)).isEqualTo(100);
        assertThat(emulator.calls().total()).isEqualTo(200);
    }

    @Test
    void wallClockThatJumpsBetweenSendsDoesNotMatter() {
        JumpingClock clock = new JumpingClock();
        LiveMessageSender sender = fixture.closed(fixture.builder().clock(clock).build());

        for (int hours : new int[] {0, 20, -20, 3, -3, 0}) {
            clock.ahead = Duration.ofHours(hours);
            assertThat(sender.trySend(ORDINARY).state()).as("%d h", hours).isEqualTo(ACCEPTED);
        }
    }

    private LiveMessageSender withClock(Duration ahead) {
        return fixture.closed(builder(ahead).build());
    }

    private LiveMessageSenderBuilder builder(Duration ahead) {
        LiveTransport transport = fixture.transport();
        return fixture.builder().clock(Clock.offset(Clock.systemUTC(), ahead)).transport(request -> {
            used.add(userSig(request));
            return transport.start(request);
        });
    }

    private static UserSig userSig(LiveTransport.Request request) {
        Matcher matcher =
                Pattern.compile("usersig=([^&]*)").matcher(request.uri().getRawQuery());
        assertThat(matcher.find()).isTrue();
        return UserSig.parse(matcher.group(1));
    }

    private static final class JumpingClock extends Clock {

        private volatile Duration ahead = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("one zone is enough");
        }
    }
}
