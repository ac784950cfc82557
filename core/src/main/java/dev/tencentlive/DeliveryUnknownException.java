package dev.tencentlive;

import java.io.Serial;
import java.util.Objects;

/** The message may have been delivered, and may not. */
public final class DeliveryUnknownException extends LiveMessageException {

    private static final long serialVersionUID = 1L;

    private final Unknown outcome;

    DeliveryUnknownException(Unknown outcome) {
        super(outcome.lastHeard(), outcome.cause());
        this.outcome = outcome;
    }

    @Override
    public Unknown outcome() {
        return outcome;
    }

    @Serial
    private Object writeReplace() {
        Unknown safe = outcome.serializable();
        if (Objects.equals(safe.cause(), outcome.cause())) {
            return this;
        }
        DeliveryUnknownException copy = new DeliveryUnknownException(safe);
        copy.setStackTrace(getStackTrace());
        return copy;
    }
}
