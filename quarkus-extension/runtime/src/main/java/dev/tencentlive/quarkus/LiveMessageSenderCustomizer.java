package dev.tencentlive.quarkus;

import dev.tencentlive.LiveMessageSenderBuilder;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Changes how senders are made. All beans of this type are called in their order, for each client, after what the properties
 * and the other beans ask for.
 *
 * <pre>{@code
 * @Produces
 * @Singleton
 * LiveMessageSenderCustomizer skewedClock() {
 *     return LiveMessageSenderCustomizer.forClient("eu", builder -> builder.clock(clock));
 * }
 * }</pre>
 */
@FunctionalInterface
public interface LiveMessageSenderCustomizer {

    /**
     * Changes one sender before it is made.
     *
     * @param client {@link dev.tencentlive.LiveSettings#DEFAULT_CLIENT} or the name of a named client
     * @param builder its builder
     */
    void customize(String client, LiveMessageSenderBuilder builder);

    /**
     * Makes a customizer for one client only.
     *
     * @param client {@link dev.tencentlive.LiveSettings#DEFAULT_CLIENT} or the name of a named client
     * @param change what to do with its builder
     * @return the customizer
     */
    static LiveMessageSenderCustomizer forClient(String client, Consumer<LiveMessageSenderBuilder> change) {
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(change, "change");
        return (name, builder) -> {
            if (name.equals(client)) {
                change.accept(builder);
            }
        };
    }
}
