package dev.tencentlive;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Sends custom messages into live rooms.
 *
 * <pre>{@code
 * SendReceipt receipt = sender.send(LiveMessage.of("room1", "gift", json).from("user1"));
 * }</pre>
 *
 * <p>A send makes as many attempts as {@link RetryPolicy} allows, within the delivery timeout, and ends in exactly one
 * {@link SendOutcome} over all of them. There is no idempotency key for this command (the vendor's page 647/74354,
 * 2026-02-24), so a message is sent again only when no earlier attempt can have been delivered, or when it is
 * {@link LiveMessage#repeatable()}.
 *
 * <p>Implementations are safe to use from several threads at once. Make one per application and close it at the end.
 */
public interface LiveMessageSender extends AutoCloseable {

    /**
     * Sends a message and tells what became of it. Does not throw for anything that can happen to a message.
     *
     * <p>Blocks for at most the delivery timeout. When the thread is interrupted the send ends at once, rejected or unknown
     * as the truth may be, and the interrupt stays set.
     *
     * @param message what to send
     * @return one of the four outcomes
     */
    SendOutcome trySend(LiveMessage message);

    /**
     * Sends a message without blocking. The payload is written on the calling thread.
     *
     * <p>The future completes normally with one of the four outcomes, on a thread of the sender: go on with the
     * {@code …Async} methods for anything slow. Cancelling it ends the send; what really became of it then goes to the
     * {@link LiveMessageListener}.
     *
     * @param message what to send
     * @return the outcome, within the delivery timeout
     */
    CompletableFuture<SendOutcome> sendAsync(LiveMessage message);

    /**
     * Sends a message, or throws.
     *
     * @param message what to send
     * @return the receipt of an accepted message
     * @throws MessageDroppedException when the service took it and threw it away
     * @throws MessageRejectedException when it was certainly not delivered
     * @throws DeliveryUnknownException when it may have been delivered
     */
    default SendReceipt send(LiveMessage message) {
        return trySend(message).requireAccepted();
    }

    /**
     * Sends many messages, a bounded number of them at once. The delivery timeout of each begins when it is taken up, so
     * the whole takes as long as the limits of the service ask. An interrupt ends what is under way truthfully and the rest
     * rejected, and stays set.
     *
     * @param messages what to send
     * @return one outcome for each, in their order
     */
    default List<SendOutcome> sendAll(Collection<LiveMessage> messages) {
        return Batch.send(this, List.copyOf(messages));
    }

    /**
     * Refuses new sends, ends those that wait, gives exchanges under way up to the attempt timeout, and frees threads and
     * connections.
     */
    @Override
    default void close() {}

    /**
     * Makes a sender.
     *
     * @param settings checked settings; their named clients are not looked at, see {@link LiveMessageSenders}
     * @return a sender to be closed by the caller
     * @throws InvalidSettingsException when the settings have no key
     */
    static LiveMessageSender create(LiveSettings settings) {
        return builder(settings).build();
    }

    /**
     * Begins a sender with parts of the application's own.
     *
     * @param settings checked settings
     * @return a builder
     */
    static LiveMessageSenderBuilder builder(LiveSettings settings) {
        return new LiveMessageSenderBuilder(settings, LiveSettings.DEFAULT_CLIENT);
    }
}
