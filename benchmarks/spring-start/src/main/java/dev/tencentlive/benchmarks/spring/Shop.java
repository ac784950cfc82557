package dev.tencentlive.benchmarks.spring;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A small MVC application. */
@SpringBootApplication(proxyBeanMethods = false)
@ComponentScan(basePackages = "dev.tencentlive.benchmarks.spring.none")
@Import({Shop.Gifts.class, Shop.Counter.class})
public class Shop {

    /**
     * Starts, tells what that cost, and ends.
     *
     * @param arguments properties
     */
    public static void main(String[] arguments) {
        SpringApplication.run(Shop.class, arguments);
        Cost.tell();
    }

    /** What the other application has too, with a sender. */
    @Component
    static class Counter {

        private final Environment environment;

        Counter(Environment environment) {
            this.environment = environment;
        }

        boolean isOpen() {
            return environment.containsProperty("shop.open");
        }
    }

    @RestController
    static class Gifts {

        @GetMapping("/gifts/{name}")
        Map<String, String> gift(String name) {
            return Map.of("gift", name);
        }
    }
}
