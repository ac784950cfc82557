package dev.tencentlive.quarkus;

import dev.tencentlive.LiveSettings;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The keys of ours that an application sets. What the configuration lists of the environment is a guess: a dash and the name of
 * a client cannot be told there from what separates them, so core reads those. Public because the half that builds applications
 * looks at them too.
 */
public final class ConfiguredNames {

    private ConfiguredNames() {}

    /**
     * Lists the keys. Of those that only the environment has, it is those of named clients: all others can be asked for. A
     * variable that nobody knows is a warning in the log.
     *
     * @param config where an application's properties are
     * @return whole keys, also such as do not exist
     */
    public static Set<String> of(SmallRyeConfig config) {
        Set<String> names = new TreeSet<>();
        Set<String> variables = new TreeSet<>();
        for (ConfigSource source : config.getConfigSources()) {
            if (source instanceof EnvConfigSource) {
                source.getPropertyNames().stream()
                        .filter(name -> name.startsWith("TENCENT_LIVE_"))
                        .forEach(variables::add);
            }
        }
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(LiveSettings.PREFIX + ".") && !isOnlyInTheEnvironment(config, name)) {
                names.add(name);
            }
        }
        names.addAll(LiveSettings.namesFrom(variables));
        return names;
    }

    private static boolean isOnlyInTheEnvironment(SmallRyeConfig config, String name) {
        for (ConfigSource source : config.getConfigSources()) {
            if (!(source instanceof EnvConfigSource)
                    && source.getPropertyNames().contains(name)) {
                return false;
            }
        }
        String found = config.getConfigValue(name).getConfigSourceName();
        return found != null && found.contains(EnvConfigSource.NAME);
    }
}
