package dev.tencentlive.quarkus.deployment;

import dev.tencentlive.LiveSettings;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

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

    /** Looks through the configuration; empty when any client has credentials, or a place to call. */
    static Optional<EmulatorWish> of(
            TencentLiveBuildConfig.DevServices config,
            Iterable<String> names,
            Function<String, Optional<String>> lookup) {
        Set<String> identifiers = new TreeSet<>(Set.of(LiveSettings.DEFAULT_IDENTIFIER));
        Set<String> clients = new TreeSet<>();
        Predicate<String> isSet =
                name -> lookup.apply(name).filter(value -> !value.isBlank()).isPresent();
        for (String name : names) {
            if (!name.startsWith(DOTTED)) {
                continue;
            }
            String key = name.substring(name.lastIndexOf('.') + 1);
            if (CREDENTIALS.contains(key) && isSet.test(name)) {
                return Optional.empty();
            }
            if (key.equals("identifier")) {
                lookup.apply(name).ifPresent(identifiers::add);
            }
            if (name.startsWith(CLIENTS)) {
                clients.add(name.substring(CLIENTS.length()).replaceFirst("\\..*", ""));
            }
        }
        return Optional.of(
                new EmulatorWish(config.port(), config.applicationLimit(), config.roomLimit(), identifiers, clients));
    }

    /** Keys under which each client would look for a place of its own. */
    Set<String> endpointKeys() {
        Set<String> keys = new TreeSet<>(Set.of(DOTTED + "endpoint"));
        clients.forEach(client -> keys.add(CLIENTS + client + ".endpoint"));
        return keys;
    }
}
