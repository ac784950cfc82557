package dev.tencentlive.emulator;

import java.time.Instant;

/**
 * One call that was answered, or that a script left without an answer.
 *
 * @param receivedNanos {@link System#nanoTime()} when its last byte had been read: for distances in time
 * @param received the same moment on the service's clock
 * @param command such as {@code send_custom_msg}, as it stood in the path
 * @param roomId empty when the call named none
 * @param random number of the request, -1 when it had none
 * @param identifier account that signed the call; empty when it named none
 * @param senderAccount the body's {@code Sender_Account}; empty when it named none
 * @param businessId the body's {@code BusinessId}; empty when it named none
 * @param code answered {@code ErrorCode}; {@link #NO_CODE} when no JSON was answered
 * @param info answered {@code ErrorInfo}, or what a script did in place of an answer
 * @param requestId the service's name for the call
 */
public record RecordedCall(
        long receivedNanos,
        Instant received,
        String command,
        String roomId,
        long random,
        String identifier,
        String senderAccount,
        String businessId,
        Result result,
        int code,
        String info,
        String requestId) {

    /** The {@link #code()} of a call that got no {@code ErrorCode}. */
    public static final int NO_CODE = -1;

    /** The account it is shown under: the one that sends, or the one that calls. */
    String sender() {
        return senderAccount.isEmpty() ? identifier : senderAccount;
    }

    /** Whether a message was kept for the room, which tells all that this call could tell. */
    boolean tellsOfKeptMessage() {
        return result == Result.OK && command.startsWith("send_");
    }

    /** What became of a call. */
    public enum Result {
        /** Done. */
        OK,
        /** Answered OK with a {@code MsgDropReason}: the message was thrown away. */
        DROPPED,
        /** Answered with an error code. */
        REFUSED,
        /** Answered, or left without an answer, as a script said. */
        SCRIPTED
    }
}
