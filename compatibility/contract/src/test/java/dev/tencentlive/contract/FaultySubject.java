package dev.tencentlive.contract;

import dev.tencentlive.InvalidSettingsException;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenderBuilder;
import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.LiveSettings;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** An adapter with a fault, or with none. */
final class FaultySubject implements Subject {

    private UnaryOperator<LiveMessageSender> wrapping = UnaryOperator.identity();
    private UnaryOperator<Map<String, String>> reading = UnaryOperator.identity();
    private boolean clients = true;
    private boolean customizers = true;
    private boolean closing = true;
    private boolean failingEarly;
    private boolean silent;

    FaultySubject wrapping(UnaryOperator<LiveMessageSender> wrapping) {
        this.wrapping = wrapping;
        return this;
    }

    FaultySubject reading(UnaryOperator<Map<String, String>> reading) {
        this.reading = reading;
        return this;
    }

    FaultySubject withoutClients() {
        clients = false;
        return this;
    }

    FaultySubject withoutCustomizers() {
        customizers = false;
        return this;
    }

    FaultySubject withoutClosing() {
        closing = false;
        return this;
    }

    FaultySubject failingEarly() {
        failingEarly = true;
        return this;
    }

    FaultySubject silent() {
        silent = true;
        return this;
    }

    @Override
    public Running start(Map<String, String> properties, BiConsumer<String, LiveMessageSenderBuilder> customizer) {
        try {
            LiveSettings settings = LiveSettings.from(reading.apply(properties));
            return new Started(
                    settings, LiveMessageSenders.create(settings, customizers ? customizer : (client, builder) -> {}));
        } catch (InvalidSettingsException e) {
            if (failingEarly) {
                throw e;
            }
            return new Without(silent ? new IllegalStateException("no bean of this type") : e);
        }
    }

    private final class Started implements Running {
        private final LiveSettings settings;
        private final LiveMessageSenders senders;

        Started(LiveSettings settings, LiveMessageSenders senders) {
            this.settings = settings;
            this.senders = senders;
        }

        @Override
        public LiveMessageSender sender() {
            return wrapping.apply(senders.get());
        }

        @Override
        public LiveMessageSender sender(String client) {
            return clients ? wrapping.apply(senders.get(client)) : sender();
        }

        @Override
        public LiveSettings settings(String client) {
            return clients ? settings.client(client) : settings;
        }

        @Override
        public void close() {
            if (closing) {
                senders.close();
            }
        }
    }

    /** Started, and without a sender. */
    private record Without(RuntimeException why) implements Running {

        @Override
        public LiveMessageSender sender() {
            throw why;
        }

        @Override
        public LiveMessageSender sender(String client) {
            throw why;
        }

        @Override
        public LiveSettings settings(String client) {
            throw why;
        }

        @Override
        public void close() {}
    }
}
