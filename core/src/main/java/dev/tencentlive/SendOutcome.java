package dev.tencentlive;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What became of one send, over all its attempts: exactly one of {@link SendReceipt}, {@link Dropped}, {@link Rejected} and
 * {@link Unknown}. None of them claims that viewers saw the message.
 *
 * <pre>{@code
 * SendOutcome outcome = sender.trySend(message);
 * switch (outcome.state()) {
 *     case ACCEPTED -> books.delivered(gift);
 *     case DROPPED, REJECTED -> books.refund(gift);
 *     case UNKNOWN -> books.review(gift);
 * }
 * }</pre>
 *
 * <p>Immutable and serializable.
 */
public sealed interface SendOutcome extends Serializable permits SendReceipt, Dropped, Rejected, Unknown {

    /** The four states a send can end in. */
    enum State {
        /** The service took the message. */
        ACCEPTED,
        /** The service took the message and threw it away: too many in this room. */
        DROPPED,
        /** Certainly not delivered, by no attempt. */
        REJECTED,
        /** May have been delivered: an attempt left us and no verdict came back that can be trusted. */
        UNKNOWN
    }

    /**
     * Says which of the four it is.
     *
     * @return the state
     */
    State state();

    /**
     * Counts the attempts that were made; 0 when the message was refused before the first.
     *
     * @return the attempts, signing anew not counted
     */
    int attempts();

    /**
     * Gives the id that the vendor's support asks for.
     *
     * @return RequestId of the last reply that had one
     */
    @Nullable
    String requestId();

    /**
     * Gives the receipt, or throws.
     *
     * @return the receipt of an accepted message
     * @throws LiveMessageException for the other three states; it carries this outcome
     */
    SendReceipt requireAccepted();
}
