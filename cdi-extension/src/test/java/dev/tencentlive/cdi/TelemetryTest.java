package dev.tencentlive.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.testkit.LiveEmulatorTest;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Spans and metrics, by the names that every adapter has. */
@LiveEmulatorTest
final class TelemetryTest {

    /** What docs/cdi.md says: tags of each metric, and those of the span besides. */
    static final Map<String, Collection<String>> DOCUMENTED = Map.of(
            "tencent.live.send", List.of("client", "error.code", "error.kind", "outcome"),
            "tencent.live.attempts", List.of("client", "error.code"),
            "tencent.live.permit.wait", List.of("client"),
            "tencent.live.retry.tokens", List.of("client"));

    @RegisterExtension
    static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

    @Test
    void eachSendIsASpanBelowTheSendersOwn(LiveEmulator emulator) {
        Span parent = TELEMETRY
                .getOpenTelemetry()
                .getTracer("test")
                .spanBuilder("request")
                .startSpan();
        try (Scope scope = parent.makeCurrent();
                Application application = application(emulator)) {
            assertThat(scope).isNotNull();
            application.sender().send(LiveMessage.of("room1", "gift", "rose"));
            application
                    .sender()
                    .sendAsync(LiveMessage.of("code-100601", "gift", "rose"))
                    .join();
        } finally {
            parent.end();
        }

        List<SpanData> spans = TELEMETRY.getSpans().stream()
                .filter(span -> span.getName().equals("tencent.live.send"))
                .toList();
        assertThat(spans).hasSize(2).allSatisfy(span -> {
            assertThat(span.getParentSpanId()).isEqualTo(parent.getSpanContext().getSpanId());
            assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
            assertThat(keys(span.getAttributes()))
                    .containsExactlyInAnyOrder("client", "error.code", "error.kind", "outcome", "room", "request.id");
        });
        assertThat(spans.get(0).getStatus()).isEqualTo(StatusData.unset());
        assertThat(spans.get(1).getStatus())
                .isEqualTo(StatusData.create(io.opentelemetry.api.trace.StatusCode.ERROR, "rejected"));
        assertThat(spans.get(1).getAttributes().asMap().values().stream().map(String::valueOf))
                .contains("100601", "rejected", "code-100601", "default");
    }

    @Test
    void sendsAttemptsWaitsAndTokensAreMeasured(LiveEmulator emulator) {
        try (Application application = application(emulator)) {
            application.sender().send(LiveMessage.of("room1", "gift", "rose"));

            Map<String, Collection<String>> measured = new TreeMap<>();
            for (MetricData metric : TELEMETRY.getMetrics()) {
                Set<String> tags = new TreeSet<>();
                for (PointData point : new ArrayList<>(metric.getData().getPoints())) {
                    tags.addAll(keys(point.getAttributes()));
                }
                measured.put(metric.getName(), List.copyOf(tags));
            }
            assertThat(measured).isEqualTo(new TreeMap<>(DOCUMENTED));
        }
    }

    @Test
    void closedApplicationIsNoLongerAskedForItsTokens(LiveEmulator emulator) {
        try (Application application = application(emulator)) {
            application.sender().send(LiveMessage.of("room1", "gift", "rose"));
        }
        TELEMETRY.clearMetrics();

        assertThat(TELEMETRY.getMetrics())
                .noneSatisfy(metric -> assertThat(metric.getName()).isEqualTo("tencent.live.retry.tokens"));
    }

    private static Application application(LiveEmulator emulator) {
        return Application.on(emulator).bean(OwnTelemetry.class).start();
    }

    private static Set<String> keys(Attributes attributes) {
        return attributes.asMap().keySet().stream().map(key -> key.getKey()).collect(Collectors.toSet());
    }

    @Singleton
    static class OwnTelemetry {
        @Produces
        @Singleton
        OpenTelemetry openTelemetry() {
            return TELEMETRY.getOpenTelemetry();
        }
    }
}
