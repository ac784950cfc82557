package dev.tencentlive.quarkus.deployment;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricExporter;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/** An application that exports what it measures by OpenTelemetry alone, and tells it: a line per meter and its attributes. */
@Singleton
@Unremovable
public final class MeasuredApplication implements Told {

    @Inject
    LiveMessageSender sender;

    @Inject
    OpenTelemetry openTelemetry;

    @Inject
    InMemoryMetricExporter exporter;

    @Override
    public String tell(String about) {
        if (about.startsWith("send ")) {
            return String.valueOf(sender.trySend(LiveMessage.of(about.substring("send ".length()), "gift", "rose")));
        }
        return exporter.getFinishedMetricItems().stream()
                .flatMap(metric -> metric.getData().getPoints().stream().map(point -> line(metric, point)))
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private static String line(MetricData metric, PointData point) {
        return metric.getName() + " "
                + point.getAttributes().asMap().keySet().stream()
                        .map(AttributeKey::getKey)
                        .sorted()
                        .collect(Collectors.joining(" "));
    }

    /** Where the metrics go. */
    @Singleton
    public static final class Exporters {

        @Produces
        @Singleton
        InMemoryMetricExporter exporter() {
            return InMemoryMetricExporter.create();
        }
    }
}
