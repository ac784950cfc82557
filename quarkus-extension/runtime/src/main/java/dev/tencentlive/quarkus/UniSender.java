package dev.tencentlive.quarkus;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.SendOutcome;
import io.smallrye.mutiny.Uni;

/** Mutiny on top of the sender's futures; cancelling the subscription cancels the future. */
record UniSender(LiveMessageSender sender, EmissionContext emission) implements ReactiveLiveMessageSender {

    @Override
    public Uni<SendOutcome> trySend(LiveMessage message) {
        return emission.backToSubscriber(Uni.createFrom().completionStage(() -> sender.sendAsync(message)));
    }
}
