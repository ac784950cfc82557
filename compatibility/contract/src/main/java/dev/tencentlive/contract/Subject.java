package dev.tencentlive.contract;

import dev.tencentlive.LiveMessageSenderBuilder;
import java.util.Map;
import java.util.function.BiConsumer;

/** How an adapter is started: a small application with nothing in it but the adapter. */
@FunctionalInterface
public interface Subject {

    /**
     * Starts the application. Where the emulator starts by itself in development and tests, that is switched off here.
     *
     * @param properties whole keys, such as {@code tencent.live.region}, as from a file of the application; nothing else is
     *     configured
     * @param customizer a customizer of the application's for all clients, by whatever means the adapter has for it
     * @return the application under way
     * @throws Exception when it does not start; right only where a setting is wrong
     */
    Running start(Map<String, String> properties, BiConsumer<String, LiveMessageSenderBuilder> customizer)
            throws Exception;
}
