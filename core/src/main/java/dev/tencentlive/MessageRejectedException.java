package dev.tencentlive;

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
}
