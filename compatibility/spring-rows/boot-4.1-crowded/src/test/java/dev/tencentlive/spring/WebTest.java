package dev.tencentlive.spring;

import static dev.tencentlive.testkit.LiveAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.SendOutcome;
import dev.tencentlive.emulator.LiveEmulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** MVC and WebFlux alike, beside two other HTTP clients and both generations of Jackson. */
final class WebTest {

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void webApplicationSendsAndShowsItsHealth(WebApplicationType kind) throws Exception {
        SpringApplication spring = new SpringApplication(Application.class);
        spring.setWebApplicationType(kind);
        try (ConfigurableApplicationContext context =
                spring.run("--server.port=0", "--management.endpoint.health.show-details=always")) {
            assertThat(context.getClass().getName())
                    .contains(kind == WebApplicationType.SERVLET ? "Servlet" : "Reactive");
            assertThat(get(context, "/gift")).isEqualTo("ACCEPTED");
            assertThat(get(context, "/actuator/health"))
                    .contains("\"tencentLive\"")
                    .contains("\"lastOutcome\"");
            assertThat(context.getBean(LiveEmulator.class))
                    .room("room1")
                    .received("gift")
                    .withData("{\"gift\":\"rose\"}");
        }
    }

    private static String get(ConfigurableApplicationContext context, String path) throws Exception {
        String port = context.getEnvironment().getProperty("local.server.port");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Gifts.class)
    static class Application {}

    @RestController
    static final class Gifts {

        private final LiveMessageSender sender;

        Gifts(LiveMessageSender sender) {
            this.sender = sender;
        }

        @GetMapping("/gift")
        CompletableFuture<String> give() {
            return sender.sendAsync(LiveMessage.of("room1", "gift", Map.of("gift", "rose")))
                    .thenApply(outcome -> outcome.state() == SendOutcome.State.ACCEPTED ? "ACCEPTED" : "no");
        }
    }
}
