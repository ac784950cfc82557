package dev.tencentlive.contract;

import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveSettings;

/** An adapter may explain itself when it starts or when the sender is injected. */
record NotStarted(Exception cause) implements Running {
    @Override
    public LiveMessageSender sender() {
        throw new IllegalStateException("the application did not start", cause);
    }

    @Override
    public LiveMessageSender sender(String client) {
        return sender();
    }

    @Override
    public LiveSettings settings(String client) {
        throw new IllegalStateException("the application did not start", cause);
    }

    @Override
    public void close() {}
}
