package dev.tencentlive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Many messages, a bounded number under way at once, outcomes in order. */
final class Batch {

    /** Enough to use up the service's 200 calls a second at round trips of 0.3 s. */
    private static final int AT_ONCE = 64;

    private final LiveMessageSender sender;
    private final List<SendOutcome> outcomes = new ArrayList<>();
    private final Deque<CompletableFuture<SendOutcome>> underWay = new ArrayDeque<>();
    private boolean interrupted;

    private Batch(LiveMessageSender sender) {
        this.sender = sender;
    }

    static List<SendOutcome> send(LiveMessageSender sender, List<LiveMessage> messages) {
        Batch batch = new Batch(sender);
        messages.forEach(batch::add);
        while (!batch.underWay.isEmpty()) {
            batch.takeFirst();
        }
        if (batch.interrupted) {
            Thread.currentThread().interrupt();
        }
        return batch.outcomes;
    }

    private void add(LiveMessage message) {
        if (underWay.size() == AT_ONCE) {
            takeFirst();
        }
        if (Thread.interrupted()) {
            endWhatIsUnderWay();
        }
        underWay.add(interrupted ? CompletableFuture.completedFuture(notTakenUp(message)) : sender.sendAsync(message));
    }

    private void takeFirst() {
        CompletableFuture<SendOutcome> first = underWay.remove();
        try {
            outcomes.add(first.get());
        } catch (InterruptedException e) {
            SendFuture.abort(first);
            endWhatIsUnderWay();
            takeEnded(first);
        } catch (ExecutionException | CancellationException e) {
            outcomes.add(broken(e));
        }
    }

    private void takeEnded(CompletableFuture<SendOutcome> first) {
        try {
            outcomes.add(first.join());
        } catch (CompletionException | CancellationException e) {
            outcomes.add(broken(e));
        }
    }

    private void endWhatIsUnderWay() {
        interrupted = true;
        underWay.forEach(SendFuture::abort);
    }

    private static SendOutcome notTakenUp(LiveMessage message) {
        return new Rejected(
                0,
                Rejected.Where.LOCAL,
                ErrorKind.LOCAL,
                null,
                null,
                null,
                SendResponse.subject(message) + " was not taken up: the sending thread was interrupted",
                null);
    }

    /** Only a sender that breaks its contract gets here, so nothing is known. */
    private static SendOutcome broken(Exception e) {
        return new Unknown(0, ErrorKind.LOCAL, null, null, null, "the sender failed: " + Causes.describe(e), e);
    }
}
