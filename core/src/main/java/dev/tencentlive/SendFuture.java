package dev.tencentlive;

import java.util.concurrent.CompletableFuture;

/** The future of one send: cancelling it aborts the exchange. */
final class SendFuture extends CompletableFuture<SendOutcome> {

    private final Send send;

    SendFuture(Send send) {
        this.send = send;
    }

    /** What follows from it is an ordinary future: cancelling that ends nothing. */
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            send.abort("it was cancelled");
        }
        return cancelled;
    }

    /** Ends the send and leaves the future to tell how, where it is one of ours. */
    static void abort(CompletableFuture<SendOutcome> future) {
        if (future instanceof SendFuture ours) {
            ours.send.abort("the sending thread was interrupted");
        }
    }
}
