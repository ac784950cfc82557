package dev.tencentlive.cdi;

import dev.tencentlive.LiveMessageSenderBuilder;

/**
 * Something that senders get when the application has what it is for. Each is a bean of its own, in a class of its own that is
 * loaded only where its API is; they contribute in the order of their {@code @Priority}, before the application's own beans.
 */
interface OptionalPart extends FindsBeans {

    @Override
    default void find(BeanFinder finder) {}

    /** Adds itself to one sender before it is made. */
    void contribute(String client, LiveMessageSenderBuilder builder);
}
