package dev.tencentlive;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** The sender: limiter → try → {@link RetryPolicy} → listener, each send a {@link Send}. */
final class RetryingLiveMessageSender implements LiveMessageSender {

    private static final String CLOSED = "the sender is closed";

    private final SenderParts parts;
    private final Runnable release;
    private final Set<Send> underWay = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean released = new AtomicBoolean();
    private boolean closed;

    /**
     * Makes a sender.
     *
     * @param release frees what the sender owns, after its last send
     */
    RetryingLiveMessageSender(SenderParts parts, Runnable release) {
        this.parts = parts;
        this.release = release;
    }

    @Override
    public SendOutcome trySend(LiveMessage message) {
        return begin(message, false).await();
    }

    @Override
    public CompletableFuture<SendOutcome> sendAsync(LiveMessage message) {
        return begin(message, true).future();
    }

    @Override
    public List<SendOutcome> sendAll(Collection<LiveMessage> messages) {
        return Batch.send(this, List.copyOf(messages));
    }

    @Override
    public void close() {
        takeNoMore();
        if (released.compareAndSet(false, true)) {
            try {
                await(parts.settings().attemptTimeout());
            } finally {
                release.run();
            }
        }
    }

    /** New sends fail, and waiting ones end; exchanges go on. */
    void takeNoMore() {
        synchronized (this) {
            closed = true;
        }
        underWay.forEach(send -> send.abortUnlessInExchange("the sender was closed"));
    }

    private Send begin(LiveMessage message, boolean async) {
        Send send = new Send(parts, message, async, underWay::remove);
        if (enter(send)) {
            send.start();
        } else {
            send.refuse(CLOSED);
        }
        return send;
    }

    private synchronized boolean enter(Send send) {
        return !closed && underWay.add(send);
    }

    /** Every exchange ends by itself within the attempt timeout; an interrupt ends the wait for it. */
    private void await(Duration longest) {
        CompletableFuture<?>[] ends = underWay.stream().map(Send::ended).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // What is left is ended by closing the transport.
            underWay.forEach(send -> send.abort("the sender was closed"));
        }
    }
}
