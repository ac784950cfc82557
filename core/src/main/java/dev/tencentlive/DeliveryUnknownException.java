package dev.tencentlive;

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
}
