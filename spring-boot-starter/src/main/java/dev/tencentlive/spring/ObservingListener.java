package dev.tencentlive.spring;

import dev.tencentlive.LiveMessageException;
import dev.tencentlive.LiveMessageListener;
import dev.tencentlive.SendOutcome;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An observation from the start of each send to its outcome, below whatever the sending thread observes. */
final class ObservingListener implements LiveMessageListener {

    static final String NAME = "tencent.live.send";

    private final ObservationRegistry registry;
    private final Map<Sending, Observation> underWay = new ConcurrentHashMap<>();

    ObservingListener(ObservationRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void onStart(Sending sending) {
        Observation observation = Observation.createNotStarted(NAME, registry)
                .lowCardinalityKeyValue(OutcomeTags.CLIENT, sending.client())
                .highCardinalityKeyValue(OutcomeTags.ROOM, sending.message().roomId());
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
                .lowCardinalityKeyValue(OutcomeTags.OUTCOME, OutcomeTags.outcome(outcome))
                .lowCardinalityKeyValue(OutcomeTags.ERROR_KIND, OutcomeTags.kind(outcome))
                .lowCardinalityKeyValue(OutcomeTags.ERROR_CODE, OutcomeTags.code(outcome));
        if (outcome.requestId() != null) {
            observation.highCardinalityKeyValue(KeyValue.of(OutcomeTags.REQUEST_ID, outcome.requestId()));
        }
        try {
            outcome.requireAccepted();
        } catch (LiveMessageException e) {
            observation.error(e);
        }
        observation.stop();
    }
}
