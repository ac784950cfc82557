package dev.tencentlive.quarkus;

import dev.tencentlive.InvalidSettingsException;
import dev.tencentlive.LiveSettings;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SecretKeys;
import io.smallrye.config.SmallRyeConfig;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Makes settings of the application's configuration, and tells beforehand whether that will work. */
final class SettingsFromConfig {

    private static final String DOTTED = LiveSettings.PREFIX + ".";
    private static final String CREDENTIALS_PROVIDER = "credentials-provider";

    private final SmallRyeConfig config;
    /** The application signs by itself, so that no key has to be set. */
    private final boolean keyElsewhere;
    /** What stands in for credentials that nobody needs. */
    private final Map<String, String> standIns;

    SettingsFromConfig(SmallRyeConfig config, boolean keyElsewhere, Map<String, String> standIns) {
        this.config = config;
        this.keyElsewhere = keyElsewhere;
        this.standIns = standIns;
    }

    LiveSettings read() {
        return SecretKeys.doUnlocked(() -> {
            Set<String> names = names();
            return keyElsewhere || names.stream().anyMatch(name -> name.endsWith("." + CREDENTIALS_PROVIDER))
                    ? LiveSettings.fromWithoutKey(names, this::value)
                    : LiveSettings.from(names, this::value);
        });
    }

    /** What is wrong. */
    Optional<InvalidSettingsException> problem() {
        try {
            read();
            return Optional.empty();
        } catch (InvalidSettingsException e) {
            return Optional.of(e);
        }
    }

    /** The keys that are set. One that only the environment has may be anything: core warns of those it does not know. */
    private Set<String> names() {
        Set<String> names = new TreeSet<>(standIns.keySet());
        Set<String> variables = new TreeSet<>();
        for (ConfigSource source : config.getConfigSources()) {
            if (source instanceof EnvConfigSource) {
                source.getPropertyNames().stream()
                        .filter(name -> name.startsWith("TENCENT_LIVE_"))
                        .forEach(variables::add);
            }
        }
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(DOTTED) && !isOnlyInTheEnvironment(name)) {
                names.add(name);
            }
        }
        names.addAll(LiveSettings.namesFrom(variables));
        return names;
    }

    private boolean isOnlyInTheEnvironment(String name) {
        for (ConfigSource source : config.getConfigSources()) {
            if (!(source instanceof EnvConfigSource)
                    && source.getPropertyNames().contains(name)) {
                return false;
            }
        }
        String found = config.getConfigValue(name).getConfigSourceName();
        return found != null && found.contains(EnvConfigSource.NAME);
    }

    /** A value whose placeholder stands for nothing counts as not set. */
    private @Nullable String value(String name) {
        return config.getOptionalValue(name, String.class)
                .filter(value -> !value.isBlank())
                .orElseGet(() -> standIns.get(name));
    }
}
