package dev.tencentlive;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** All listeners of a sender, kept from breaking a send. */
final class Listeners implements LiveMessageListener {

    private static final System.Logger LOG = System.getLogger("dev.tencentlive");

    private final List<LiveMessageListener> all;

    Listeners(List<LiveMessageListener> all) {
        this.all = List.copyOf(all);
    }

    @Override
    public void onStart(Sending sending) {
        each(listener -> listener.onStart(sending));
    }

    @Override
    public void onAttempt(Sending sending, Attempt attempt) {
        each(listener -> listener.onAttempt(sending, attempt));
    }

    @Override
    public void onOutcome(Sending sending, SendOutcome outcome, Duration duration) {
        each(listener -> listener.onOutcome(sending, outcome, duration));
    }

    private void each(Consumer<LiveMessageListener> call) {
        for (LiveMessageListener listener : all) {
            try {
                call.accept(listener);
            } catch (RuntimeException | Error e) {
                LOG.log(
                        Level.WARNING,
                        "A LiveMessageListener (" + listener.getClass().getName() + ") failed; the send goes on",
                        e);
            }
        }
    }
}
