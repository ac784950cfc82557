package dev.tencentlive.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tencentlive.LiveMessageSender;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
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
    void wrongTypeOfAnAdaptersOwnKeyIsReportedByBootWithOurKey(CapturedOutput output) {
        start(Application.class, "tencent.live.proxy.port=many\n");

        assertThat(output.getAll()).contains("tencent.live.proxy.port").contains("many");
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
    @Import(Application.class)
    static class NeedsNamedSender {
        NeedsNamedSender(@Qualifier("us") LiveMessageSender sender) {
            assertThat(sender).isNotNull();
        }
    }
}
