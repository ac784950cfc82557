package dev.tencentlive;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Holds what is scheduled until the test lets it go; time stands still. */
final class HeldScheduler implements Scheduler {

    private final Queue<Runnable> held = new ConcurrentLinkedQueue<>();

    @Override
    public long nanoTime() {
        return 1;
    }

    @Override
    public Cancellable schedule(Duration delay, Runnable task) {
        held.add(task);
        return () -> held.remove(task);
    }

    /** What is not waited for never comes to its end. */
    @Override
    public Cancellable atTheLatest(Duration delay, Runnable end) {
        return () -> {};
    }

    int held() {
        return held.size();
    }
}
