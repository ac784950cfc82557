package dev.tencentlive.quarkus.dev;

import org.jspecify.annotations.Nullable;

/**
 * A message that was sent.
 *
 * @param at when it ended
 * @param client who sent it
 * @param room RoomId
 * @param business BusinessId
 * @param sender account it was sent for
 * @param data the payload as it is sent
 * @param outcome what became of it
 * @param detail more of that
 */
public record SentMessage(
        String at,
        String client,
        String room,
        String business,
        @Nullable String sender,
        String data,
        String outcome,
        String detail) {}
