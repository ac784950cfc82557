package dev.tencentlive.samples.spring;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.SendReceipt;
import org.springframework.stereotype.Service;

/** Lets everybody in a room see a gift. */
// region service
@Service
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
