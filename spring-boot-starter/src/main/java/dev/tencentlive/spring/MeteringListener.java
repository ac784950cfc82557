package dev.tencentlive.spring;

import dev.tencentlive.LiveMessageListener;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Meters of what happens within a send. */
final class MeteringListener implements LiveMessageListener {

    static final String ATTEMPTS = "tencent.live.attempts";
    static final String PERMIT_WAIT = "tencent.live.permit.wait";
    static final String RETRY_TOKENS = "tencent.live.retry.tokens";

    private final MeterRegistry registry;
    private final Map<String, AtomicInteger> tokens = new ConcurrentHashMap<>();

    MeteringListener(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void onAttempt(Sending sending, Attempt attempt) {
        String client = sending.client();
        registry.timer(ATTEMPTS, OutcomeTags.CLIENT, client, OutcomeTags.ERROR_CODE, OutcomeTags.code(attempt.code()))
                .record(attempt.duration());
        registry.timer(PERMIT_WAIT, OutcomeTags.CLIENT, client).record(attempt.permitWait());
        tokens.computeIfAbsent(client, this::gauge).set(attempt.retryTokens());
    }

    private AtomicInteger gauge(String client) {
        AtomicInteger left = new AtomicInteger();
        Gauge.builder(RETRY_TOKENS, left, AtomicInteger::get)
                .tag(OutcomeTags.CLIENT, client)
                .description(
                        "Tokens left in the retry budget, 0 to 500; below 14 nothing but throttled calls is tried again")
                .register(registry);
        return left;
    }
}
