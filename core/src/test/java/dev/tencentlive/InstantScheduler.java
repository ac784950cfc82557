package dev.tencentlive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Makes believe that time passes: every wait is over at once, was recorded, and set the clock forward. */
final class InstantScheduler implements Scheduler {

    private final List<Duration> waits = new ArrayList<>();
    private final LongSupplier ticker;
    private long passed;

    /** Time stands still but for the waits. */
    InstantScheduler() {
        this(() -> 1);
    }

    /** Waits come on top of the time that really passes. */
    InstantScheduler(LongSupplier ticker) {
        this.ticker = ticker;
    }

    @Override
    public synchronized long nanoTime() {
        return ticker.getAsLong() + passed;
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

    /** What is not waited for never comes to its end. */
    @Override
    public Cancellable atTheLatest(Duration delay, Runnable end) {
        return () -> {};
    }

    /** Lets time pass without anybody waiting. */
    synchronized void pass(Duration time) {
        passed += time.toNanos();
    }

    synchronized List<Duration> waits() {
        return List.copyOf(waits);
    }
}
