package dev.tencentlive.testkit;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * An inbox, and how long an assertion looks at it.
 *
 * @param nanoTime measures the patience
 */
record Watch(Inbox inbox, Duration patience, LongSupplier nanoTime) {

    /** The messages of a room as soon as they will do, or as they are when patience ends. */
    List<Arrived> messages(String roomId, Predicate<List<Arrived>> willDo) {
        long end = nanoTime.getAsLong() + patience.toNanos();
        while (true) {
            List<Arrived> there = inbox.messages(roomId);
            long left = end - nanoTime.getAsLong();
            if (left <= 0 || willDo.test(there) || Thread.currentThread().isInterrupted()) {
                return there;
            }
            inbox.awaitMore(roomId, there.size(), Duration.ofNanos(left));
        }
    }

    String allThatHappened() {
        return inbox.arrivals().describe();
    }
}
