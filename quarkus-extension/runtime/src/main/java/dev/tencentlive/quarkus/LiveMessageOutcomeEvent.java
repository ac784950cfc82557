package dev.tencentlive.quarkus;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.SendOutcome;
import java.time.Duration;
import java.util.Objects;

/**
 * A send came to its outcome: fired once per send, to every method with {@code @Observes} or {@code @ObservesAsync} before a
 * parameter of this type.
 *
 * <p>Fired on a thread of its own, so a slow observer delays no send; one that fails is logged and breaks nothing. When more
 * than 10,000 wait for slow observers, further ones are left out, with one warning. Nothing is fired, and no thread started,
 * in an application without observers.
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
