package dev.tencentlive.cdi;

import io.smallrye.config.SmallRyeConfig;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** Active profiles that no property names, where the implementation is one that knows them. */
final class SmallRyeProfiles {

    private SmallRyeProfiles() {}

    static List<String> of(Config config) {
        try {
            return config.unwrap(SmallRyeConfig.class).getProfiles();
        } catch (LinkageError | RuntimeException anotherImplementation) {
            return List.of();
        }
    }
}
