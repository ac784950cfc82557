package dev.tencentlive.cdi;

import dev.tencentlive.LiveMessageListener;
import dev.tencentlive.LiveMessageSenderBuilder;
import dev.tencentlive.SendOutcome;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Fires outcomes as events, on a thread of its own: the sending thread would wait for the observers. */
@Singleton
@Priority(BeanPlanner.EVENTS)
// Not final: OpenWebBeans takes @PreDestroy for an interceptor.
class EventsPart implements OptionalPart {

    static final int MOST_WAITING = 10_000;

    private static final System.Logger LOG = System.getLogger("dev.tencentlive.cdi");
    private static final int IDLE_SECONDS = 10;
    private static final int CLOSING_SECONDS = 5;

    @Inject
    Event<LiveMessageOutcomeEvent> events;

    private final ThreadPoolExecutor executor;
    private final AtomicBoolean warned = new AtomicBoolean();

    EventsPart() {
        // Observers look for their resources and for JNDI by the application's class loader.
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        executor = new ThreadPoolExecutor(
                1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), task -> {
                    Thread thread = new Thread(null, task, "tencent-live-events", 0, false);
                    thread.setDaemon(true);
                    thread.setContextClassLoader(application);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
    }

    @Override
    public void contribute(String client, LiveMessageSenderBuilder builder) {
        if (new OwnSettings(LiveConfig.ofTheApplication()).areEventsWanted()) {
            builder.listener(new Firing());
        }
    }

    /** Lets the events of the last sends still be seen. */
    @PreDestroy
    void close() {
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

    private void queue(LiveMessageOutcomeEvent event) {
        try {
            executor.execute(() -> fire(event));
        } catch (RejectedExecutionException e) {
            if (!executor.isShutdown() && warned.compareAndSet(false, true)) {
                LOG.log(
                        Level.WARNING,
                        "Observers of LiveMessageOutcomeEvent are too slow: " + MOST_WAITING
                                + " events wait for them, and further ones are left out");
            }
        }
    }

    private void fire(LiveMessageOutcomeEvent event) {
        try {
            Event<LiveMessageOutcomeEvent> ofClient = events.select(LiveClient.Literal.of(event.client()));
            var unused = ofClient.fireAsync(event).whenComplete((fired, failure) -> {
                if (failure != null) {
                    warn(failure);
                }
            });
            ofClient.fire(event);
        } catch (RuntimeException | Error e) {
            warn(e);
        }
    }

    private static void warn(Throwable failure) {
        LOG.log(Level.WARNING, "An observer of LiveMessageOutcomeEvent failed; the send is not affected", failure);
    }

    /** Not the part itself, which would be found once more as a listener of the application's. */
    private final class Firing implements LiveMessageListener {
        @Override
        public void onOutcome(Sending sending, SendOutcome outcome, Duration duration) {
            queue(new LiveMessageOutcomeEvent(sending.client(), sending.message(), outcome, duration));
        }
    }
}
