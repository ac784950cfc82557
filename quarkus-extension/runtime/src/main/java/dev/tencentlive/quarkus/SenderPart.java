package dev.tencentlive.quarkus;

import dev.tencentlive.LiveMessageSenderBuilder;
import dev.tencentlive.LiveSettings;

/** What another extension of the application gives each sender; a bean where that extension is there. */
interface SenderPart {

    void give(String client, LiveSettings settings, LiveMessageSenderBuilder builder);
}
