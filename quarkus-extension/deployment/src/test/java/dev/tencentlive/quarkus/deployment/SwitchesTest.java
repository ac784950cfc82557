package dev.tencentlive.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.testkit.LiveEmulatorTest;
import io.quarkus.builder.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an application may switch off, or ask for besides. */
@LiveEmulatorTest
final class SwitchesTest {

    @Test
    void healthMovesIntoReadinessAndEverythingElseIsOff(LiveEmulator emulator) throws Exception {
        try (Application application = Application.start(
                StartTest.with(
                        Application.sendingTo(emulator),
                        Map.of(
                                "tencent.live.events.enabled", "false",
                                "quarkus.tencent-live.health.readiness", "true",
                                "quarkus.tencent-live.metrics.enabled", "false",
                                "quarkus.tencent-live.tracing.enabled", "false",
                                "quarkus.otel.bsp.schedule.delay", "10ms",
                                "quarkus.otel.traces.exporter", "cdi")),
                ObservedApplication.class)) {
            Told told = application.bean(Told.class);
            told.tell("send room1");
            assertThat(told.tell("ready")).contains("\"tencentLive\"").contains("\"status\":\"UP\"");

            told.tell("send code-60010");

            assertThat(told.tell("ready")).contains("\"default.refusedFor\":\"").contains("\"status\":\"DOWN\"");
            assertThat(told.tell("well")).doesNotContain("tencentLive");
            assertThat(told.tell("meters")).doesNotContain("tencent.live");
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(told.tell("spans")).contains("request"));
            assertThat(told.tell("spans")).doesNotContain("tencent.live");
            assertThat(told.tell("events")).isEqualTo("[]");
        }
    }

    @Test
    void healthCheckCanBeSwitchedOff(LiveEmulator emulator) throws Exception {
        try (Application application = Application.start(
                StartTest.with(Application.sendingTo(emulator), Map.of("quarkus.tencent-live.health.enabled", "false")),
                ObservedApplication.class)) {
            Told told = application.bean(Told.class);

            assertThat(told.tell("well")).contains("\"status\":").doesNotContain("tencentLive");
            assertThat(told.tell("ready")).contains("\"status\":").doesNotContain("tencentLive");
        }
    }

    @Test
    void testsRunOnTheQuarkusThatTheirModuleNames() throws Exception {
        String pom = Files.readString(Path.of(System.getProperty("basedir", ""), "pom.xml"));
        int named = pom.indexOf("<quarkus.version>");

        if (named >= 0) {
            assertThat(pom.substring(named)).startsWith("<quarkus.version>" + Version.getVersion() + "<");
        }
    }
}
