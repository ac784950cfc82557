package dev.tencentlive;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt came to.
 *
 * @param outcome how the send ends if this attempt was the only one and the last
 * @param mode how it may be retried
 * @param hint shortest wait that the service asked for
 * @param serviceTime the service's clock; header {@code Date}
 * @param status HTTP status
 * @param code ErrorCode
 */
record Verdict(
        SendOutcome outcome,
        RetryMode mode,
        @Nullable Duration hint,
        @Nullable Instant serviceTime,
        @Nullable Integer status,
        @Nullable Integer code) {

    boolean maybeDelivered() {
        return outcome instanceof Unknown;
    }
}
