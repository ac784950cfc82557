package dev.tencentlive.spring;

import dev.tencentlive.LiveMessageListener;
import dev.tencentlive.SendTelemetry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Meters of what happens within a send. */
final class MeteringListener implements LiveMessageListener {

    private final MeterRegistry registry;
    private final Map<String, AtomicInteger> tokens = new ConcurrentHashMap<>();

    MeteringListener(MeterRegistry registry) {
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

    private AtomicInteger gauge(String client) {
        AtomicInteger left = new AtomicInteger();
        Gauge.builder(SendTelemetry.RETRY_TOKENS, left, AtomicInteger::get)
                .tag(SendTelemetry.CLIENT, client)
                .description(SendTelemetry.RETRY_TOKENS_TEXT)
                .register(registry);
        return left;
    }
}
