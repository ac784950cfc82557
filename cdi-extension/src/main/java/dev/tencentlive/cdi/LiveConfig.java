package dev.tencentlive.cdi;

import dev.tencentlive.LiveSettings;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/** What MicroProfile Config holds below {@link LiveSettings#PREFIX}, as text: durations have our own grammar. */
final class LiveConfig {

    private static final String DOTTED = LiveSettings.PREFIX + ".";
    private static final String CLIENTS = DOTTED + "clients.";
    private static final String VARIABLES = "TENCENT_LIVE_";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}]*}");
    private static final List<String> PROFILE_KEYS =
            List.of("mp.config.profile", "smallrye.config.profile", "quarkus.profile");

    private final Config config;

    LiveConfig(Config config) {
        this.config = config;
    }

    /**
     * Takes the configuration of the application that is being deployed or runs.
     *
     * @throws IllegalStateException when there is none
     */
    static LiveConfig ofTheApplication() {
        try {
            return new LiveConfig(ConfigProvider.getConfig());
        } catch (LinkageError | IllegalStateException e) {
            throw new IllegalStateException(
                    "Tencent Live messaging reads its settings from MicroProfile Config, and there is none: switch it on in"
                            + " the server, or add an implementation, io.smallrye.config:smallrye-config for instance",
                    e);
        }
    }

    /** Names of all properties of files and system properties, and of the environment's named clients. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        Set<String> variables = new HashSet<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(DOTTED)) {
                names.add(name);
            } else if (name.startsWith(VARIABLES)) {
                variables.add(name);
            }
        }
        // Some implementations guess a property's name from a variable, and cannot know where the dashes were.
        names.removeIf(name -> variables.contains(variable(name)));
        names.addAll(LiveSettings.namesFrom(variables));
        return names;
    }

    /** Names of the named clients, wrong ones included. */
    Set<String> clients() {
        Set<String> clients = new TreeSet<>();
        for (String name : names()) {
            if (name.startsWith(CLIENTS) && name.indexOf('.', CLIENTS.length()) > 0) {
                clients.add(name.substring(CLIENTS.length(), name.indexOf('.', CLIENTS.length())));
            }
        }
        return clients;
    }

    /** The value; none also where it holds an expression that stands for nothing, as a secret does that is absent here. */
    @Nullable
    String value(String name) {
        try {
            return config.getOptionalValue(name, String.class).orElse(null);
        } catch (NoSuchElementException unresolved) {
            return null;
        }
    }

    /** The value that a client has of its own. */
    @Nullable
    String valueOf(String client, String key) {
        String value = value((client.equals(LiveSettings.DEFAULT_CLIENT) ? DOTTED : CLIENTS + client + ".") + key);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** The expression because of which a property counts as not set. */
    Optional<String> unresolved(String name) {
        if (value(name) != null) {
            return Optional.empty();
        }
        return found(name)
                .map(ConfigValue::getRawValue)
                .map(PLACEHOLDER::matcher)
                .filter(Matcher::find)
                .map(Matcher::group);
    }

    /** The name of the source that a property is read from. */
    Optional<String> origin(String name) {
        return found(name).map(ConfigValue::getSourceName);
    }

    /** Profiles that are active, as far as anybody tells. */
    Set<String> profiles() {
        Set<String> profiles = new TreeSet<>(SmallRyeProfiles.of(config));
        PROFILE_KEYS.stream()
                .flatMap(key -> Stream.ofNullable(value(key)))
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .forEach(profiles::add);
        return profiles;
    }

    private Optional<ConfigValue> found(String name) {
        try {
            return Optional.ofNullable(config.getConfigValue(name));
        } catch (NoSuchElementException unresolved) {
            return Optional.empty();
        }
    }

    private static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
