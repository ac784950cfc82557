package dev.tencentlive.contract;

import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveSettings;

/** An application under way. */
public interface Running extends AutoCloseable {

    /**
     * Gives the sender as a plain injection point gets it.
     *
     * @return the default sender
     * @throws RuntimeException when there is none; its text, or that of one of its causes, explains why
     */
    LiveMessageSender sender();

    /**
     * Gives the sender as an injection point that names it gets it.
     *
     * @param client name of a client, never {@code default}
     * @return the named sender
     * @throws RuntimeException when there is none
     */
    LiveMessageSender sender(String client);

    /**
     * Gives what a sender was made with.
     *
     * @param client {@code default} or the name of a client
     * @return its settings
     */
    LiveSettings settings(String client);

    /** Shuts the application down as it would in production. */
    @Override
    void close();
}
