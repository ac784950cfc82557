package dev.tencentlive;

import static dev.tencentlive.RetryMode.ALWAYS;
import static dev.tencentlive.RetryMode.BACKING_OFF;
import static dev.tencentlive.RetryMode.NEVER;
import static dev.tencentlive.RetryMode.ONLY_IF_REPEATABLE;
import static dev.tencentlive.RetryMode.SIGNING_ANEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.RetryPolicy.Decision;
import dev.tencentlive.RetryPolicy.Retry;
import dev.tencentlive.RetryPolicy.SignAnew;
import dev.tencentlive.RetryPolicy.Stop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The decision by itself; what a sender makes of it is in {@link DeliveryTest}. */
final class RetryPolicyTest {

    private static final Duration MUCH = Duration.ofMinutes(5);

    private final RetryPolicy policy = policy(3, 0.5);

    @ParameterizedTest
    @CsvSource({
        "NEVER, false, Stop",
        "NEVER, true, Stop",
        "BACKING_OFF, false, Retry",
        "BACKING_OFF, true, Retry",
        "SIGNING_ANEW, false, SignAnew",
        "SIGNING_ANEW, true, SignAnew",
        "ONLY_IF_REPEATABLE, false, Stop",
        "ONLY_IF_REPEATABLE, true, Retry",
        "ALWAYS, false, Retry",
        "ALWAYS, true, Retry",
    })
    void modeAndMessageDecide(RetryMode mode, boolean mayRepeat, String decision) {
        assertThat(policy.decide(mode, mayRepeat, 1, false, MUCH, null)
                        .getClass()
                        .getSimpleName())
                .isEqualTo(decision);
    }

    @ParameterizedTest
    @EnumSource(names = {"BACKING_OFF", "ONLY_IF_REPEATABLE", "ALWAYS"})
    void attemptsAreCounted(RetryMode mode) {
        assertThat(decide(policy, mode, 2)).isInstanceOf(Retry.class);
        assertThat(decide(policy, mode, 3)).isEqualTo(new Stop());
        assertThat(decide(policy(1, 0.5), mode, 1)).isEqualTo(new Stop());
    }

    @Test
    void signingAnewHappensOnceHoweverManyAttemptsAreAllowed() {
        assertThat(policy(1, 0.5).decide(SIGNING_ANEW, false, 1, false, MUCH, null))
                .isEqualTo(new SignAnew());
        assertThat(policy(10, 0.5).decide(SIGNING_ANEW, true, 1, true, MUCH, null))
                .isEqualTo(new Stop());
    }

    @ParameterizedTest
    @CsvSource({"1, PT1S, PT1.5S", "2, PT2S, PT3S", "3, PT4S, PT6S", "9, PT256S, PT384S"})
    void throttleWaitDoublesAndAddsUpToHalf(int attempts, Duration least, Duration most) {
        assertThat(decide(policy(10, 0), BACKING_OFF, attempts)).isEqualTo(new Retry(least));
        assertThat(decide(policy(10, 1), BACKING_OFF, attempts)).isEqualTo(new Retry(most));
    }

    @ParameterizedTest
    @CsvSource({"1, PT0.1S", "2, PT0.2S", "3, PT0.4S", "9, PT25.6S"})
    void otherWaitsAreAnythingUpToADoublingBound(int attempts, Duration most) {
        assertThat(decide(policy(10, 0), ALWAYS, attempts)).isEqualTo(new Retry(Duration.ZERO));
        assertThat(decide(policy(10, 1), ALWAYS, attempts)).isEqualTo(new Retry(most));
        assertThat(decide(policy(10, 1), ONLY_IF_REPEATABLE, attempts)).isEqualTo(new Retry(most));
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT1.25S", "PT1S, PT1.25S", "PT2S, PT2S", "PT-5S, PT1.25S"})
    void serversHintIsAFloorAndNeverACeiling(Duration hint, Duration wait) {
        assertThat(policy.decide(BACKING_OFF, false, 1, false, MUCH, hint)).isEqualTo(new Retry(wait));
    }

    @ParameterizedTest
    @CsvSource({"PT5S, PT3S", "PT3S, PT3S", "PT1S, PT1S"})
    void noAttemptBeginsWithTooLittleTimeLeft(Duration attemptTimeout, Duration least) {
        RetryPolicy strict = new RetryPolicy(3, attemptTimeout, () -> 0, RetryPolicy.FULL_BUDGET);
        assertThat(strict.leastTime()).isEqualTo(least);
        assertThat(strict.decide(ALWAYS, false, 1, false, least, null)).isEqualTo(new Retry(Duration.ZERO));
        assertThat(strict.decide(ALWAYS, false, 1, false, least.minusNanos(1), null))
                .isEqualTo(new Stop());
        assertThat(strict.decide(SIGNING_ANEW, false, 1, false, least, null)).isEqualTo(new SignAnew());
        assertThat(strict.decide(SIGNING_ANEW, false, 1, false, least.minusNanos(1), null))
                .isEqualTo(new Stop());
    }

    @Test
    void waitIsTakenOffTheTimeThatIsLeft() {
        Duration just = Duration.ofMillis(1250 + 3000);
        assertThat(policy.decide(BACKING_OFF, false, 1, false, just, null)).isInstanceOf(Retry.class);
        assertThat(policy.decide(BACKING_OFF, false, 1, false, just.minusNanos(1), null))
                .isEqualTo(new Stop());
        assertThat(policy.decide(BACKING_OFF, false, 1, false, MUCH, MUCH)).isEqualTo(new Stop());
    }

    @Test
    void retriesTakeFromTheBudgetAndAcceptedMessagesGiveBack() {
        assertThat(policy.tokens()).isEqualTo(500);
        decide(policy, ALWAYS, 1);
        assertThat(policy.tokens()).isEqualTo(486);
        decide(policy, ONLY_IF_REPEATABLE, 1);
        assertThat(policy.tokens()).isEqualTo(472);
        decide(policy, BACKING_OFF, 1);
        assertThat(policy.tokens()).isEqualTo(467);
        policy.accepted();
        assertThat(policy.tokens()).isEqualTo(468);
    }

    @Test
    void whatIsNotRetriedTakesNothing() {
        decide(policy, NEVER, 1);
        decide(policy, ALWAYS, 3);
        policy.decide(ONLY_IF_REPEATABLE, false, 1, false, MUCH, null);
        policy.decide(ALWAYS, false, 1, false, Duration.ZERO, null);
        policy.decide(SIGNING_ANEW, false, 1, false, MUCH, null);
        assertThat(policy.tokens()).isEqualTo(500);
    }

    @Test
    void emptyBudgetEndsRetriesButNotSigningAnew() {
        RetryPolicy poor = new RetryPolicy(3, Duration.ofSeconds(5), () -> 0, 13);
        assertThat(decide(poor, ALWAYS, 1)).isEqualTo(new Stop());
        assertThat(decide(poor, BACKING_OFF, 1)).isInstanceOf(Retry.class);
        assertThat(decide(poor, BACKING_OFF, 1)).isInstanceOf(Retry.class);
        assertThat(decide(poor, BACKING_OFF, 1)).isEqualTo(new Stop());
        assertThat(poor.tokens()).isEqualTo(3);
        assertThat(decide(poor, SIGNING_ANEW, 1)).isEqualTo(new SignAnew());
    }

    @Test
    void budgetIsNotOverdrawnByManyThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Decision>> decisions = new ArrayList<>();
        try {
            for (int i = 0; i < 400; i++) {
                decisions.add(threads.submit(() -> decide(policy, ALWAYS, 1)));
            }
            int retries = 0;
            for (Future<Decision> decision : decisions) {
                retries += decision.get() instanceof Retry ? 1 : 0;
            }
            assertThat(retries).isEqualTo(500 / 14);
            assertThat(policy.tokens()).isEqualTo(500 % 14);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Decision decide(RetryPolicy policy, RetryMode mode, int attempts) {
        @Nullable Duration noHint = null;
        return policy.decide(mode, true, attempts, false, Duration.ofHours(1), noHint);
    }

    private static RetryPolicy policy(int maxAttempts, double random) {
        return new RetryPolicy(maxAttempts, Duration.ofSeconds(5), () -> random, RetryPolicy.FULL_BUDGET);
    }
}
