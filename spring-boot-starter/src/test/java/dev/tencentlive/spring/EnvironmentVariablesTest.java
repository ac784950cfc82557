package dev.tencentlive.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.LiveSettings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Settings in environment variables, whose names are not the properties'. */
final class EnvironmentVariablesTest {

    // Held, for the handler to stay: loggers are collected otherwise.
    private final Logger logger = Logger.getLogger("dev.tencentlive");
    private final Recorder recorder = new Recorder();

    @BeforeEach
    void listen() {
        logger.addHandler(recorder);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(recorder);
    }

    @Test
    void variableThatNobodyKnowsIsWarnedOfOnce() {
        Contexts.configured()
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .replace(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                variables(Map.of(
                                        "TENCENT_LIVE_REGOIN", "china",
                                        "TENCENT_LIVE_CLIENTS_EU_REGOIN", "china"))))
                .run(context -> assertThat(context).hasSingleBean(LiveMessageSenders.class));

        assertThat(recorder.messages)
                .filteredOn(message -> message.contains("Environment variable"))
                .hasSize(2)
                .anySatisfy(message -> assertThat(message).contains("did you mean TENCENT_LIVE_REGION?"))
                .anySatisfy(message -> assertThat(message).contains("did you mean TENCENT_LIVE_CLIENTS_EU_REGION?"));
    }

    @Test
    void clientOfTheEnvironmentIsAClientInEitherForm() {
        Contexts.configured()
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .replace(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                variables(Map.of(
                                        "TENCENT_LIVE_CLIENTS_EU_RETRY_MAX_ATTEMPTS", "2",
                                        "TENCENT_LIVE_CLIENTS_US_RETRY_MAXATTEMPTS", "4"))))
                .run(context -> {
                    LiveSettings settings = context.getBean(LiveSettings.class);
                    assertThat(settings.client("eu").maxAttempts()).isEqualTo(2);
                    assertThat(settings.client("us").maxAttempts()).isEqualTo(4);
                });
    }

    private static SystemEnvironmentPropertySource variables(Map<String, Object> variables) {
        return new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables);
    }

    private static final class Recorder extends Handler {

        final List<String> messages = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord logged) {
            messages.add(logged.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
