package dev.tencentlive.spring;

import dev.tencentlive.LiveMessageListener;
import dev.tencentlive.SendOutcome;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** Publishes outcomes as application events, on a thread of its own: the sending thread waits for its listeners. */
final class OutcomeEvents implements LiveMessageListener, AutoCloseable {

    static final int MOST_WAITING = 10_000;

    private static final Log LOG = LogFactory.getLog(OutcomeEvents.class);
    private static final int IDLE_SECONDS = 10;
    private static final int CLOSING_SECONDS = 5;

    private final ApplicationEventPublisher publisher;
    private final ThreadPoolExecutor executor;
    private final AtomicBoolean warned = new AtomicBoolean();

    OutcomeEvents(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
        CustomizableThreadFactory threads = new CustomizableThreadFactory("tencent-live-events-");
        threads.setDaemon(true);
        executor = new ThreadPoolExecutor(
                1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), threads);
        executor.allowCoreThreadTimeOut(true);
    }

    @Override
    public void onOutcome(Sending sending, SendOutcome outcome, Duration duration) {
        LiveMessageOutcomeEvent event =
                new LiveMessageOutcomeEvent(sending.client(), sending.message(), outcome, duration);
        try {
            executor.execute(() -> publish(event));
        } catch (RejectedExecutionException e) {
            if (!executor.isShutdown() && warned.compareAndSet(false, true)) {
                LOG.warn("Listeners of LiveMessageOutcomeEvent are too slow: " + MOST_WAITING
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

    private void publish(LiveMessageOutcomeEvent event) {
        try {
            publisher.publishEvent(event);
        } catch (RuntimeException | Error e) {
            LOG.warn("A listener of LiveMessageOutcomeEvent failed; the send is not affected", e);
        }
    }
}
