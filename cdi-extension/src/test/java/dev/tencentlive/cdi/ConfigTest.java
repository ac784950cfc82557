package dev.tencentlive.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.LiveSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What MicroProfile Config can do works for our properties too. */
final class ConfigTest {

    @Test
    void environmentVariablesArriveAndNameClients() {
        try (Application application = Application.unconfigured()
                .variable("TENCENT_LIVE_SDK_APP_ID", "1400000000")
                .variable("TENCENT_LIVE_SECRET_KEY", Application.KEY)
                .variable("TENCENT_LIVE_REGION", "singapore")
                .variable("TENCENT_LIVE_LIMIT_PER_ROOM_PER_SECOND", "7")
                .variable("TENCENT_LIVE_CLIENTS_EU_WEST_REGION", "frankfurt")
                .start()) {
            LiveSettings settings = application.get(LiveSettings.class);

            assertThat(settings.sdkAppId()).isEqualTo(1400000000);
            assertThat(settings.perRoomPerSecond()).isEqualTo(7);
            assertThat(settings.clients()).containsOnlyKeys("eu-west");
            assertThat(application.sender("eu-west")).isNotNull();
        }
    }

    @Test
    void variableWinsOverFile() {
        try (Application application = Application.configured()
                .variable("TENCENT_LIVE_DELIVERY_TIMEOUT", "1m")
                .with("tencent.live.delivery-timeout", "20s")
                .start()) {
            assertThat(application.get(LiveSettings.class).deliveryTimeout()).isEqualTo(Duration.ofMinutes(1));
        }
    }

    @Test
    void expressionsAreExpanded() {
        try (Application application = Application.configured()
                .with("own.region", "frankfurt")
                .with("tencent.live.region", "${own.region}")
                .with("tencent.live.identifier", "${nobody.knows:second}")
                .start()) {
            LiveSettings settings = application.get(LiveSettings.class);

            assertThat(settings.endpoint()).hasToString("https://adminapiger.im.qcloud.com");
            assertThat(settings.identifier()).isEqualTo("second");
        }
    }

    @Test
    void profileOfTheApplicationCounts() {
        try (Application application = Application.configured()
                .with("%dev.tencent.live.identifier", "developer")
                .with("%test.tencent.live.identifier", "tester")
                .with("%dev.tencent.live.clients.eu.region", "frankfurt")
                .profile("dev")
                .start()) {
            LiveSettings settings = application.get(LiveSettings.class);

            assertThat(settings.identifier()).isEqualTo("developer");
            assertThat(settings.clients()).containsOnlyKeys("eu");
        }
    }

    @Test
    void propertiesOfOtherProfilesAreNoUnknownKeys() {
        try (Application application = Application.configured()
                .with("%dev.tencent.live.emulator.enabled", "true")
                .with("tencent.live.proxy.host", "known to Spring alone")
                .start()) {
            assertThat(application.get(LiveSettings.class).sdkAppId()).isEqualTo(1400000000);
        }
    }
}
