package dev.tencentlive;

import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that exchanges block on: as many as are needed at once, up to a bound, none when there is nothing to do. */
final class Workers {

    /** Enough for 200 calls a second that take more than a second each. */
    private static final int MOST = 256;

    private static final long IDLE_SECONDS = 10;

    private Workers() {}

    static ThreadPoolExecutor start() {
        return new ThreadPoolExecutor(
                0,
                MOST,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new IdleFirst(),
                new DaemonThreads("tencent-live-worker"),
                (task, executor) -> {
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
