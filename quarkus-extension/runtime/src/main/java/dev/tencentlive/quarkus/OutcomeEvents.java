package dev.tencentlive.quarkus;

import dev.tencentlive.LiveMessageListener;
import dev.tencentlive.SendOutcome;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Fires outcomes as CDI events, on a thread of its own: the sending thread waits for its listeners. */
final class OutcomeEvents implements LiveMessageListener, AutoCloseable {

    static final int MOST_WAITING = 10_000;

    private static final Logger LOG = Logger.getLogger(OutcomeEvents.class);
    private static final int IDLE_SECONDS = 10;
    private static final int CLOSING_SECONDS = 5;

    private final Event<LiveMessageOutcomeEvent> events;
    private final boolean enabled;
    private final ThreadPoolExecutor executor;
    private final AtomicBoolean warned = new AtomicBoolean();

    OutcomeEvents(Event<LiveMessageOutcomeEvent> events, boolean enabled) {
        this.events = events;
        this.enabled = enabled;
        // Observers find their application by it, whoever's thread sends first.
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        executor = new ThreadPoolExecutor(
                1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), task -> {
                    Thread thread = new Thread(task, "tencent-live-events");
                    thread.setDaemon(true);
                    thread.setContextClassLoader(application);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
    }

    @Override
    public void onOutcome(Sending sending, SendOutcome outcome, Duration duration) {
        if (!enabled) {
            return;
        }
        LiveMessageOutcomeEvent event =
                new LiveMessageOutcomeEvent(sending.client(), sending.message(), outcome, duration);
        try {
            executor.execute(() -> fire(event));
        } catch (RejectedExecutionException e) {
            if (!executor.isShutdown() && warned.compareAndSet(false, true)) {
                LOG.warn("Observers of LiveMessageOutcomeEvent are too slow: " + MOST_WAITING
                        + " events wait for them, and further ones are left out");
            }
        }
    }

    /** Lets the events of the last sends still be heard. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (executor.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        executor.shutdownNow();
    }

    private void fire(LiveMessageOutcomeEvent event) {
        try {
            events.fireAsync(event).whenComplete((heard, failure) -> {
                if (failure != null) {
                    warn(failure);
                }
            });
            events.fire(event);
        } catch (RuntimeException | Error e) {
            warn(e);
        }
    }

    private static void warn(Throwable failure) {
        LOG.warn("An observer of LiveMessageOutcomeEvent failed; the send is not affected", failure);
    }
}
