package dev.tencentlive;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The service answered OK and threw the message away. Not retried: another message would feed the flood that caused it.
 *
 * @param attempts attempts made
 * @param dropReason why, in the service's word; wire {@code MsgDropReason}, {@code MsgFreqCtrl} today
 * @param requestId RequestId, for the vendor's support
 * @param sequence wire {@code MsgSeq}; whether a dropped message uses one up is not documented
 * @param sentAt wire {@code MsgTime}, seconds since 1970
 * @param reason the whole story in one sentence, without the payload
 */
public record Dropped(
        int attempts,
        String dropReason,
        @Nullable String requestId,
        @Nullable Long sequence,
        @Nullable Instant sentAt,
        String reason)
        implements SendOutcome {

    /** Requires the texts. */
    public Dropped {
        Objects.requireNonNull(dropReason, "dropReason");
        Objects.requireNonNull(reason, "reason");
    }

    @Override
    public State state() {
        return State.DROPPED;
    }

    @Override
    public SendReceipt requireAccepted() {
        throw new MessageDroppedException(this);
    }
}
