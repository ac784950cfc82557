package dev.tencentlive.quarkus.deployment;

import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveSettings;

/** What tests ask an application for; known on both sides. */
public interface Clients {

    LiveMessageSender sender();

    LiveMessageSender sender(String client);

    LiveSettings settings(String client);
}
