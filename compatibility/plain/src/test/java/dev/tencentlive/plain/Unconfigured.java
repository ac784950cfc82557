package dev.tencentlive.plain;

import dev.tencentlive.InvalidSettingsException;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.contract.Running;

/** An application without a sender: plain Java finds out when it reads its settings. */
record Unconfigured(InvalidSettingsException cause) implements Running {

    @Override
    public LiveMessageSender sender() {
        throw cause;
    }

    @Override
    public LiveMessageSender sender(String client) {
        throw cause;
    }

    @Override
    public LiveSettings settings(String client) {
        throw cause;
    }

    @Override
    public void close() {}
}
