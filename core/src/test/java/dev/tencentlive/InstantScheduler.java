package dev.tencentlive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes believe that time passes: every wait is over at once, was recorded, and set the clock forward. */
final class InstantScheduler implements Scheduler {

    private final List<Duration> waits = new ArrayList<>();
    private long now = 1;

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public Cancellable schedule(Duration delay, Runnable task) {
        pass(delay);
        synchronized (this) {
            waits.add(delay);
        }
        task.run();
        return () -> {};
    }

    /** Lets time pass without anybody waiting. */
    synchronized void pass(Duration time) {
        now += time.toNanos();
    }

    synchronized List<Duration> waits() {
        return List.copyOf(waits);
    }
}
