package dev.tencentlive;

import java.io.Serial;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Certainly not delivered, by no attempt: sending again can show nobody the message twice.
 *
 * @param attempts attempts made; 0 when it never got that far
 * @param where who refused it
 * @param kind what the caller can do about it
 * @param code the service's number; wire {@code ErrorCode}, absent when no reply of the service said no
 * @param errorInfo the service's own words; wire {@code ErrorInfo}
 * @param requestId RequestId, for the vendor's support
 * @param reason the whole story in one sentence, with what to do; neither payload nor UserSig
 * @param cause the failure below, when there was one
 */
public record Rejected(
        int attempts,
        Where where,
        ErrorKind kind,
        @Nullable Integer code,
        @Nullable String errorInfo,
        @Nullable String requestId,
        String reason,
        @Nullable Throwable cause)
        implements SendOutcome {

    /** Who refused the message. */
    public enum Where {
        /** This library, before any attempt or between two. */
        LOCAL,
        /** Nobody: no complete request ever left. */
        UNSENT,
        /** The service, or a machine in front of it. */
        SERVICE
    }

    /** Requires what is always known. */
    public Rejected {
        Objects.requireNonNull(where, "where");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(reason, "reason");
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
    Rejected serializable() {
        return new Rejected(attempts, where, kind, code, errorInfo, requestId, reason, Causes.serializable(cause));
    }

    @Serial
    private Object writeReplace() {
        return serializable();
    }

    @Override
    public State state() {
        return State.REJECTED;
    }

    @Override
    public SendReceipt requireAccepted() {
        throw new MessageRejectedException(this);
    }
}
