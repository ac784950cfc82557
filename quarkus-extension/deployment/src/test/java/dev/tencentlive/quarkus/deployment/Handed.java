package dev.tencentlive.quarkus.deployment;

import dev.tencentlive.LiveMessageSenderBuilder;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/** Where a test puts what its application is to use. */
public final class Handed {

    static final AtomicReference<BiConsumer<String, LiveMessageSenderBuilder>> CUSTOMIZER =
            new AtomicReference<>((client, builder) -> {});

    private Handed() {}

    public static void customize(String client, LiveMessageSenderBuilder builder) {
        Objects.requireNonNull(CUSTOMIZER.get()).accept(client, builder);
    }
}
