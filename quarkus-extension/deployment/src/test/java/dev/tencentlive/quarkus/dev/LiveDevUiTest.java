package dev.tencentlive.quarkus.dev;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.LiveSettings;
import io.quarkus.arc.InjectableInstance;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

/** What the card is answered, as far as no browser is needed. */
final class LiveDevUiTest {

    private static final LiveSettings LOCAL = LiveSettings.from(Map.of(
            "tencent.live.sdk-app-id", "1400000000",
            "tencent.live.secret-key", "0123456789abcdef",
            "tencent.live.endpoint", "http://127.0.0.1:9"));

    @Test
    void formIsAnsweredWhereNothingIsSetUp() {
        LiveDevUi card = card(instance(List.<LiveSettings>of()), instance(List.<LiveMessageSenders>of()));

        assertThat(card.clients()).isEmpty();
        assertThat(card.send("default", "room1", "gift", "", "{}").await().atMost(Duration.ofSeconds(5)))
                .isEqualTo("Nothing was sent: no sender is set up (tencent.live.sdk-app-id, secret-key and region)");
    }

    @Test
    void gatewayOnThisMachineIsNoEmulatorAndTheKeyIsMasked() {
        LiveDevUi card = card(instance(List.of(LOCAL)), instance(List.<LiveMessageSenders>of()));

        assertThat(card.clients()).singleElement().satisfies(client -> {
            assertThat(client.emulated()).isFalse();
            assertThat(client.settings())
                    .extracting(LiveDevUi.Setting::value)
                    .contains("********", "1400000000", "24h")
                    .doesNotContain("0123456789abcdef");
        });
    }

    private static LiveDevUi card(
            InjectableInstance<LiveSettings> settings, InjectableInstance<LiveMessageSenders> senders) {
        Config properties = new SmallRyeConfigBuilder()
                .withDefaultValue("tencent.live.endpoint", "http://127.0.0.1:9")
                .build();
        return new LiveDevUi(settings, senders, new SentMessages(), properties);
    }

    /** Knows its active beans, and nothing else. */
    @SuppressWarnings("unchecked")
    private static <T> InjectableInstance<T> instance(List<T> active) {
        return (InjectableInstance<T>) Proxy.newProxyInstance(
                LiveDevUiTest.class.getClassLoader(),
                new Class<?>[] {InjectableInstance.class},
                (proxy, method, arguments) -> active);
    }
}
