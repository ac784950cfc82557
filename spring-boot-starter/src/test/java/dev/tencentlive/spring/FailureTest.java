package dev.tencentlive.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.usersig.SigningKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What a developer reads when the application does not start. */
@ExtendWith(OutputCaptureExtension.class)
final class FailureTest {

    @TempDir
    Path directory;

    @Test
    void absentSettingsAreListedWithWhereToFindThemAndTheTwoWaysOut(CapturedOutput output) {
        start(NeedsSender.class, "");

        assertThat(output.getAll())
                .contains("A LiveMessageSender is wanted by " + NeedsSender.class.getName() + ", and there is none.")
                .contains("tencent.live.sdk-app-id: not set")
                .contains("tencent.live.secret-key: not set")
                .contains("tencent.live.region: not set")
                .contains("console")
                .contains("Set the properties named above")
                .contains("dev.tencentlive:tencent-live-emulator on the class path");
    }

    @Test
    void switchedOffIsSaid(CapturedOutput output) {
        start(NeedsSender.class, "tencent.live.enabled=false\n");

        assertThat(output.getAll())
                .contains("tencent.live.enabled: false")
                .contains("Set tencent.live.enabled to true");
    }

    @Test
    void wrongValuesAreReportedAllAtOnceWithTheirLines(CapturedOutput output) {
        start(Application.class, """
                tencent.live.sdk-app-id=1400000000
                tencent.live.secret-key=%s
                tencent.live.region=singapore
                tencent.live.retry.max-attempts=0
                tencent.live.delivery-timeout=soon
                tencent.live.regoin=china
                tencent.live.clients.eu.limit.per-secnd=3
                """.formatted(Contexts.KEY));

        assertThat(output.getAll())
                .containsPattern("tencent\\.live\\.retry\\.max-attempts: 0, must be 1 to 10 .*4:33")
                .containsPattern("tencent\\.live\\.delivery-timeout: soon, .*5:31")
                .containsPattern("tencent\\.live\\.regoin: .*did you mean tencent\\.live\\.region\\?.*6:21")
                .containsPattern("tencent\\.live\\.clients\\.eu\\.limit\\.per-secnd: .*limit\\.per-second\\?.*7:")
                .doesNotContain(Contexts.KEY);
    }

    @Test
    void wrongValuesOfTheStartersOwnKeysAreReportedWithTheOthers(CapturedOutput output) {
        start(Application.class, """
                tencent.live.sdk-app-id=1400000000
                tencent.live.secret-key=%s
                tencent.live.region=singapore
                tencent.live.retry.max-attempts=0
                tencent.live.health.probe-room-id=%s
                tencent.live.health.probe-interval=-5s
                tencent.live.emulator.port=65536
                tencent.live.events.enabled=perhaps
                tencent.live.proxy.port=8080
                tencent.live.clients.eu.proxy.host=proxy.example.org
                tencent.live.clients.us.proxy.host=proxy.example.org
                tencent.live.clients.us.proxy.port=0
                """.formatted(Contexts.KEY, "r".repeat(49)));

        assertThat(output.getAll())
                .contains("set up wrongly (8 problems)")
                .containsPattern("tencent\\.live\\.retry\\.max-attempts: 0, .*4:33")
                .containsPattern("health\\.probe-room-id: \\(not shown\\), must be a RoomId, .*5:35")
                .containsPattern("health\\.probe-interval: -5s, must be a duration above zero.*6:36")
                .containsPattern("emulator\\.port: 65536, must be 0 to 65535.*7:28")
                .containsPattern("events\\.enabled: perhaps, must be true or false.*8:29")
                .contains("tencent.live.proxy.host: not set, must be set together with tencent.live.proxy.port")
                .contains(
                        "clients.eu.proxy.port: not set, must be set together with tencent.live.clients.eu.proxy.host")
                .containsPattern("clients\\.us\\.proxy\\.port: 0, must be 1 to 65535.*12:36")
                .doesNotContain(Contexts.KEY);
    }

    @Test
    void keyThatOnlyANamedClientLacksIsNamed(CapturedOutput output) {
        start(
                NeedsSenderWithVault.class,
                "tencent.live.sdk-app-id=1400000000\ntencent.live.region=china\ntencent.live.clients.eu.sdk-app-id=2\n");

        assertThat(output.getAll())
                .contains("not set up (1 problem)")
                .contains("tencent.live.clients.eu.secret-key: not set");
    }

    @Test
    void twoSendersOfTheApplicationsOwnAreExplainedByBoot(CapturedOutput output) {
        start(NeedsSenderAmongTwo.class, "");

        assertThat(output.getAll())
                .contains("required a single bean, but 2 were found")
                .doesNotContain("there is none");
    }

    @Test
    void misspeltKeyOfUnconfiguredApplicationIsReported(CapturedOutput output) {
        start(Application.class, "tencent.live.secrt-key=x\n");

        assertThat(output.getAll()).contains("did you mean tencent.live.secret-key?");
    }

    @Test
    void placeholderThatStandsForNothingIsNamed(CapturedOutput output) {
        start(
                NeedsSender.class,
                "tencent.live.sdk-app-id=1400000000\ntencent.live.secret-key=${LIVE_KEY}\ntencent.live.region=china\n");

        assertThat(output.getAll())
                .containsPattern(
                        "tencent\\.live\\.secret-key: not set; .*2:25\\); nothing is known as \\$\\{LIVE_KEY}");
    }

    @Test
    void wrongTypeOfAnAdaptersOwnKeyIsReportedLikeOneOfCores(CapturedOutput output) {
        start(Application.class, "tencent.live.proxy.port=many\n");

        assertThat(output.getAll()).containsPattern("tencent\\.live\\.proxy\\.port: many, must be 1 to 65535.*1:25");
    }

    @Test
    void unknownClientIsAnsweredWithThoseThereAre(CapturedOutput output) {
        start(
                NeedsNamedSender.class,
                "tencent.live.sdk-app-id=1400000000\ntencent.live.secret-key=" + Contexts.KEY
                        + "\ntencent.live.region=china\ntencent.live.clients.eu.region=frankfurt\n");

        assertThat(output.getAll()).contains("No client is named 'us'; there are default, eu.");
    }

    private void start(Class<?> application, String properties) {
        SpringApplication spring = new SpringApplication(application);
        spring.setWebApplicationType(WebApplicationType.NONE);
        List<String> arguments = new ArrayList<>(List.of("--tencent.live.emulator.enabled=false"));
        arguments.add("--spring.config.location=" + file(properties).toUri());
        Throwable failure = catchThrowable(
                () -> spring.run(arguments.toArray(String[]::new)).close());

        assertThat(failure).isNotNull();
    }

    private Path file(String properties) {
        try {
            return Files.writeString(directory.resolve("application.properties"), properties, StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({TencentLiveAutoConfiguration.class, TencentLiveEmulatorAutoConfiguration.class})
    static class Application {}

    @Configuration(proxyBeanMethods = false)
    @Import(Application.class)
    static class NeedsSender {
        NeedsSender(LiveMessageSender sender) {
            assertThat(sender).isNotNull();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(NeedsSender.class)
    static class NeedsSenderWithVault {
        @Bean
        Supplier<SigningKey> vault() {
            return () -> SigningKey.of(Contexts.KEY);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(NeedsSender.class)
    static class NeedsSenderAmongTwo {
        @Bean
        LiveMessageSender first() {
            return new SilentSender();
        }

        @Bean
        LiveMessageSender second() {
            return new SilentSender();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(Application.class)
    static class NeedsNamedSender {
        NeedsNamedSender(@Qualifier("us") LiveMessageSender sender) {
            assertThat(sender).isNotNull();
        }
    }
}
