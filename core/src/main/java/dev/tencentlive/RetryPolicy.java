package dev.tencentlive;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The one decision whether an attempt is followed by another, for blocking and asynchronous sends alike.
 *
 * <ul>
 *   <li>Nothing that may have been delivered is repeated, unless the message is {@link LiveMessage#repeatable()}.
 *   <li>After a throttle the wait is 1 s × 2ⁿ and up to half as much again, otherwise anything from zero to 100 ms × 2ⁿ;
 *       never less than what the service asked for.
 *   <li>No further attempt begins with less than 3 s left, or less than the attempt timeout if that is shorter.
 *   <li>A budget of 500 tokens keeps an outage from doubling the load: a retry takes 14, after a throttle 5, and a message
 *       that was accepted gives one back. When it is empty, the last attempt's outcome stands.
 *   <li>Signing anew happens once per send, at once, and takes nothing from the budget.
 * </ul>
 *
 * <p>Safe to use from several threads at once; a sender has one, with one budget.
 */
public final class RetryPolicy {

    /** Tokens of a full budget. */
    public static final int FULL_BUDGET = 500;

    private static final int RETRY_COST = 14;
    private static final int THROTTLE_COST = 5;
    private static final Duration ENOUGH_FOR_THE_BACKEND = Duration.ofSeconds(3);
    private static final Duration THROTTLE_WAIT = Duration.ofSeconds(1);
    private static final Duration RETRY_WAIT = Duration.ofMillis(100);

    private final int maxAttempts;
    private final Duration attemptTimeout;
    private final DoubleSupplier random;
    private final int fullBudget;
    private final AtomicInteger tokens;

    /**
     * Makes a policy with a full budget.
     *
     * @param maxAttempts attempts per send, the first included, 1 to 10
     * @param attemptTimeout time for one attempt
     * @param random numbers from 0 to 1
     * @param fullBudget tokens of a full budget, {@link #FULL_BUDGET} outside of tests
     */
    RetryPolicy(int maxAttempts, Duration attemptTimeout, DoubleSupplier random, int fullBudget) {
        this.maxAttempts = maxAttempts;
        this.attemptTimeout = attemptTimeout;
        this.random = random;
        this.fullBudget = fullBudget;
        this.tokens = new AtomicInteger(fullBudget);
    }

    /** What to do after an attempt. */
    sealed interface Decision {}

    /** The attempt's outcome stands. */
    record Stop() implements Decision {}

    /** Sign anew and try again at once. */
    record SignAnew() implements Decision {}

    /** Try again after a wait. */
    record Retry(Duration pause) implements Decision {}

    /**
     * Decides.
     *
     * @param mode what is known of the attempt
     * @param mayRepeat whether the message may be shown twice
     * @param attempts attempts made so far
     * @param signedAnew whether this send already signed anew
     * @param left time left for the whole send
     * @param hint shortest wait that the service asked for
     */
    Decision decide(
            RetryMode mode,
            boolean mayRepeat,
            int attempts,
            boolean signedAnew,
            Duration left,
            @Nullable Duration hint) {
        if (mode == RetryMode.SIGNING_ANEW) {
            return signedAnew || left.compareTo(leastTime()) < 0 ? new Stop() : new SignAnew();
        }
        if (mode == RetryMode.NEVER
                || (mode == RetryMode.ONLY_IF_REPEATABLE && !mayRepeat)
                || attempts >= maxAttempts) {
            return new Stop();
        }
        boolean throttled = mode == RetryMode.BACKING_OFF;
        Duration wait = wait(throttled, attempts - 1);
        if (hint != null && hint.compareTo(wait) > 0) {
            wait = hint;
        }
        boolean inTime = left.minus(wait).compareTo(leastTime()) >= 0;
        return inTime && take(throttled ? THROTTLE_COST : RETRY_COST) ? new Retry(wait) : new Stop();
    }

    /** The time below which no further attempt begins. */
    Duration leastTime() {
        return attemptTimeout.compareTo(ENOUGH_FOR_THE_BACKEND) < 0 ? attemptTimeout : ENOUGH_FOR_THE_BACKEND;
    }

    void accepted() {
        tokens.getAndUpdate(left -> Math.min(fullBudget, left + 1));
    }

    int tokens() {
        return tokens.get();
    }

    private Duration wait(boolean throttled, int doublings) {
        return throttled
                ? scaled(THROTTLE_WAIT.multipliedBy(1L << doublings), 1 + random.getAsDouble() / 2)
                : scaled(RETRY_WAIT.multipliedBy(1L << doublings), random.getAsDouble());
    }

    private static Duration scaled(Duration duration, double factor) {
        return Duration.ofNanos((long) (duration.toNanos() * factor));
    }

    private boolean take(int cost) {
        return tokens.getAndUpdate(left -> left < cost ? left : left - cost) >= cost;
    }
}
