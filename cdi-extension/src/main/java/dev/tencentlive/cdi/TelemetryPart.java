package dev.tencentlive.cdi;

import dev.tencentlive.LiveMessageListener;
import dev.tencentlive.LiveMessageSenderBuilder;
import dev.tencentlive.SendOutcome;
import dev.tencentlive.SendTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongGauge;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells the application's {@link OpenTelemetry} bean of every send: a span, a child of whatever the sending thread traces, and
 * metrics. Never by the global one, which would be fixed by asking for it.
 */
@Singleton
@Priority(BeanPlanner.TELEMETRY)
// Not final: OpenWebBeans takes @PreDestroy for an interceptor.
class TelemetryPart implements OptionalPart {

    @Inject
    Instance<OpenTelemetry> openTelemetry;

    private @Nullable Recorder recorder;

    @Override
    @SuppressWarnings("UnnecessaryAssignment") // the injected one may not see all, as BeanFinder says
    public void find(BeanFinder finder) {
        openTelemetry = finder.plain(OpenTelemetry.class);
    }

    @Override
    public void contribute(String client, LiveMessageSenderBuilder builder) {
        recorder().ifPresent(builder::listener);
    }

    /** The meters belong to whoever made them, and would ask this application for ever. */
    @PreDestroy
    synchronized void close() {
        if (recorder != null) {
            recorder.close();
        }
    }

    private synchronized Optional<Recorder> recorder() {
        if (recorder == null && openTelemetry.isResolvable()) {
            recorder = new Recorder(openTelemetry.get());
        }
        return Optional.ofNullable(recorder);
    }

    private static final class Recorder implements LiveMessageListener, AutoCloseable {

        private static final String SCOPE = "dev.tencentlive";
        private static final double NANOS = 1e9;

        private static final AttributeKey<String> CLIENT = AttributeKey.stringKey(SendTelemetry.CLIENT);
        private static final AttributeKey<String> ROOM = AttributeKey.stringKey(SendTelemetry.ROOM);
        private static final AttributeKey<String> REQUEST_ID = AttributeKey.stringKey(SendTelemetry.REQUEST_ID);
        private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey(SendTelemetry.OUTCOME);
        private static final AttributeKey<String> ERROR_KIND = AttributeKey.stringKey(SendTelemetry.ERROR_KIND);
        private static final AttributeKey<String> ERROR_CODE = AttributeKey.stringKey(SendTelemetry.ERROR_CODE);

        private final Tracer tracer;
        private final DoubleHistogram sends;
        private final DoubleHistogram attempts;
        private final DoubleHistogram permitWaits;
        private final ObservableLongGauge gauge;
        private final Map<Sending, Span> underWay = new ConcurrentHashMap<>();
        private final Map<String, Integer> tokens = new ConcurrentHashMap<>();

        Recorder(OpenTelemetry openTelemetry) {
            tracer = openTelemetry.getTracer(SCOPE);
            Meter meter = openTelemetry.getMeter(SCOPE);
            sends = seconds(meter, SendTelemetry.SEND, "Duration of one send, all attempts included");
            attempts = seconds(
                    meter, SendTelemetry.ATTEMPTS, "Duration of an attempt, from the transport's start to its result");
            permitWaits = seconds(meter, SendTelemetry.PERMIT_WAIT, "Time waited for a permit of the limiter");
            gauge = meter.gaugeBuilder(SendTelemetry.RETRY_TOKENS)
                    .ofLongs()
                    .setDescription(SendTelemetry.RETRY_TOKENS_TEXT)
                    .buildWithCallback(measurement ->
                            tokens.forEach((client, left) -> measurement.record(left, Attributes.of(CLIENT, client))));
        }

        @Override
        public void onStart(Sending sending) {
            underWay.put(
                    sending,
                    tracer.spanBuilder(SendTelemetry.SEND)
                            .setSpanKind(SpanKind.CLIENT)
                            .setAttribute(CLIENT, sending.client())
                            .setAttribute(ROOM, sending.message().roomId())
                            .startSpan());
        }

        @Override
        public void onAttempt(Sending sending, Attempt attempt) {
            String client = sending.client();
            attempts.record(
                    seconds(attempt.duration()),
                    Attributes.of(CLIENT, client, ERROR_CODE, SendTelemetry.errorCode(attempt.code())));
            permitWaits.record(seconds(attempt.permitWait()), Attributes.of(CLIENT, client));
            tokens.put(client, attempt.retryTokens());
        }

        @Override
        public void onOutcome(Sending sending, SendOutcome outcome, Duration duration) {
            Attributes what = Attributes.of(
                    OUTCOME,
                    SendTelemetry.outcome(outcome),
                    ERROR_KIND,
                    SendTelemetry.errorKind(outcome),
                    ERROR_CODE,
                    SendTelemetry.errorCode(outcome));
            sends.record(
                    seconds(duration),
                    what.toBuilder().put(CLIENT, sending.client()).build());
            Span span = underWay.remove(sending);
            if (span != null) {
                end(span.setAllAttributes(what), outcome);
            }
        }

        @Override
        public void close() {
            gauge.close();
        }

        private static void end(Span span, SendOutcome outcome) {
            if (outcome.requestId() != null) {
                span.setAttribute(REQUEST_ID, outcome.requestId());
            }
            if (outcome.state() != SendOutcome.State.ACCEPTED) {
                span.setStatus(StatusCode.ERROR, SendTelemetry.outcome(outcome));
            }
            span.end();
        }

        private static DoubleHistogram seconds(Meter meter, String name, String description) {
            return meter.histogramBuilder(name)
                    .setUnit("s")
                    .setDescription(description)
                    .build();
        }

        private static double seconds(Duration duration) {
            return duration.toNanos() / NANOS;
        }
    }
}
