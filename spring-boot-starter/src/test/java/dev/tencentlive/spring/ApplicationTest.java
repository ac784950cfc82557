package dev.tencentlive.spring;

import static dev.tencentlive.testkit.LiveAssertions.assertThat;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.testkit.LiveEmulatorTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** What every row does: an application with all that is on its class path starts, and sends. */
@LiveEmulatorTest
final class ApplicationTest {

    private static final LiveMessage ROSE = LiveMessage.of("room1", "gift", "rose");

    @Test
    void applicationStartsAndSends(LiveEmulator emulator) {
        try (ConfigurableApplicationContext context = start(
                "--tencent.live.sdk-app-id=" + emulator.sdkAppId(),
                "--tencent.live.secret-key=" + emulator.secretKey(),
                "--tencent.live.endpoint=" + emulator.endpoint(),
                "--tencent.live.clients.eu.max-message-bytes=5000")) {
            context.getBean(LiveMessageSender.class).send(ROSE);
            BeanFactoryAnnotationUtils.qualifiedBeanOfType(context.getBeanFactory(), LiveMessageSender.class, "eu")
                    .send(ROSE);

            assertThat(emulator).room("room1").hasMessages(2);
        }
    }

    @Test
    void applicationWithoutCredentialsStartsAndSendsToTheEmulator() {
        try (ConfigurableApplicationContext context = start()) {
            context.getBean(LiveMessageSender.class).send(ROSE);

            assertThat(context.getBean(LiveEmulator.class)).room("room1").hasMessages(1);
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
