package dev.tencentlive;

import java.io.Serial;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * May have been delivered, and may not: an attempt left us and no verdict that can be trusted came back. Sending it again
 * may show viewers the message twice; not sending it may lose it. Only the application can choose.
 *
 * @param attempts attempts made
 * @param kind what the caller can do about it
 * @param code the service's number in the last reply; wire {@code ErrorCode}
 * @param errorInfo the service's own words in the last reply; wire {@code ErrorInfo}
 * @param requestId RequestId, for the vendor's support
 * @param lastHeard what was last heard, in one sentence; neither payload nor UserSig
 * @param cause the failure below, when there was one
 */
public record Unknown(
        int attempts,
        ErrorKind kind,
        @Nullable Integer code,
        @Nullable String errorInfo,
        @Nullable String requestId,
        String lastHeard,
        @Nullable Throwable cause)
        implements SendOutcome {

    /** Requires what is always known. */
    public Unknown {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(lastHeard, "lastHeard");
    }

    /**
     * Looks the code up in the error table.
     *
     * @return the row, or {@code null} for no code or one that the table does not have
     */
    public @Nullable LiveError error() {
        return code == null ? null : LiveError.of(code).orElse(null);
    }

    /** A cause that cannot be serialized must not keep the outcome from it. */
    Unknown serializable() {
        return new Unknown(attempts, kind, code, errorInfo, requestId, lastHeard, Causes.serializable(cause));
    }

    @Serial
    private Object writeReplace() {
        return serializable();
    }

    @Override
    public State state() {
        return State.UNKNOWN;
    }

    @Override
    public SendReceipt requireAccepted() {
        throw new DeliveryUnknownException(this);
    }
}
