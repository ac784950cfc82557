package dev.tencentlive.samples.quarkus;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.SendReceipt;
import jakarta.inject.Singleton;

/** Lets everybody in a room see a gift. */
// region service
@Singleton
class GiftService {

    private final LiveMessageSender sender;

    GiftService(LiveMessageSender sender) {
        this.sender = sender;
    }

    SendReceipt give(String room, Gift gift) {
        return sender.send(LiveMessage.of(room, "gift", gift).from(gift.giver()));
    }
}
// endregion
