package dev.tencentlive.testkit;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;

/** What the README tests. */
final class GiftService {

    private final LiveMessageSender sender;

    GiftService(LiveMessageSender sender) {
        this.sender = sender;
    }

    String give(String room, String gift, String user) {
        LiveMessage message =
                LiveMessage.of(room, "gift", "{\"gift\":\"" + gift + "\"}").from(user);
        return switch (sender.trySend(message).state()) {
            case ACCEPTED -> "delivered";
            case DROPPED, REJECTED -> "refunded";
            case UNKNOWN -> "to be reviewed";
        };
    }
}
