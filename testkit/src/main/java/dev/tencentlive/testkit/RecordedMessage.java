package dev.tencentlive.testkit;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.SendOutcome;
import java.util.Objects;

/**
 * A message that was given to a {@link RecordingLiveMessageSender}, and what became of it.
 *
 * @param message as the application gave it
 * @param data the text for Data, as it would have gone over the wire; empty when the payload could not be written or was
 *     refused before it was
 * @param sender account that viewers would see: the message's own, or the configured administrator
 * @param outcome what the application was told
 */
public record RecordedMessage(LiveMessage message, String data, String sender, SendOutcome outcome) {

    /** Requires everything. */
    public RecordedMessage {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(sender, "sender");
        Objects.requireNonNull(outcome, "outcome");
    }

    /**
     * Names the room.
     *
     * @return RoomId
     */
    public String roomId() {
        return message.roomId();
    }

    /**
     * Names the kind of message.
     *
     * @return BusinessId
     */
    public String businessId() {
        return message.businessId();
    }

    /**
     * Tells whether the room got it.
     *
     * @return whether the outcome is accepted
     */
    public boolean isAccepted() {
        return outcome.state() == SendOutcome.State.ACCEPTED;
    }
}
