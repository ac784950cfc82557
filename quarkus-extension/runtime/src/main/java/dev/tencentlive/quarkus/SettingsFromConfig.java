package dev.tencentlive.quarkus;

import dev.tencentlive.InvalidSettingsException;
import dev.tencentlive.LiveSettings;
import io.smallrye.config.SecretKeys;
import io.smallrye.config.SmallRyeConfig;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes settings of the application's configuration, and tells beforehand whether that will work. */
final class SettingsFromConfig {

    private static final String DOTTED = LiveSettings.PREFIX + ".";
    private static final String CREDENTIALS_PROVIDER = "credentials-provider";

    private final SmallRyeConfig config;
    private final ClientBeans beans;
    /** Where tests record, what stands in for credentials that nobody needs. */
    private final Map<String, String> standIns;

    SettingsFromConfig(SmallRyeConfig config, ClientBeans beans, Map<String, String> standIns) {
        this.config = config;
        this.beans = beans;
        this.standIns = standIns;
    }

    LiveSettings read() {
        return SecretKeys.doUnlocked(() -> LiveSettings.fromWithoutKey(names(), this::value, this::hasKeyElsewhere));
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

    /**
     * Before settings are made, the rule by which {@link SenderAssembly} hands out keys and signatures afterwards, those of a
     * credentials provider among them.
     */
    private boolean hasKeyElsewhere(String client) {
        if (!standIns.isEmpty()
                || beans.hasOwn(SenderAssembly.KEYS, client)
                || beans.hasOwn(SenderAssembly.USER_SIGS, client)
                || valueOf(client, CREDENTIALS_PROVIDER) != null) {
            return true;
        }
        return shares(client, "sdk-app-id")
                && (beans.hasPlain(SenderAssembly.KEYS)
                        || valueOf(LiveSettings.DEFAULT_CLIENT, CREDENTIALS_PROVIDER) != null
                        || (beans.hasPlain(SenderAssembly.USER_SIGS) && shares(client, "identifier")));
    }

    private boolean shares(String client, String key) {
        String own = valueOf(client, key);
        String common = valueOf(LiveSettings.DEFAULT_CLIENT, key);
        // Of the keys asked for, only the identifier has a default.
        return own == null || own.equals(common == null ? LiveSettings.DEFAULT_IDENTIFIER : common);
    }

    /** The value that a client has of its own. */
    private @Nullable String valueOf(String client, String key) {
        String value =
                value(DOTTED + (client.equals(LiveSettings.DEFAULT_CLIENT) ? "" : "clients." + client + ".") + key);
        return value == null ? null : value.strip();
    }

    /** The keys that are set, or stood in for. */
    private Set<String> names() {
        Set<String> names = new TreeSet<>(standIns.keySet());
        names.addAll(ConfiguredNames.of(config));
        return names;
    }

    /** A value whose placeholder stands for nothing counts as not set. */
    private @Nullable String value(String name) {
        return config.getOptionalValue(name, String.class)
                .filter(value -> !value.isBlank())
                .orElseGet(() -> standIns.get(name));
    }
}
