package dev.tencentlive.quarkus.deployment;

import dev.tencentlive.LiveMessageSenderBuilder;
import dev.tencentlive.quarkus.LiveMessageSenderCustomizer;
import jakarta.inject.Singleton;

/** A customizer of the application's. */
@Singleton
public final class HandedCustomizer implements LiveMessageSenderCustomizer {

    @Override
    public void customize(String client, LiveMessageSenderBuilder builder) {
        Handed.customize(client, builder);
    }
}
