package dev.tencentlive.cdi;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.inject.Singleton;

/** Ends the start over wrong settings, where the application was put together before they were known. */
@Singleton
final class StartupCheck {

    void check(@Observes Startup event, ClientBeans beans) {
        new SettingsFromConfig(LiveConfig.ofTheApplication(), beans).problem().ifPresent(text -> {
            throw new DeploymentException(text);
        });
    }
}
