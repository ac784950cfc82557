package dev.tencentlive.testkit;

import dev.tencentlive.SendReceipt;
import dev.tencentlive.emulator.ReceivedMessage;

/** A message that a room got, wherever the room is. */
record Arrived(String roomId, String businessId, String data, String sender, long sequence) {

    static Arrived of(ReceivedMessage message) {
        return new Arrived(
                message.roomId(), message.businessId(), message.data(), message.sender(), message.sequence());
    }

    /** Of an accepted one. */
    static Arrived of(RecordedMessage message) {
        Long sequence = ((SendReceipt) message.outcome()).sequence();
        return new Arrived(
                message.roomId(),
                message.businessId(),
                message.data(),
                message.sender(),
                sequence == null ? 0 : sequence);
    }
}
