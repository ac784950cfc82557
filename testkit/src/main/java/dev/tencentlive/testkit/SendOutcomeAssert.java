package dev.tencentlive.testkit;

import dev.tencentlive.Dropped;
import dev.tencentlive.ErrorKind;
import dev.tencentlive.Rejected;
import dev.tencentlive.SendOutcome;
import dev.tencentlive.SendOutcome.State;
import dev.tencentlive.SendReceipt;
import dev.tencentlive.Unknown;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on what became of a send; begin at {@link LiveAssertions}. */
public final class SendOutcomeAssert extends AbstractAssert<SendOutcomeAssert, SendOutcome> {

    SendOutcomeAssert(@Nullable SendOutcome actual) {
        super(actual, SendOutcomeAssert.class);
    }

    /**
     * The service took the message.
     *
     * @return this
     */
    public SendOutcomeAssert isAccepted() {
        return is(State.ACCEPTED);
    }

    /**
     * The service took the message and threw it away.
     *
     * @return this
     */
    public SendOutcomeAssert isDropped() {
        return is(State.DROPPED);
    }

    /**
     * Certainly not delivered.
     *
     * @return this
     */
    public SendOutcomeAssert isRejected() {
        return is(State.REJECTED);
    }

    /**
     * Certainly not delivered, and this is who refused it.
     *
     * @param where this library, nobody, or the service
     * @return this
     */
    public SendOutcomeAssert isRejected(Rejected.Where where) {
        isRejected();
        return same("refused by", where, ((Rejected) actual).where());
    }

    /**
     * May have been delivered.
     *
     * @return this
     */
    public SendOutcomeAssert isUnknown() {
        return is(State.UNKNOWN);
    }

    /**
     * Was answered with this code.
     *
     * @param code ErrorCode
     * @return this
     */
    public SendOutcomeAssert hasCode(int code) {
        isNotNull();
        Integer answered = actual instanceof Rejected rejected
                ? rejected.code()
                : actual instanceof Unknown unknown ? unknown.code() : null;
        return same("code", code, answered);
    }

    /**
     * Is of this kind.
     *
     * @param kind what a caller can do about it
     * @return this
     */
    public SendOutcomeAssert hasKind(ErrorKind kind) {
        isNotNull();
        ErrorKind there = actual instanceof Rejected rejected
                ? rejected.kind()
                : actual instanceof Unknown unknown ? unknown.kind() : null;
        return same("kind", kind, there);
    }

    /**
     * Was dropped for this reason.
     *
     * @param reason MsgDropReason
     * @return this
     */
    public SendOutcomeAssert hasDropReason(String reason) {
        isNotNull();
        return same("drop reason", reason, actual instanceof Dropped dropped ? dropped.dropReason() : null);
    }

    /**
     * Has this number in its room.
     *
     * @param sequence MsgSeq
     * @return this
     */
    public SendOutcomeAssert hasSequence(long sequence) {
        isNotNull();
        return same("sequence", sequence, actual instanceof SendReceipt receipt ? receipt.sequence() : null);
    }

    /**
     * Took so many attempts.
     *
     * @param attempts 0 when it was refused before the first
     * @return this
     */
    public SendOutcomeAssert hasAttempts(int attempts) {
        isNotNull();
        return same("attempts", attempts, actual.attempts());
    }

    /**
     * Says this, among other things.
     *
     * @param part part of the text that tells the story; an accepted one has none
     * @return this
     */
    public SendOutcomeAssert hasReasonContaining(String part) {
        isNotNull();
        String reason = reason();
        if (!reason.contains(part)) {
            failWithMessage("Expecting a reason with\n  %s\nand it is\n  %s", part, reason);
        }
        return this;
    }

    private SendOutcomeAssert is(State state) {
        isNotNull();
        if (actual.state() != state) {
            failWithMessage("Expecting the send to have ended %s, and it ended %s: %s", state, actual.state(), story());
        }
        return this;
    }

    private SendOutcomeAssert same(String what, Object expected, @Nullable Object there) {
        if (!Objects.equals(expected, there)) {
            failWithMessage("Expecting %s %s, and it is %s: %s", what, expected, there, story());
        }
        return this;
    }

    private String story() {
        String reason = reason();
        return reason.isEmpty() ? actual.toString() : reason;
    }

    private String reason() {
        if (actual instanceof Dropped dropped) {
            return dropped.reason();
        }
        if (actual instanceof Rejected rejected) {
            return rejected.reason();
        }
        return actual instanceof Unknown unknown ? unknown.lastHeard() : "";
    }
}
