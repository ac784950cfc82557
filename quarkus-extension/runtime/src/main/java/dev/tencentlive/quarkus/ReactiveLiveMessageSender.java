package dev.tencentlive.quarkus;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.SendOutcome;
import dev.tencentlive.SendReceipt;
import io.smallrye.mutiny.Uni;

/**
 * Sends custom messages into live rooms without blocking: the twin of {@link dev.tencentlive.LiveMessageSender} for code that
 * runs on an event loop.
 *
 * <pre>{@code
 * @POST
 * public Uni<SendReceipt> give(Gift gift) {
 *     return sender.send(LiveMessage.of("room1", "gift", gift).from(gift.giver()));
 * }
 * }</pre>
 *
 * <p>Nothing is sent before somebody subscribes, and each subscription is a send of its own: do not {@code retry()} what may
 * have been delivered. Cancelling ends the send; what really became of it then goes to the
 * {@link dev.tencentlive.LiveMessageListener}. Results arrive on the Vert.x context that subscribed, or, where there is none, on
 * a thread of the sender.
 *
 * <p>Safe to use from several threads at once.
 */
public interface ReactiveLiveMessageSender {

    /**
     * Sends a message and tells what became of it. Does not fail for anything that can happen to a message.
     *
     * @param message what to send
     * @return one of the four outcomes, within the delivery timeout
     */
    Uni<SendOutcome> trySend(LiveMessage message);

    /**
     * Sends a message, or fails with a {@link dev.tencentlive.LiveMessageException}.
     *
     * @param message what to send
     * @return the receipt of an accepted message
     */
    default Uni<SendReceipt> send(LiveMessage message) {
        return trySend(message).map(SendOutcome::requireAccepted);
    }
}
