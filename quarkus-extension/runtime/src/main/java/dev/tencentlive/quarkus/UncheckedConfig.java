package dev.tencentlive.quarkus;

import dev.tencentlive.LiveSettings;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilder;

/**
 * Keeps Quarkus from ending the start at the first key it does not know: core names all problems at once, and for a key that
 * does not exist the nearest one. Keeps the keys that sign out of
 * every list of the configuration. Public because Quarkus generates code that makes one.
 */
public final class UncheckedConfig implements ConfigBuilder {

    /** Made by Quarkus. */
    public UncheckedConfig() {}

    @Override
    public SmallRyeConfigBuilder configBuilder(SmallRyeConfigBuilder builder) {
        // Quarkus's own page of the Dev UI asks for every key there is, and shows nothing when one is refused.
        if (LaunchMode.current() != LaunchMode.DEVELOPMENT) {
            builder.withInterceptors(new HiddenVariables());
            builder.withSecretKeys(LiveSettings.PREFIX + ".secret-key", LiveSettings.PREFIX + ".clients.*.secret-key");
        }
        return builder.withMappingIgnore(LiveSettings.PREFIX + ".**");
    }
}
