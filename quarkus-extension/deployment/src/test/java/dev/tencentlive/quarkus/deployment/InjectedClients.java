package dev.tencentlive.quarkus.deployment;

import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.quarkus.LiveClient;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Injects everything, and looks at it only when asked: what cannot be had must not end the start. */
@Singleton
@Unremovable
public final class InjectedClients implements Clients {

    @Inject
    Instance<LiveMessageSender> sender;

    @Inject
    @LiveClient("eu")
    Instance<LiveMessageSender> eu;

    @Inject
    @LiveClient("far-east")
    Instance<LiveMessageSender> farEast;

    @Inject
    @LiveClient("nobody")
    Instance<LiveMessageSender> nobody;

    @Inject
    Instance<LiveSettings> settings;

    @Override
    public LiveMessageSender sender() {
        return sender.get();
    }

    @Override
    public LiveMessageSender sender(String client) {
        return switch (client) {
            case "eu" -> eu.get();
            case "far-east" -> farEast.get();
            default -> nobody.get();
        };
    }

    @Override
    public LiveSettings settings(String client) {
        return settings.get().client(client);
    }
}
