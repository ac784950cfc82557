package dev.tencentlive.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** All sends in the order in which they ended, and the callers that wait for some. */
final class SendLog {

    private final LongSupplier nanoTime;
    private final List<RecordedMessage> sends = new ArrayList<>();

    SendLog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    synchronized void add(RecordedMessage send) {
        sends.add(send);
        notifyAll();
    }

    synchronized void clear() {
        sends.clear();
    }

    synchronized List<RecordedMessage> sends() {
        return List.copyOf(sends);
    }

    synchronized List<RecordedMessage> accepted(String roomId) {
        return sends.stream()
                .filter(send -> send.isAccepted() && send.roomId().equals(roomId))
                .toList();
    }

    synchronized List<RecordedMessage> await(String roomId, int count, Duration deadline) {
        List<RecordedMessage> there = awaitQuietly(roomId, count, deadline);
        if (there.size() < count) {
            String why = Thread.currentThread().isInterrupted() ? "interrupted: " : "";
            throw new AssertionError(why + missing(there.size(), count, roomId, deadline));
        }
        return there.subList(0, count);
    }

    /** Gives what there is when there is enough, when the time is over, or when the thread was interrupted. */
    synchronized List<RecordedMessage> awaitQuietly(String roomId, int count, Duration longest) {
        long end = nanoTime.getAsLong() + longest.toNanos();
        while (true) {
            List<RecordedMessage> there = accepted(roomId);
            long left = end - nanoTime.getAsLong();
            if (there.size() >= count || left <= 0) {
                return there;
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return there;
            }
        }
    }

    private String missing(int there, int count, String roomId, Duration deadline) {
        return there + " of " + count + (count == 1 ? " message" : " messages") + " arrived in room \"" + roomId
                + "\" within " + deadline.toMillis() + " ms.\n"
                + Arrivals.of(sends).describe();
    }
}
