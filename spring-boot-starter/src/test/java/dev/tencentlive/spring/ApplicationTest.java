package dev.tencentlive.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.emulator.LiveEmulator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** What every row does: an application with all that is on its class path starts, and sends. */
final class ApplicationTest {

    private static final LiveMessage ROSE = LiveMessage.of("room1", "gift", "rose");

    @Test
    void applicationStartsAndSends() {
        try (LiveEmulator emulator = LiveEmulator.start();
                ConfigurableApplicationContext context = start(
                        "--tencent.live.sdk-app-id=" + emulator.sdkAppId(),
                        "--tencent.live.secret-key=" + emulator.secretKey(),
                        "--tencent.live.endpoint=" + emulator.endpoint(),
                        "--tencent.live.clients.eu.max-message-bytes=5000")) {
            context.getBean(LiveMessageSender.class).send(ROSE);
            BeanFactoryAnnotationUtils.qualifiedBeanOfType(context.getBeanFactory(), LiveMessageSender.class, "eu")
                    .send(ROSE);

            assertThat(emulator.messages("room1")).hasSize(2);
        }
    }

    @Test
    void applicationWithoutCredentialsStartsAndSendsToTheEmulator() {
        try (ConfigurableApplicationContext context = start()) {
            context.getBean(LiveMessageSender.class).send(ROSE);

            assertThat(context.getBean(LiveEmulator.class).messages("room1")).hasSize(1);
        }
    }

    private static ConfigurableApplicationContext start(String... arguments) {
        SpringApplication application = new SpringApplication(Application.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        return application.run(arguments);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
