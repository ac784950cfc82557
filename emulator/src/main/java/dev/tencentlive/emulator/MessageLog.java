package dev.tencentlive.emulator;

import dev.tencentlive.emulator.Recent.Numbered;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The messages that were kept, the oldest forgotten first, and the callers that wait for some. */
final class MessageLog {
    /** A bound in characters besides the one in messages: messages of full size would fill a small machine. */
    static final long MOST_CHARACTERS = 64L * 1024 * 1024;

    private static final int SHOWN = 10;
    private static final int SHOWN_CHARACTERS = 60;

    private final int bound;
    private final LongSupplier ticker;
    private final Recent<ReceivedMessage> all = new Recent<>(Integer.MAX_VALUE);
    private final Recent<DroppedMessage> dropped;
    private final Map<String, Deque<ReceivedMessage>> byRoom = new HashMap<>();
    private long kept;
    private long characters;

    MessageLog(int bound, LongSupplier ticker) {
        this.bound = bound;
        this.dropped = new Recent<>(bound);
        this.ticker = ticker;
    }

    synchronized void add(ReceivedMessage message) {
        kept++;
        characters += size(message);
        all.add(message);
        byRoom.computeIfAbsent(message.roomId(), id -> new ArrayDeque<>()).addLast(message);
        while (all.size() > bound || characters > MOST_CHARACTERS) {
            forgetOldest();
        }
        notifyAll();
    }

    private void forgetOldest() {
        ReceivedMessage oldest = all.removeOldest();
        characters -= size(oldest);
        String roomId = oldest.roomId();
        Deque<ReceivedMessage> ofRoom = byRoom.getOrDefault(roomId, new ArrayDeque<>());
        ofRoom.pollFirst();
        if (ofRoom.isEmpty()) {
            byRoom.remove(roomId);
        }
    }

    private static long size(ReceivedMessage message) {
        return (long) message.businessId().length()
                + message.data().length()
                + message.msgBody().length();
    }

    synchronized void addDropped(DroppedMessage message) {
        dropped.add(message);
    }

    /** The newest messages beyond this number, oldest first, at most so many. */
    synchronized List<Numbered<ReceivedMessage>> after(long number, int most) {
        return all.after(number, most);
    }

    /** The number of the newest message, 0 at first; it goes on after {@link #clear}. */
    synchronized long added() {
        return all.added();
    }

    synchronized List<Numbered<DroppedMessage>> droppedAfter(long number, int most) {
        return dropped.after(number, most);
    }

    synchronized long droppedAdded() {
        return dropped.added();
    }

    /** Those that are still kept. */
    synchronized int size() {
        return all.size();
    }

    synchronized long kept() {
        return kept;
    }

    synchronized List<ReceivedMessage> messages() {
        return all.all();
    }

    synchronized List<ReceivedMessage> messages(String roomId) {
        return List.copyOf(byRoom.getOrDefault(roomId, new ArrayDeque<>()));
    }

    private synchronized int count(String roomId) {
        Deque<ReceivedMessage> ofRoom = byRoom.get(roomId);
        return ofRoom == null ? 0 : ofRoom.size();
    }

    synchronized void clear() {
        dropped.clear();
        all.clear();
        byRoom.clear();
        kept = 0;
        characters = 0;
    }

    /** @param more what else happened, for the text when the messages do not come */
    synchronized List<ReceivedMessage> await(String roomId, int count, Duration deadline, Supplier<String> more) {
        long end = ticker.getAsLong() + deadline.toNanos();
        while (count(roomId) < count) {
            long left = end - ticker.getAsLong();
            if (left <= 0) {
                throw new IllegalStateException(missing(roomId, count, deadline) + more.get());
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted: " + missing(roomId, count, deadline) + more.get(), e);
            }
        }
        return messages(roomId).subList(0, count);
    }

    private String missing(String roomId, int count, Duration deadline) {
        StringBuilder text = new StringBuilder()
                .append(count(roomId))
                .append(" of ")
                .append(count)
                .append(" messages arrived in room \"")
                .append(roomId)
                .append("\" within ")
                .append(deadline.toMillis())
                .append(" ms.");
        List<ReceivedMessage> there = all.all();
        int from = Math.max(0, there.size() - SHOWN);
        for (ReceivedMessage message : there.subList(from, there.size())) {
            text.append("\n  ").append(shown(message));
        }
        return text.append("\n  ").toString();
    }

    private static String shown(ReceivedMessage message) {
        String data = message.data();
        return "room \"" + message.roomId() + "\" #" + message.sequence() + " " + message.businessId() + " from "
                + message.sender() + ": "
                + (data.length() <= SHOWN_CHARACTERS ? data : data.substring(0, SHOWN_CHARACTERS) + "…");
    }
}
