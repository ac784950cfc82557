package dev.tencentlive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The service took the message (ActionStatus OK, ErrorCode 0, no MsgDropReason). Read in the vendor's page 647/74354
 * (2026-02-24), which also says that the members may be missing.
 *
 * @param attempts attempts made, this one included
 * @param requestId RequestId, for the vendor's support
 * @param sequence sequence number in the room; wire {@code MsgSeq}, 0 to 4294967295
 * @param sentAt sending time by the service's clock; wire {@code MsgTime}, seconds since 1970
 * @param possibleDuplicate whether an earlier attempt may have been delivered too; only for messages that may repeat
 */
public record SendReceipt(
        int attempts,
        @Nullable String requestId,
        @Nullable Long sequence,
        @Nullable Instant sentAt,
        boolean possibleDuplicate)
        implements SendOutcome {

    @Override
    public State state() {
        return State.ACCEPTED;
    }

    @Override
    public SendReceipt requireAccepted() {
        return this;
    }
}
