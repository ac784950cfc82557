package dev.tencentlive;

import org.jspecify.annotations.Nullable;

/**
 * A send that did not end accepted. Data comes from {@link #outcome()}, never out of the text. Thrown by
 * {@link LiveMessageSender#send} and {@link SendOutcome#requireAccepted()}.
 */
public abstract sealed class LiveMessageException extends RuntimeException
        permits MessageDroppedException, MessageRejectedException, DeliveryUnknownException {

    private static final long serialVersionUID = 1L;

    LiveMessageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * Gives what became of the send.
     *
     * @return the outcome, never a {@link SendReceipt}
     */
    public abstract SendOutcome outcome();
}
