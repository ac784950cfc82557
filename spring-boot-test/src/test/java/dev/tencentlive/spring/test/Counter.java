package dev.tencentlive.spring.test;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenders;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Sends by each of the three ways to a sender. */
@Component
final class Counter {

    private final LiveMessageSender sender;
    private final LiveMessageSender eu;
    private final LiveMessageSenders all;

    Counter(LiveMessageSender sender, @Qualifier("eu") LiveMessageSender eu, LiveMessageSenders all) {
        this.sender = sender;
        this.eu = eu;
        this.all = all;
    }

    void sell(String gift) {
        sender.send(LiveMessage.of("room1", "gift", new GiftShop.Gift(gift)));
        eu.send(LiveMessage.of("room2", "gift", new GiftShop.Gift(gift)));
        all.get("us-west").send(LiveMessage.of("room3", "gift", new GiftShop.Gift(gift)));
    }
}
