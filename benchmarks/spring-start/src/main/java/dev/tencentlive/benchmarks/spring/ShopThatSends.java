package dev.tencentlive.benchmarks.spring;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.SendReceipt;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Component;

/** The same application with the starter, three properties and a component that is given the sender. */
@SpringBootApplication(proxyBeanMethods = false)
@ComponentScan(basePackages = "dev.tencentlive.benchmarks.spring.none")
@Import({Shop.Gifts.class, ShopThatSends.Counter.class})
public class ShopThatSends {

    /**
     * Starts, tells what that cost, and ends.
     *
     * @param arguments properties
     */
    public static void main(String[] arguments) {
        SpringApplication.run(ShopThatSends.class, arguments);
        Cost.tell();
    }

    @Component
    static class Counter {

        private final LiveMessageSender sender;

        Counter(LiveMessageSender sender) {
            this.sender = sender;
        }

        SendReceipt sell(String gift) {
            return sender.send(LiveMessage.of("room1", "gift", gift));
        }
    }
}
