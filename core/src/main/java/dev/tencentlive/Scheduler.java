package dev.tencentlive;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Elapsed time and waiting, injected so that tests need not wait. */
interface Scheduler extends AutoCloseable {

    /** Nanoseconds since some fixed moment; only differences mean anything. */
    long nanoTime();

    /** Runs the task later, unless it is cancelled or the scheduler is closed before. */
    Cancellable schedule(Duration delay, Runnable task);

    /** Like {@link #schedule}, for an end that is usually called off: no wait that anything goes on after. */
    default Cancellable atTheLatest(Duration delay, Runnable end) {
        return schedule(delay, end);
    }

    /** Whether it is this scheduler's own thread that asks. */
    default boolean isCurrentThread() {
        return false;
    }

    @Override
    default void close() {}

    /** Something that may still be called off. */
    interface Cancellable {
        void cancel();
    }

    /** The one that really waits, on a daemon thread of its own that starts with the first task. */
    static Scheduler real() {
        DaemonThreads threads = new DaemonThreads("tencent-live-timer");
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, threads);
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return new Scheduler() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public boolean isCurrentThread() {
                return threads.made(Thread.currentThread());
            }

            @Override
            public Cancellable schedule(Duration delay, Runnable task) {
                try {
                    Future<?> future = executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
                    return () -> future.cancel(false);
                } catch (RejectedExecutionException closed) {
                    return () -> {};
                }
            }

            @Override
            public void close() {
                executor.shutdownNow();
            }
        };
    }
}
