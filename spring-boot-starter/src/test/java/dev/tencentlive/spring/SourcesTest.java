package dev.tencentlive.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tencentlive.LiveSettings;
import dev.tencentlive.usersig.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** The same settings, from every kind of source that Boot reads; named clients are found in each. */
final class SourcesTest {

    private static final String PLAIN = """
            tencent.live.sdk-app-id=1400000000
            tencent.live.secret-key=%s
            tencent.live.region=singapore
            tencent.live.delivery-timeout=30s
            tencent.live.clients.eu-west.retry.max-attempts=2
            """.formatted(Contexts.KEY);

    private static final String YAML = """
            tencent:
              live:
                sdk-app-id: 1400000000
                secret-key: %s
                region: singapore
                delivery-timeout: 30
                clients:
                  eu-west:
                    retry.maxAttempts: 2
            """.formatted(Contexts.KEY);

    @TempDir
    Path directory;

    static Stream<Arguments> sources() {
        return Stream.of(
                arguments("properties", Map.of("application.properties", PLAIN)),
                arguments("YAML", Map.of("application.yml", YAML)),
                arguments(
                        "profile",
                        Map.of(
                                "application.yml",
                                "spring.profiles.active: live\ntencent.live.region: china\n",
                                "application-live.yml",
                                YAML)),
                arguments(
                        "documents of one file",
                        Map.of(
                                "application.yml",
                                "spring.profiles.active: live\ntencent.live.region: china\n---\n"
                                        + "spring.config.activate.on-profile: live\n" + YAML)),
                arguments(
                        "import",
                        Map.of(
                                "application.properties",
                                "spring.config.import=file:{directory}/more.properties\n",
                                "more.properties",
                                PLAIN)),
                arguments(
                        "config tree",
                        Map.of(
                                "application.properties",
                                "spring.config.import=configtree:{directory}/tree/\ntencent.live.region=singapore\n",
                                "tree/tencent/live/sdk-app-id",
                                "1400000000",
                                "tree/tencent/live/secret-key",
                                Contexts.KEY + "\n",
                                "tree/tencent.live.delivery-timeout",
                                "PT30S",
                                "tree/tencent/live/clients/eu-west/retry.max-attempts",
                                "2")),
                arguments(
                        "placeholders",
                        Map.of(
                                "application.properties",
                                PLAIN.replace(Contexts.KEY, "${elsewhere.key}")
                                                .replace("singapore", "${elsewhere.region:singapore}")
                                        + "elsewhere.key=" + Contexts.KEY + "\n")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sources")
    void settingsComeFromThere(String name, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue().replace("{directory}", directory.toString()));
        }
        SpringApplication application = new SpringApplication(Application.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        try (ConfigurableApplicationContext context =
                application.run("--spring.config.location=" + directory.toUri())) {
            LiveSettings settings = context.getBean(LiveSettings.class);

            assertThat(settings.sdkAppId()).isEqualTo(1400000000);
            assertThat(settings.secretKey()).isEqualTo(SigningKey.of(Contexts.KEY));
            assertThat(settings.endpoint()).hasHost("adminapisgp.im.qcloud.com");
            assertThat(settings.deliveryTimeout()).hasSeconds(30);
            assertThat(settings.client("eu-west").maxAttempts()).isEqualTo(2);
            assertThat(context.containsBean("euWestLiveMessageSender")).isTrue();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(TencentLiveAutoConfiguration.class)
    static class Application {}
}
