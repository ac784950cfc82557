package dev.tencentlive.emulator;

import java.time.Instant;

/**
 * A message as the clients in its room get it, and what was known of the call that brought it.
 *
 * @param sender account it is shown under: {@code Sender_Account}, or the calling administrator
 * @param businessId of a custom message; empty for a text message
 * @param data of a custom message, or the text of a text message
 * @param sequence its number within the room, wire {@code MsgSeq}
 * @param time when the service took it, wire {@code MsgTime}: whole seconds
 * @param random number of the request, 0 to 4294967295; repeats of one logical send carry the same
 * @param requestId the service's name for the call
 * @param msgBody JSON array of the Chat message it was wrapped into
 */
public record ReceivedMessage(
        String roomId,
        String sender,
        String businessId,
        String data,
        long sequence,
        Instant time,
        long random,
        String requestId,
        String msgBody) {}
