package dev.tencentlive.spring;

import dev.tencentlive.LiveMessageException;
import dev.tencentlive.LiveMessageListener;
import dev.tencentlive.SendOutcome;
import dev.tencentlive.SendTelemetry;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An observation from the start of each send to its outcome, below whatever the sending thread observes. */
final class ObservingListener implements LiveMessageListener {

    private final ObservationRegistry registry;
    private final Map<Sending, Observation> underWay = new ConcurrentHashMap<>();

    ObservingListener(ObservationRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void onStart(Sending sending) {
        Observation observation = Observation.createNotStarted(SendTelemetry.SEND, registry)
                .lowCardinalityKeyValue(SendTelemetry.CLIENT, sending.client())
                .highCardinalityKeyValue(SendTelemetry.ROOM, sending.message().roomId());
        if (!observation.isNoop()) {
            underWay.put(sending, observation.start());
        }
    }

    @Override
    public void onOutcome(Sending sending, SendOutcome outcome, Duration duration) {
        Observation observation = underWay.remove(sending);
        if (observation == null) {
            return;
        }
        observation
                .lowCardinalityKeyValue(SendTelemetry.OUTCOME, SendTelemetry.outcome(outcome))
                .lowCardinalityKeyValue(SendTelemetry.ERROR_KIND, SendTelemetry.errorKind(outcome))
                .lowCardinalityKeyValue(SendTelemetry.ERROR_CODE, SendTelemetry.errorCode(outcome));
        if (outcome.requestId() != null) {
            observation.highCardinalityKeyValue(KeyValue.of(SendTelemetry.REQUEST_ID, outcome.requestId()));
        }
        try {
            outcome.requireAccepted();
        } catch (LiveMessageException e) {
            observation.error(e);
        }
        observation.stop();
    }
}
