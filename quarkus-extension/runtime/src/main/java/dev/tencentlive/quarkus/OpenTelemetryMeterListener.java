package dev.tencentlive.quarkus;

import dev.tencentlive.LiveMessageListener;
import dev.tencentlive.SendOutcome;
import dev.tencentlive.SendTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongGauge;
import io.opentelemetry.api.metrics.Meter;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Meters of every send. There where OpenTelemetry's metrics are switched on and Micrometer is not there. */
@Singleton
final class OpenTelemetryMeterListener implements LiveMessageListener {

    private static final double NANOS = 1e9;
    private static final AttributeKey<String> CLIENT = AttributeKey.stringKey(SendTelemetry.CLIENT);
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey(SendTelemetry.OUTCOME);
    private static final AttributeKey<String> ERROR_KIND = AttributeKey.stringKey(SendTelemetry.ERROR_KIND);
    private static final AttributeKey<String> ERROR_CODE = AttributeKey.stringKey(SendTelemetry.ERROR_CODE);

    private final DoubleHistogram sends;
    private final DoubleHistogram attempts;
    private final DoubleHistogram permitWaits;
    private final LongGauge retryTokens;

    OpenTelemetryMeterListener(OpenTelemetry openTelemetry) {
        Meter meter = openTelemetry.getMeter(SpanListener.SCOPE);
        sends = seconds(meter, SendTelemetry.SEND);
        attempts = seconds(meter, SendTelemetry.ATTEMPTS);
        permitWaits = seconds(meter, SendTelemetry.PERMIT_WAIT);
        retryTokens = meter.gaugeBuilder(SendTelemetry.RETRY_TOKENS)
                .setDescription(SendTelemetry.RETRY_TOKENS_TEXT)
                .ofLongs()
                .build();
    }

    @Override
    public void onAttempt(Sending sending, Attempt attempt) {
        Attributes client = Attributes.of(CLIENT, sending.client());
        attempts.record(
                seconds(attempt.duration()),
                Attributes.of(CLIENT, sending.client(), ERROR_CODE, SendTelemetry.errorCode(attempt.code())));
        permitWaits.record(seconds(attempt.permitWait()), client);
        retryTokens.set(attempt.retryTokens(), client);
    }

    @Override
    public void onOutcome(Sending sending, SendOutcome outcome, Duration duration) {
        sends.record(
                seconds(duration),
                Attributes.of(
                        CLIENT,
                        sending.client(),
                        ERROR_CODE,
                        SendTelemetry.errorCode(outcome),
                        ERROR_KIND,
                        SendTelemetry.errorKind(outcome),
                        OUTCOME,
                        SendTelemetry.outcome(outcome)));
    }

    private static DoubleHistogram seconds(Meter meter, String name) {
        return meter.histogramBuilder(name).setUnit("s").build();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS;
    }
}
