package dev.tencentlive;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes the threads of this library: daemons that take nothing over from the thread that happened to start them. */
final class DaemonThreads implements ThreadFactory {

    private final AtomicInteger made = new AtomicInteger();
    private final String name;

    DaemonThreads(String name) {
        this.name = name;
    }

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Made(this, task, name + "-" + made.incrementAndGet());
        thread.setDaemon(true);
        // An inherited context class loader would keep a redeployed application in memory.
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        return thread;
    }

    boolean made(Thread thread) {
        return thread instanceof Made one && one.by == this;
    }

    private static final class Made extends Thread {

        private final DaemonThreads by;

        Made(DaemonThreads by, Runnable task, String name) {
            super(null, task, name, 0, false);
            this.by = by;
        }
    }
}
