package dev.tencentlive;

import java.time.Duration;
import java.util.PriorityQueue;

/** Time that passes only when told to, event by event; what is scheduled runs on the thread that lets it pass. */
final class VirtualTime implements Scheduler {

    private static final class Event implements Comparable<Event> {
        private final long at;
        private final long order;
        private final Runnable task;
        private boolean cancelled;

        Event(long at, long order, Runnable task) {
            this.at = at;
            this.order = order;
            this.task = task;
        }

        @Override
        public int compareTo(Event other) {
            return at == other.at ? Long.compare(order, other.order) : Long.compare(at - other.at, 0);
        }
    }

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Runnable afterEachMoment;
    // Turns negative after two seconds: elapsed time is a difference, never a number to compare.
    private long now = Long.MAX_VALUE - Duration.ofSeconds(2).toNanos();
    private long order;

    VirtualTime() {
        this(() -> {});
    }

    /** Calls back whenever all that was due at one moment has run. */
    VirtualTime(Runnable afterEachMoment) {
        this.afterEachMoment = afterEachMoment;
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public Cancellable schedule(Duration delay, Runnable task) {
        Event event = new Event(now + Math.max(0, delay.toNanos()), order++, task);
        events.add(event);
        return () -> event.cancelled = true;
    }

    void pass(Duration time) {
        long end = now + time.toNanos();
        for (Event event = events.peek(); event != null && event.at - end <= 0; event = events.peek()) {
            run(events.remove());
        }
        now = end;
    }

    void passUntilNothingIsLeft() {
        while (!events.isEmpty()) {
            run(events.remove());
        }
    }

    private void run(Event event) {
        if (!event.cancelled) {
            now = event.at;
            event.task.run();
        }
        Event next = events.peek();
        if (next == null || next.at != event.at) {
            afterEachMoment.run();
        }
    }
}
