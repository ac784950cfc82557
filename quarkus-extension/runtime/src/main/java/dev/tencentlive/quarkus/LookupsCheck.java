package dev.tencentlive.quarkus;

import dev.tencentlive.InvalidSettingsException;
import dev.tencentlive.SettingsProblem;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** Ends the start when a name is not found: after the application's own observers, which may register a configuration. */
@Singleton
final class LookupsCheck {

    private final Config properties;
    private final TencentLiveConfig config;

    LookupsCheck(Config properties, TencentLiveConfig config) {
        this.properties = properties;
        this.config = config;
    }

    void check(@Observes @Priority(Integer.MAX_VALUE) StartupEvent started) {
        List<SettingsProblem> problems = new OwnSettings(properties, config, ClientBeans.ofApplication()).lookups();
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
    }
}
