package dev.tencentlive.spring;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.SendOutcome;
import java.time.Duration;
import java.util.Objects;

/**
 * A send came to its outcome: published once per send, to every {@code @EventListener} method with this parameter.
 *
 * <p>Published on a thread of its own, so a slow listener delays no send; one that fails is logged and breaks nothing. When
 * more than 10,000 wait for slow listeners, further ones are left out, with one warning.
 *
 * @param client {@link dev.tencentlive.LiveSettings#DEFAULT_CLIENT} or the name of a named client
 * @param message what was sent
 * @param outcome what became of it
 * @param duration time from the start of the send to its outcome
 */
public record LiveMessageOutcomeEvent(String client, LiveMessage message, SendOutcome outcome, Duration duration) {

    /** Requires everything. */
    public LiveMessageOutcomeEvent {
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(duration, "duration");
    }
}
