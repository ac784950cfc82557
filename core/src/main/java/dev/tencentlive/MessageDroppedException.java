package dev.tencentlive;

/** The service took the message and threw it away. */
public final class MessageDroppedException extends LiveMessageException {

    private static final long serialVersionUID = 1L;

    private final Dropped outcome;

    MessageDroppedException(Dropped outcome) {
        super(outcome.reason(), null);
        this.outcome = outcome;
    }

    @Override
    public Dropped outcome() {
        return outcome;
    }
}
