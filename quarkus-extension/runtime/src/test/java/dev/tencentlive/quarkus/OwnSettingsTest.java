package dev.tencentlive.quarkus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tencentlive.SettingsProblem;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What only this extension reads, in an application that lacks the extensions which would look names up. */
final class OwnSettingsTest {

    private static final Map<String, String> ABSENT = Map.of("tls-configuration-name", "quarkus-tls-registry");

    @Test
    void nameForAnExtensionThatIsNotThereIsWrongUnderEachKeyThatSetsOne() {
        assertEquals(
                List.of(
                        "tencent.live.clients.eu.tls-configuration-name: there, must be looked up by"
                                + " io.quarkus:quarkus-tls-registry, which is not there; add that extension",
                        "tencent.live.tls-configuration-name: here, must be looked up by"
                                + " io.quarkus:quarkus-tls-registry, which is not there; add that extension"),
                problems(Map.of(
                        "tencent.live.tls-configuration-name", "here",
                        "tencent.live.clients.eu.tls-configuration-name", "there")));
    }

    @Test
    void nothingIsWrongWhereMessagingIsSwitchedOff() {
        assertEquals(
                List.of(),
                problems(Map.of(
                        "tencent.live.enabled", "False",
                        "tencent.live.events.enabled", "maybe",
                        "tencent.live.tls-configuration-name", "here")));
    }

    @Test
    void whatMayBeAPastedKeyIsNotShown() {
        assertEquals(
                List.of("tencent.live.events.enabled: (not shown), must be true or false"),
                problems(Map.of("tencent.live.events.enabled", "0123456789abcdef".repeat(4))));
    }

    private static List<String> problems(Map<String, String> properties) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(TencentLiveConfig.class)
                .withSources(new PropertiesConfigSource(properties, "application.properties", 250))
                .build();
        return new OwnSettings(config, config.getConfigMapping(TencentLiveConfig.class), ClientBeans.ofApplication())
                .problems(ABSENT).stream().map(SettingsProblem::text).toList();
    }
}
