package dev.tencentlive.quarkus.deployment;

import dev.tencentlive.LiveSettings;
import dev.tencentlive.quarkus.ConfiguredNames;
import io.smallrye.config.SmallRyeConfig;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the emulator is to be like. Another one is started when this is no longer equal to what it was.
 *
 * @param port port, or 0
 * @param applicationLimit calls in any second, or 0
 * @param roomLimit messages per room in any second, or 0
 * @param identifiers accounts that sign
 * @param clients names of the named clients
 */
record EmulatorWish(int port, int applicationLimit, int roomLimit, Set<String> identifiers, Set<String> clients) {

    private static final String DOTTED = LiveSettings.PREFIX + ".";
    private static final String CLIENTS = DOTTED + "clients.";
    private static final Set<String> CREDENTIALS =
            Set.of("sdk-app-id", "secret-key", "endpoint", "credentials-provider");

    /** Looks through the configuration; empty when nothing is sent, or any client has credentials or a place to call. */
    static Optional<EmulatorWish> of(TencentLiveBuildConfig.DevServices config, SmallRyeConfig properties) {
        if (value(properties, DOTTED + "enabled")
                .filter(value -> value.strip().equalsIgnoreCase("false"))
                .isPresent()) {
            return Optional.empty();
        }
        Set<String> clients = new TreeSet<>();
        for (String name : ConfiguredNames.of(properties)) {
            if (name.startsWith(CLIENTS)) {
                clients.add(name.substring(CLIENTS.length()).replaceFirst("\\..*", ""));
            }
        }
        Set<String> identifiers = new TreeSet<>(Set.of(LiveSettings.DEFAULT_IDENTIFIER));
        for (String client : places(clients)) {
            // Asked for by their names: the environment lists them by others.
            if (CREDENTIALS.stream()
                    .anyMatch(key -> value(properties, client + key).isPresent())) {
                return Optional.empty();
            }
            value(properties, client + "identifier").ifPresent(identifiers::add);
        }
        return Optional.of(
                new EmulatorWish(config.port(), config.applicationLimit(), config.roomLimit(), identifiers, clients));
    }

    /** Keys under which each client would look for a place of its own. */
    Set<String> endpointKeys() {
        Set<String> keys = new TreeSet<>();
        places(clients).forEach(place -> keys.add(place + "endpoint"));
        return keys;
    }

    /** Where the keys of the default client and of each of these begin. */
    private static Set<String> places(Set<String> clients) {
        Set<String> places = new TreeSet<>(Set.of(DOTTED));
        clients.forEach(client -> places.add(CLIENTS + client + "."));
        return places;
    }

    private static Optional<String> value(SmallRyeConfig properties, String name) {
        return properties.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
    }
}
