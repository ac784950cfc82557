package dev.tencentlive.quarkus;

import dev.tencentlive.LiveMessageException;
import dev.tencentlive.LiveMessageListener;
import dev.tencentlive.SendOutcome;
import dev.tencentlive.SendTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A span from the start of each send to its outcome, a child of the sending thread's. There where OpenTelemetry is. */
@Singleton
final class SpanListener implements LiveMessageListener {

    static final String SCOPE = "dev.tencentlive";

    private final Tracer tracer;
    private final Map<Sending, Span> underWay = new ConcurrentHashMap<>();

    SpanListener(OpenTelemetry openTelemetry) {
        this.tracer = openTelemetry.getTracer(SCOPE);
    }

    @Override
    public void onStart(Sending sending) {
        underWay.put(
                sending,
                tracer.spanBuilder(SendTelemetry.SEND)
                        .setSpanKind(SpanKind.CLIENT)
                        .setAttribute(SendTelemetry.CLIENT, sending.client())
                        .setAttribute(SendTelemetry.ROOM, sending.message().roomId())
                        .startSpan());
    }

    @Override
    public void onOutcome(Sending sending, SendOutcome outcome, Duration duration) {
        Span span = underWay.remove(sending);
        if (span == null) {
            return;
        }
        span.setAttribute(SendTelemetry.OUTCOME, SendTelemetry.outcome(outcome))
                .setAttribute(SendTelemetry.ERROR_KIND, SendTelemetry.errorKind(outcome))
                .setAttribute(SendTelemetry.ERROR_CODE, SendTelemetry.errorCode(outcome));
        if (outcome.requestId() != null) {
            span.setAttribute(SendTelemetry.REQUEST_ID, outcome.requestId());
        }
        try {
            outcome.requireAccepted();
        } catch (LiveMessageException e) {
            span.recordException(e);
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }
}
