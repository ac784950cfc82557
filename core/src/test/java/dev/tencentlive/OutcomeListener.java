package dev.tencentlive;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is told. */
final class OutcomeListener implements LiveMessageListener {

    private final List<Sending> started = new CopyOnWriteArrayList<>();
    private final List<Attempt> attempts = new CopyOnWriteArrayList<>();
    private final List<SendOutcome> outcomes = new CopyOnWriteArrayList<>();

    @Override
    public void onStart(Sending sending) {
        started.add(sending);
    }

    @Override
    public void onAttempt(Sending sending, Attempt attempt) {
        attempts.add(attempt);
    }

    @Override
    public void onOutcome(Sending sending, SendOutcome outcome, Duration duration) {
        outcomes.add(outcome);
    }

    List<Sending> started() {
        return started;
    }

    List<Attempt> attempts() {
        return attempts;
    }

    List<SendOutcome> outcomes() {
        return outcomes;
    }
}
