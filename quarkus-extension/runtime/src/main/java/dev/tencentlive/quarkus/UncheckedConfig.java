package dev.tencentlive.quarkus;

import dev.tencentlive.LiveSettings;
import io.quarkus.runtime.configuration.ConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilder;

/**
 * Keeps Quarkus from ending the start at the first key it does not know: core names all problems at once, and for a key that
 * does not exist the nearest one. Public because Quarkus generates code that makes one.
 */
public final class UncheckedConfig implements ConfigBuilder {

    /** Made by Quarkus. */
    public UncheckedConfig() {}

    @Override
    public SmallRyeConfigBuilder configBuilder(SmallRyeConfigBuilder builder) {
        return builder.withMappingIgnore(LiveSettings.PREFIX + ".**");
    }
}
