package dev.tencentlive.samples.cdi;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.SendReceipt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Lets everybody in a room see a gift. */
// region service
@ApplicationScoped
public class GiftService {

    @Inject
    LiveMessageSender sender;

    SendReceipt give(String room, Gift gift) {
        return sender.send(LiveMessage.of(room, "gift", gift).from(gift.giver()));
    }
}
// endregion
