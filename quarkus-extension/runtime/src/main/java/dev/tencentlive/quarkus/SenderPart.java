package dev.tencentlive.quarkus;

import dev.tencentlive.LiveMessageSenderBuilder;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.SettingsProblem;
import dev.tencentlive.usersig.SigningKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What another extension of the application gives each sender; a bean where that extension is there. */
interface SenderPart {

    /** Names that this part looks up and does not find, or cannot use. */
    List<SettingsProblem> problems();

    default void give(String client, LiveSettings settings, LiveMessageSenderBuilder builder) {}

    /** The key that signs for a client, asked for at each signing. */
    default Optional<Supplier<SigningKey>> secretKey(String client, LiveSettings settings) {
        return Optional.empty();
    }
}
