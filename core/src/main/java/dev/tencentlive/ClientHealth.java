package dev.tencentlive;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What can be said of each client's health without a call to the service: a signature can be made, and nobody refused
 * account or quota in the last minute. To be given to the senders as a listener.
 *
 * <p>Safe to use from several threads at once.
 */
public final class ClientHealth implements LiveMessageListener {

    /** For how long a refusal counts: later the account may be fine again, and nobody sent to find out. */
    public static final Duration REMEMBERED = Duration.ofSeconds(60);

    private final Clock clock;
    private final Map<String, Last> outcomes = new ConcurrentHashMap<>();
    private final Map<String, Last> refusals = new ConcurrentHashMap<>();

    /**
     * Begins without an outcome.
     *
     * @param clock tells how old an outcome is
     */
    public ClientHealth(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * What there is to tell of one client.
     *
     * @param up whether all is well
     * @param details what was looked at, in the order to show it; no secret among it
     */
    public record Reading(boolean up, Map<String, Object> details) {

        /** Takes a copy. */
        public Reading {
            details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
        }
    }

    private record Last(SendOutcome outcome, Instant at) {}

    @Override
    public void onOutcome(Sending sending, SendOutcome outcome, Duration duration) {
        Last last = new Last(outcome, clock.instant());
        outcomes.put(sending.client(), last);
        if (outcome instanceof Rejected no && (no.kind() == ErrorKind.AUTH || no.kind() == ErrorKind.QUOTA)) {
            refusals.put(sending.client(), last);
        } else if (outcome.state() == SendOutcome.State.ACCEPTED) {
            refusals.remove(sending.client());
        }
    }

    /**
     * Looks at one client.
     *
     * @param client {@link LiveSettings#DEFAULT_CLIENT} or the name of a named client
     * @param own its settings
     * @param sign makes a signature as the client would, and throws when it cannot
     * @return what there is to tell
     */
    public Reading read(String client, LiveSettings own, Runnable sign) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("sdkAppId", own.sdkAppId());
        details.put("endpoint", own.endpoint().toString());
        boolean signs = signs(sign, details);
        boolean welcome = isWelcome(client, details);
        return new Reading(signs && welcome, details);
    }

    private static boolean signs(Runnable sign, Map<String, Object> details) {
        try {
            sign.run();
            details.put("signature", "can be made");
            return true;
        } catch (RuntimeException e) {
            // Its text is the application's own, and may hold the key.
            details.put("signature", "cannot be made: " + e.getClass().getName());
            return false;
        }
    }

    private boolean isWelcome(String client, Map<String, Object> details) {
        Last last = outcomes.get(client);
        if (last != null) {
            details.put("lastOutcome", SendTelemetry.outcome(last.outcome()));
            details.put("lastOutcomeAt", last.at().toString());
        }
        Last refusal = refusals.get(client);
        if (refusal == null || !clock.instant().isBefore(refusal.at().plus(REMEMBERED))) {
            return true;
        }
        if (refusal.outcome() instanceof Rejected no) {
            details.put("refusedFor", no.reason());
        }
        return false;
    }
}
