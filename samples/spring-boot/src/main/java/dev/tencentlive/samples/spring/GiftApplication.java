package dev.tencentlive.samples.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Takes gifts over HTTP and sends them into live rooms. */
@SpringBootApplication(proxyBeanMethods = false)
public class GiftApplication {

    /**
     * Starts the service.
     *
     * @param arguments properties, such as {@code --server.port=8080}
     */
    public static void main(String[] arguments) {
        SpringApplication.run(GiftApplication.class, arguments);
    }
}
