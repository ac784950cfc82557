package dev.tencentlive.usersig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CachingUserSigProviderTest {

    private static final Instant START = Instant.ofEpochSecond(1750074537);
    private static final Duration DAY = Duration.ofHours(24);
    private static final SigningKey KEY = SigningKey.of("made up for these tests");

    private final SettableClock clock = new SettableClock(START);
    private final AtomicInteger signings = new AtomicInteger();
    private volatile Supplier<SigningKey> key = () -> KEY;
    private final UserSigSigner signer = UserSigSigner.of(
            20000001,
            () -> {
                signings.incrementAndGet();
                return key.get();
            },
            clock);
    private final UserSigProvider provider = provider(DAY);

    @Test
    void nothingIsSignedBeforeItIsNeeded() {
        assertThat(signings).hasValue(0);
    }

    @Test
    void signatureIsKept() {
        UserSig first = provider.get();
        clock.jump(DAY.minusHours(1).minusSeconds(1));
        assertThat(provider.get()).isSameAs(first);
        assertThat(signings).hasValue(1);
    }

    @Test
    void longSignatureIsRenewedAnHourAheadOfItsEnd() {
        UserSig first = provider.get();
        clock.jump(DAY.minusHours(1));
        assertThat(provider.get().issuedAt()).isAfter(first.issuedAt());
        assertThat(signings).hasValue(2);
    }

    @Test
    void shortSignatureIsRenewedWhenASixthIsLeft() {
        UserSigProvider brief = provider(Duration.ofSeconds(60));
        UserSig first = brief.get();
        clock.jump(Duration.ofSeconds(49));
        assertThat(brief.get()).isSameAs(first);
        clock.jump(Duration.ofSeconds(1));
        assertThat(brief.get()).isNotSameAs(first);
    }

    @Test
    void wrongAccountOrValidityIsRefusedAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserSigProvider.caching(signer, "a\nb", DAY, clock))
                .withMessageStartingWith("identifier: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider(Duration.ZERO))
                .withMessageStartingWith("validity: ");
    }

    @Test
    void hundredThreadsSignOnce() throws Exception {
        List<UserSig> given = inHundredThreads(provider::get);
        assertThat(given).hasSize(100).allSatisfy(userSig -> assertThat(userSig).isSameAs(provider.get()));
        assertThat(signings).hasValue(1);
    }

    @Test
    void hundredThreadsRenewOnce() throws Exception {
        provider.get();
        clock.jump(DAY.minusMinutes(30));
        inHundredThreads(provider::get);
        assertThat(signings).hasValue(2);
    }

    @Test
    void hundredThreadsRefusedWithOneSignatureSignAnewOnce() throws Exception {
        UserSig refused = provider.get();
        List<UserSig> given = inHundredThreads(() -> {
            provider.invalidate(refused);
            return provider.get();
        });
        assertThat(given)
                .allSatisfy(userSig -> assertThat(userSig).isNotSameAs(refused).isSameAs(provider.get()));
        assertThat(signings).hasValue(2);
    }

    @Test
    void oldSignatureStaysInUseWhileOneThreadSigns() throws Exception {
        UserSig old = provider.get();
        clock.jump(DAY.minusMinutes(30));
        SlowKey slow = new SlowKey();
        key = slow;
        FutureTask<UserSig> renewing = started(provider::get);
        slow.asked.await();
        assertThat(provider.get()).isSameAs(old);
        slow.answered.countDown();
        assertThat(renewing.get(10, TimeUnit.SECONDS)).isNotSameAs(old).isSameAs(provider.get());
    }

    @Test
    void endedSignatureIsWaitedFor() throws Exception {
        provider.get();
        clock.jump(DAY.plusSeconds(1));
        SlowKey slow = new SlowKey();
        key = slow;
        FutureTask<UserSig> renewing = started(provider::get);
        slow.asked.await();
        FutureTask<UserSig> waiting = waiting(provider::get);
        slow.answered.countDown();
        assertThat(waiting.get(10, TimeUnit.SECONDS)).isSameAs(renewing.get(10, TimeUnit.SECONDS));
        assertThat(signings).hasValue(2);
    }

    @Test
    void waitingCallersShareTheFailureOfTheOneSigning() throws Exception {
        SlowKey slow = new SlowKey();
        key = () -> {
            slow.get();
            throw new IllegalStateException("vault is sealed");
        };
        FutureTask<UserSig> signing = started(provider::get);
        slow.asked.await();
        FutureTask<UserSig> waiting = waiting(provider::get);
        slow.answered.countDown();
        assertThat(signing)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withStackTraceContaining("sealed");
        assertThat(waiting)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withStackTraceContaining("sealed");
        assertThat(signings).hasValue(1);
    }

    @Test
    void clockSetBackByHoursLeadsToSigningAnew() {
        UserSig first = provider.get();
        clock.jump(Duration.ofHours(-5));
        assertThat(provider.get().issuedAt()).isEqualTo(first.issuedAt().minus(Duration.ofHours(5)));
    }

    @Test
    void clockSetBackByAMinuteChangesNothing() {
        UserSig first = provider.get();
        clock.jump(Duration.ofMinutes(-1));
        assertThat(provider.get()).isSameAs(first);
    }

    @Test
    void clockSetForwardAndBackNeverLeavesAStaleSignature() {
        provider.get();
        clock.jump(Duration.ofDays(365));
        assertThat(provider.get().issuedAt()).isEqualTo(clock.instant());
        clock.set(START);
        assertThat(provider.get().issuedAt()).isEqualTo(START);
    }

    @Test
    void onlyTheSignatureAtHandCanBeInvalidated() {
        UserSig first = provider.get();
        provider.invalidate(first);
        clock.jump(Duration.ofSeconds(1));
        UserSig second = provider.get();
        provider.invalidate(first);
        assertThat(provider.get()).isSameAs(second).isNotEqualTo(first);
    }

    @Test
    void lateReportChangesNothingEvenWithinTheSameSecond() {
        UserSig first = provider.get();
        provider.invalidate(first);
        UserSig second = provider.get();
        provider.invalidate(first);
        assertThat(provider.get()).isSameAs(second);
        assertThat(signings).hasValue(2);
    }

    @Test
    void newKeyTakesEffectAfterInvalidation() {
        UserSig old = provider.get();
        key = () -> SigningKey.of("the next key");
        provider.invalidate(old);
        assertThat(provider.get().signature()).isNotEqualTo(old.signature());
    }

    @Test
    void failedRenewalKeepsTheOldSignatureAndIsTriedAgainLater() {
        UserSig old = provider.get();
        clock.jump(DAY.minusMinutes(30));
        failing();
        assertThat(provider.get()).isSameAs(old);
        assertThat(provider.get()).isSameAs(old);
        assertThat(signings).hasValue(2);
        clock.jump(Duration.ofSeconds(30));
        key = () -> KEY;
        assertThat(provider.get()).isNotSameAs(old);
    }

    @Test
    void failedRenewalAfterTheClockWasSetBackKeepsTheOldSignature() {
        UserSig old = provider.get();
        clock.jump(Duration.ofHours(-5));
        failing();
        assertThat(provider.get()).isSameAs(old);
        assertThat(provider.get()).isSameAs(old);
        assertThat(signings).hasValue(2);
        clock.jump(Duration.ofSeconds(30));
        key = () -> KEY;
        assertThat(provider.get().issuedAt()).isEqualTo(clock.instant());
    }

    @Test
    void failureReachesTheCallerOnceTheOldSignatureHasEnded() {
        provider.get();
        clock.jump(DAY.plusSeconds(1));
        failing();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(provider::get)
                .withMessage("vault is sealed");
    }

    @Test
    void failureAfterInvalidationDoesNotBringTheRefusedSignatureBack() {
        UserSig refused = provider.get();
        provider.invalidate(refused);
        failing();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(provider::get);
        key = () -> KEY;
        assertThat(provider.get()).isNotSameAs(refused);
    }

    private UserSigProvider provider(Duration validity) {
        return UserSigProvider.caching(signer, "administrator", validity, clock);
    }

    private void failing() {
        key = () -> {
            throw new IllegalStateException("vault is sealed");
        };
    }

    private static <T> List<T> inHundredThreads(Callable<T> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(100);
        try {
            CountDownLatch together = new CountDownLatch(100);
            List<Future<T>> calls = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                calls.add(threads.submit(() -> {
                    together.countDown();
                    together.await();
                    return call.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : calls) {
                results.add(each.get(10, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> FutureTask<T> started(Callable<T> call) {
        FutureTask<T> task = new FutureTask<>(call);
        new Thread(task).start();
        return task;
    }

    private static <T> FutureTask<T> waiting(Callable<T> call) {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(task);
        thread.start();
        await().until(() -> thread.getState() == Thread.State.WAITING);
        return task;
    }

    /** A key supplier that answers when the test lets it. */
    private static final class SlowKey implements Supplier<SigningKey> {

        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch answered = new CountDownLatch(1);

        @Override
        public SigningKey get() {
            asked.countDown();
            try {
                answered.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return KEY;
        }
    }
}
