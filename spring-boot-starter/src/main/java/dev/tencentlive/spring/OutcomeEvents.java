package dev.tencentlive.spring;

import dev.tencentlive.LiveMessageListener;
import dev.tencentlive.SendOutcome;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Publishes outcomes as application events, on a thread of its own: the sending thread does not wait for their listeners.
 * What was sent before the context closes is still heard, since it is waited for while all beans are there.
 */
final class OutcomeEvents implements LiveMessageListener, SmartLifecycle, AutoCloseable {

    static final int MOST_WAITING = 10_000;

    private static final Log LOG = LogFactory.getLog(OutcomeEvents.class);
    private static final int IDLE_SECONDS = 10;
    private static final int CLOSING_SECONDS = 5;

    private final ApplicationEventPublisher publisher;
    private final ThreadPoolExecutor executor;
    private volatile boolean running;
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

    @Override
    public void start() {
        running = true;
    }

    /** Late: the web server, in a phase above, first ends its requests, which may send. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Waits for the events that are there, while their listeners are. */
    @Override
    public void stop() {
        running = false;
        if (executor.getTaskCount() == executor.getCompletedTaskCount()) {
            return;
        }
        try {
            executor.submit(() -> {}).get(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RejectedExecutionException | TimeoutException e) {
            LOG.warn("Listeners of LiveMessageOutcomeEvent are too slow: not all events are waited for");
        }
    }

    /** After the senders: what came of sends under way is published as long as somebody is there to hear it. */
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
