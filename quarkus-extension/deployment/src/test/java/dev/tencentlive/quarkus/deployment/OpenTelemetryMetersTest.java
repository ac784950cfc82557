package dev.tencentlive.quarkus.deployment;

import static dev.tencentlive.quarkus.deployment.StartTest.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tencentlive.SendTelemetry;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.testkit.LiveEmulatorTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Meters where the application has OpenTelemetry's metrics, and no Micrometer. */
@LiveEmulatorTest
final class OpenTelemetryMetersTest {

    @Test
    void metersAreThoseOfMicrometerWithTheSameTags(LiveEmulator emulator) throws Exception {
        Map<String, String> properties = with(
                Application.sendingTo(emulator),
                Map.of(
                        "quarkus.micrometer.enabled", "false",
                        "quarkus.otel.metrics.enabled", "true",
                        "quarkus.otel.metrics.exporter", "cdi",
                        "quarkus.otel.metric.export.interval", "50ms"));
        try (Application application = Application.start(properties, MeasuredApplication.class)) {
            Told told = application.bean(Told.class);
            told.tell("send room1");

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(ours(told.tell("meters")))
                            .containsExactlyInAnyOrder(
                                    SendTelemetry.SEND + " client error.code error.kind outcome",
                                    SendTelemetry.ATTEMPTS + " client error.code",
                                    SendTelemetry.PERMIT_WAIT + " client",
                                    SendTelemetry.RETRY_TOKENS + " client"));
        }
    }

    private static List<String> ours(String meters) {
        return meters.lines().filter(line -> line.startsWith("tencent")).toList();
    }
}
