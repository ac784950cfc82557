package dev.tencentlive.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.LiveMessageSenders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** What an application is told on a Spring Boot that is older than those this is made for. */
@ExtendWith(OutputCaptureExtension.class)
final class OlderGenerationTest {

    @Test
    void applicationIsWarnedOnceAndStarts(CapturedOutput output) {
        SpringApplication application = new SpringApplication(Application.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        try (ConfigurableApplicationContext context = application.run("--tencent.live.clients.eu.region=frankfurt")) {
            assertThat(context.getBean(LiveMessageSenders.class).names()).containsExactly("default", "eu");
        }

        assertThat(output.getAll())
                .containsOnlyOnce("was not tried with Spring Boot " + SpringBootVersion.getVersion() + ";");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
