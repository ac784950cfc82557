package dev.tencentlive.quarkus;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.SendOutcome;
import io.quarkus.runtime.BlockingOperationControl;
import io.quarkus.runtime.BlockingOperationNotAllowedException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Refuses to block an event loop, which would stop everything else that runs on it. Closed by who made the sender. */
record GuardedSender(LiveMessageSender sender) implements LiveMessageSender {

    /** One guard is enough. */
    static LiveMessageSender of(LiveMessageSender sender) {
        return sender instanceof GuardedSender ? sender : new GuardedSender(sender);
    }

    @Override
    public SendOutcome trySend(LiveMessage message) {
        requireBlockingAllowed();
        return sender.trySend(message);
    }

    @Override
    public List<SendOutcome> sendAll(Collection<LiveMessage> messages) {
        requireBlockingAllowed();
        return sender.sendAll(messages);
    }

    @Override
    public CompletableFuture<SendOutcome> sendAsync(LiveMessage message) {
        return sender.sendAsync(message);
    }

    private static void requireBlockingAllowed() {
        if (!BlockingOperationControl.isBlockingAllowed()) {
            throw new BlockingOperationNotAllowedException(
                    "Nothing was sent: LiveMessageSender blocks until there is an outcome, and thread "
                            + Thread.currentThread().getName()
                            + " is an event loop. Inject ReactiveLiveMessageSender, which returns a Uni, or put @Blocking"
                            + " or @RunOnVirtualThread on the method that sends");
        }
    }
}
