package dev.tencentlive;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of one sender, or of all senders of one configuration; none when there is nothing to do.
 *
 * @param exchanges what exchanges block on: as many as are needed at once, up to a bound
 * @param callbacks what runs the application's callbacks, as many as are needed: they may block, even for another send, so
 *     they must never take a thread from the exchange or the callback that they wait for
 * @param release shuts down what is ours
 */
record Workers(Executor exchanges, Executor callbacks, Runnable release) implements AutoCloseable {

    /** More than the 200 exchanges of an application that can be under way at once, each holding its permit. */
    private static final int MOST_EXCHANGES = 256;

    private static final long IDLE_SECONDS = 10;

    /**
     * Starts none yet.
     *
     * @param applications how many SDKAppIDs share them: a service that hangs for one must leave threads for the others
     */
    static Workers start(int applications) {
        ThreadPoolExecutor exchanges = pool(MOST_EXCHANGES * applications, "tencent-live-worker");
        ThreadPoolExecutor callbacks = pool(Integer.MAX_VALUE, "tencent-live-callback");
        return new Workers(exchanges, callbacks, () -> {
            exchanges.shutdown();
            callbacks.shutdown();
        });
    }

    /** Everything on threads of the application's own, which shuts them down itself. */
    static Workers of(Executor executor) {
        return new Workers(executor, executor, () -> {});
    }

    @Override
    public void close() {
        release.run();
    }

    private static ThreadPoolExecutor pool(int most, String name) {
        return new ThreadPoolExecutor(
                0, most, IDLE_SECONDS, TimeUnit.SECONDS, new IdleFirst(), new DaemonThreads(name), (task, executor) -> {
                    if (executor.isShutdown()) {
                        throw new RejectedExecutionException("the sender is closed");
                    }
                    executor.getQueue().add(task);
                });
    }

    /** Takes a task only for a thread that is idle already, so that the pool makes a new one before anything queues. */
    private static final class IdleFirst extends LinkedTransferQueue<Runnable> {

        private static final long serialVersionUID = 1L;

        @Override
        public boolean offer(Runnable task) {
            return tryTransfer(task);
        }
    }
}
