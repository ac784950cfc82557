package dev.tencentlive;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Sees every send from its start to its outcome. A listener that throws never breaks a send: what it throws is logged and
 * forgotten.
 *
 * <p>Must be quick and safe to call from several threads at once. {@link #onStart} runs on the thread that sends; the other
 * two run on whichever thread got that far, and the send ends only when they have returned.
 */
public interface LiveMessageListener {

    /** Sees and does nothing. */
    LiveMessageListener NO_OP = new LiveMessageListener() {};

    /**
     * One send; the same object in every call about it, compared by identity, so it can be the key of what a listener keeps
     * between start and outcome.
     */
    interface Sending {

        /**
         * Gives the message.
         *
         * @return what is sent
         */
        LiveMessage message();

        /**
         * Names the sender among the configured ones.
         *
         * @return {@code default}, or the name of a named client
         */
        String client();
    }

    /**
     * One attempt, just ended.
     *
     * @param number 1 for the first; signing anew repeats a number
     * @param permitWait time spent waiting for a permit of the limiter
     * @param duration time from handing the request to the transport until its result
     * @param retryTokens tokens left in the retry budget, 0 to 500
     * @param status HTTP status, when a reply's head arrived
     * @param code wire {@code ErrorCode}, when a reply could be read
     * @param requestId wire {@code RequestId}, when there was one
     */
    record Attempt(
            int number,
            Duration permitWait,
            Duration duration,
            int retryTokens,
            @Nullable Integer status,
            @Nullable Integer code,
            @Nullable String requestId) {}

    /**
     * A send begins.
     *
     * @param sending the send
     */
    default void onStart(Sending sending) {}

    /**
     * An attempt ended, whatever came of it.
     *
     * @param sending the send
     * @param attempt what was measured and heard
     */
    default void onAttempt(Sending sending, Attempt attempt) {}

    /**
     * A send ended: called exactly once per send, also for one that was cancelled or refused before its first attempt.
     *
     * @param sending the send
     * @param outcome the truth, over all attempts
     * @param duration time since the start
     */
    default void onOutcome(Sending sending, SendOutcome outcome, Duration duration) {}
}
