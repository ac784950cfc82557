package dev.tencentlive.emulator;

import java.time.Instant;

/**
 * A message that was answered OK and thrown away.
 *
 * @param sequence the number that was answered, used up or not
 */
record DroppedMessage(
        String roomId,
        String sender,
        String businessId,
        long sequence,
        String reason,
        Instant time,
        String requestId) {}
