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
        long end = nanoTime.getAsLong() + deadline.toNanos();
        for (List<RecordedMessage> there = accepted(roomId); ; there = accepted(roomId)) {
            if (there.size() >= count) {
                return there.subList(0, count);
            }
            long left = end - nanoTime.getAsLong();
            if (left <= 0) {
                throw new AssertionError(missing(there.size(), count, roomId, deadline));
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted: " + missing(there.size(), count, roomId, deadline), e);
            }
        }
    }

    private String missing(int there, int count, String roomId, Duration deadline) {
        return there + " of " + count + (count == 1 ? " message" : " messages") + " arrived in room \"" + roomId
                + "\" within " + deadline.toMillis() + " ms.\n"
                + Arrivals.of(sends).describe();
    }
}
