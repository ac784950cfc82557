package dev.tencentlive.quarkus;

import dev.tencentlive.LiveMessageException;
import dev.tencentlive.LiveMessageListener;
import dev.tencentlive.SendOutcome;
import dev.tencentlive.SendTelemetry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Meters of every send. There where Micrometer is. */
@Singleton
final class MicrometerListener implements LiveMessageListener {

    /** What Micrometer's observations call the exception that was thrown. */
    static final String ERROR = "error";

    private final MeterRegistry registry;
    private final Map<String, AtomicInteger> tokens = new ConcurrentHashMap<>();

    MicrometerListener(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void onAttempt(Sending sending, Attempt attempt) {
        String client = sending.client();
        registry.timer(
                        SendTelemetry.ATTEMPTS,
                        SendTelemetry.CLIENT,
                        client,
                        SendTelemetry.ERROR_CODE,
                        SendTelemetry.errorCode(attempt.code()))
                .record(attempt.duration());
        registry.timer(SendTelemetry.PERMIT_WAIT, SendTelemetry.CLIENT, client).record(attempt.permitWait());
        tokens.computeIfAbsent(client, this::gauge).set(attempt.retryTokens());
    }

    @Override
    public void onOutcome(Sending sending, SendOutcome outcome, Duration duration) {
        registry.timer(
                        SendTelemetry.SEND,
                        SendTelemetry.CLIENT,
                        sending.client(),
                        ERROR,
                        error(outcome),
                        SendTelemetry.ERROR_CODE,
                        SendTelemetry.errorCode(outcome),
                        SendTelemetry.ERROR_KIND,
                        SendTelemetry.errorKind(outcome),
                        SendTelemetry.OUTCOME,
                        SendTelemetry.outcome(outcome))
                .record(duration);
    }

    private static String error(SendOutcome outcome) {
        try {
            outcome.requireAccepted();
            return SendTelemetry.NONE;
        } catch (LiveMessageException e) {
            return e.getClass().getSimpleName();
        }
    }

    private AtomicInteger gauge(String client) {
        AtomicInteger left = new AtomicInteger();
        Gauge.builder(SendTelemetry.RETRY_TOKENS, left, AtomicInteger::get)
                .tag(SendTelemetry.CLIENT, client)
                .description(SendTelemetry.RETRY_TOKENS_TEXT)
                .register(registry);
        return left;
    }
}
