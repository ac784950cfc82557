package dev.tencentlive;

import java.io.Serial;
import java.util.Objects;

/** The message was certainly not delivered. */
public final class MessageRejectedException extends LiveMessageException {

    private static final long serialVersionUID = 1L;

    private final Rejected outcome;

    MessageRejectedException(Rejected outcome) {
        super(outcome.reason(), outcome.cause());
        this.outcome = outcome;
    }

    @Override
    public Rejected outcome() {
        return outcome;
    }

    @Serial
    private Object writeReplace() {
        Rejected safe = outcome.serializable();
        if (Objects.equals(safe.cause(), outcome.cause())) {
            return this;
        }
        MessageRejectedException copy = new MessageRejectedException(safe);
        copy.setStackTrace(getStackTrace());
        return copy;
    }
}
