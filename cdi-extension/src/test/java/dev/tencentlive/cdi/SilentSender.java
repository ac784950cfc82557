package dev.tencentlive.cdi;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.SendOutcome;
import dev.tencentlive.SendReceipt;
import java.util.concurrent.CompletableFuture;

/** An application's own, which sends nothing. */
class SilentSender implements LiveMessageSender {

    @Override
    public SendOutcome trySend(LiveMessage message) {
        return new SendReceipt(1, null, null, null, false);
    }

    @Override
    public CompletableFuture<SendOutcome> sendAsync(LiveMessage message) {
        return CompletableFuture.completedFuture(trySend(message));
    }
}
