package dev.tencentlive.spring;

import static dev.tencentlive.testkit.LiveAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.Rejected;
import dev.tencentlive.SendReceipt;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.testkit.LiveEmulatorTest;
import dev.tencentlive.usersig.SigningKey;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The five questions to every adapter, for the default sender and for a named one. */
@LiveEmulatorTest
final class AdapterTest {

    private static final LiveMessage ROSE = LiveMessage.of("room1", "gift", "rose");

    @Test
    void senderIsCreatedAndSends(LiveEmulator emulator) {
        Contexts.on(emulator).run(context -> {
            SendReceipt receipt = context.getBean(LiveMessageSender.class).send(ROSE);

            assertThat(receipt.requestId())
                    .isEqualTo(emulator.messages("room1").get(0).requestId());
        });
    }

    @Test
    void namedSenderIsCreatedAndSends(LiveEmulator emulator) {
        Contexts.on(emulator)
                .withPropertyValues("tencent.live.clients.eu-west.max-message-bytes=1000")
                .withUserConfiguration(Injected.class)
                .run(context -> {
                    Injected injected = context.getBean(Injected.class);
                    injected.named.send(ROSE);

                    assertThat(emulator).room("room1").hasMessages(1);
                    assertThat(injected.named)
                            .isSameAs(context.getBean("euWestLiveMessageSender"))
                            .isSameAs(context.getBean(LiveMessageSenders.class).get("eu-west"));
                    assertThat(injected.plain)
                            .isSameAs(context.getBean("liveMessageSender"))
                            .isNotSameAs(injected.named);
                    assertThat(injected.alsoPlain).isSameAs(injected.plain);
                });
    }

    @Test
    void unconfiguredApplicationStartsWithoutSender() {
        Contexts.unconfigured()
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(LiveMessageSender.class)
                        .doesNotHaveBean(LiveMessageSenders.class)
                        .doesNotHaveBean(LiveSettings.class));
    }

    @Test
    void namedSenderIsNotCreatedWithoutSettings() {
        Contexts.unconfigured()
                .withPropertyValues("tencent.live.clients.eu.region=frankfurt")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(LiveMessageSender.class));
    }

    @Test
    void switchedOffApplicationStartsWithoutSender() {
        Contexts.configured()
                .withPropertyValues("tencent.live.enabled=false", "tencent.live.clients.eu.region=frankfurt")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(LiveMessageSender.class));
    }

    @Test
    void switchedOffApplicationLooksAtNoValue() {
        Contexts.unconfigured()
                .withPropertyValues(
                        "tencent.live.enabled=false",
                        "tencent.live.retry.max-attempts=abc",
                        "tencent.live.clients.eu.sdk-app-id=abc",
                        "tencent.live.health.probe-interval=never",
                        "tencent.live.proxy.port=many",
                        "tencent.live.regoin=china")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean(TencentLiveProperties.class).enabled())
                            .isFalse();
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "enabled",
                "sdk-app-id",
                "secret-key",
                "connect-timeout",
                "retry.max-attempts",
                "proxy.port",
                "emulator.enabled",
                "emulator.port",
                "events.enabled",
                "health.probe-interval",
                "clients.eu.sdk-app-id",
                "clients.eu.limit.per-second"
            })
    void placeholderThatStandsForNothingCountsAsNotSetWhateverItsType(String key) {
        Contexts.unconfigured()
                .withPropertyValues("tencent.live." + key + "=${ABSENT_" + key.toUpperCase(Locale.ROOT) + "}")
                .run(context -> {
                    assertThat(context).hasNotFailed().doesNotHaveBean(LiveMessageSender.class);
                    TencentLiveProperties properties = context.getBean(TencentLiveProperties.class);
                    assertThat(properties.sdkAppId()).isNull();
                    assertThat(properties.secretKey()).isNull();
                    assertThat(properties.retry().maxAttempts()).isEqualTo(3);
                });
    }

    @Test
    void injectingAbsentSenderNamesWhatToSet() {
        Contexts.withoutEmulator(Contexts.unconfigured())
                .withUserConfiguration(NeedsOne.class)
                .run(context -> assertThat(context.getStartupFailure())
                        .hasRootCauseInstanceOf(NoSuchBeanDefinitionException.class));
    }

    @Test
    void userBeanWins() {
        Contexts.configured().withUserConfiguration(OwnSender.class).run(context -> {
            assertThat(context.getBean(LiveMessageSender.class)).isSameAs(context.getBean("own"));
            assertThat(context).doesNotHaveBean("liveMessageSender");
        });
    }

    @Test
    void userBeanWinsUnconfigured() {
        Contexts.unconfigured()
                .withUserConfiguration(OwnSender.class)
                .run(context -> assertThat(context.getBeansOfType(LiveMessageSender.class))
                        .containsOnlyKeys("own"));
    }

    @Test
    void userBeanWinsOverNamedSenders() {
        Contexts.configured()
                .withPropertyValues("tencent.live.clients.eu.region=frankfurt")
                .withUserConfiguration(OwnSender.class)
                .run(context -> {
                    assertThat(context.getBean(LiveMessageSender.class)).isSameAs(context.getBean("own"));
                    assertThat(context).hasBean("euLiveMessageSender");
                });
    }

    @Test
    void userBeanOfNamedSendersNameWins() {
        Contexts.configured()
                .withPropertyValues("tencent.live.clients.eu.region=frankfurt")
                .withUserConfiguration(OwnNamedSender.class)
                .run(context -> assertThat(context.getBean("euLiveMessageSender"))
                        .isSameAs(context.getBean(OwnNamedSender.class).sender));
    }

    @Test
    void everyPropertyArrives() {
        Contexts.unconfigured()
                .withPropertyValues(
                        "tencent.live.sdk-app-id=20000001",
                        "tencent.live.secret-key=" + Contexts.KEY,
                        "tencent.live.identifier=admin",
                        "tencent.live.region=china",
                        "tencent.live.user-sig-validity=7d",
                        "tencent.live.connect-timeout=250ms",
                        "tencent.live.attempt-timeout=PT4S",
                        "tencent.live.delivery-timeout=30",
                        "tencent.live.retry.max-attempts=1",
                        "tencent.live.limit.per-second=0",
                        "tencent.live.limit.per-room-per-second=20",
                        "tencent.live.limit.max-waiting=5",
                        "tencent.live.connection-reuse=1m",
                        "tencent.live.max-message-bytes=12000",
                        "tencent.live.clients.eu.endpoint=https://adminapiger.im.qcloud.com",
                        "tencent.live.clients.eu.retry.maxAttempts=2",
                        "tencent.live.clients.eu.limit.perSecond=7")
                .run(context -> {
                    LiveSettings eu = expected("https://adminapiger.im.qcloud.com", 2, 7, Map.of());
                    assertThat(context.getBean(LiveSettings.class))
                            .isEqualTo(expected("https://console.tim.qq.com", 1, 0, Map.of("eu", eu)));
                    TencentLiveProperties properties = context.getBean(TencentLiveProperties.class);
                    assertThat(properties.deliveryTimeout()).isEqualTo(Duration.ofSeconds(30));
                    assertThat(properties.clients())
                            .hasEntrySatisfying(
                                    "eu",
                                    client -> assertThat(client.retry().maxAttempts())
                                            .isEqualTo(2));
                });
    }

    @Test
    void environmentVariablesArriveInBothForms() {
        Contexts.unconfigured()
                .withInitializer(context -> TestPropertyValues.of(
                                "TENCENT_LIVE_SDK_APP_ID=1400000000",
                                "TENCENT_LIVE_SECRETKEY=" + Contexts.KEY,
                                "TENCENT_LIVE_REGION=singapore",
                                "TENCENT_LIVE_CLIENTS_EU_WEST_REGION=frankfurt",
                                "TENCENT_LIVE_CLIENTS_US_LIMIT_PERSECOND=5")
                        .applyTo(context.getEnvironment(), TestPropertyValues.Type.SYSTEM_ENVIRONMENT))
                .run(context -> {
                    LiveSettings settings = context.getBean(LiveSettings.class);
                    assertThat(settings.sdkAppId()).isEqualTo(1400000000);
                    assertThat(settings.clients()).containsOnlyKeys("eu-west", "us");
                    assertThat(settings.client("us").perSecond()).isEqualTo(5);
                    assertThat(context).hasBean("euWestLiveMessageSender").hasBean("usLiveMessageSender");
                });
    }

    @Test
    void sendersAreClosedAtShutdown() {
        LiveMessageSender[] senders = new LiveMessageSender[2];
        Contexts.configured()
                .withPropertyValues("tencent.live.clients.eu.region=frankfurt")
                .run(context -> {
                    senders[0] = context.getBean(LiveMessageSender.class);
                    senders[1] = context.getBean("euLiveMessageSender", LiveMessageSender.class);
                });

        assertThat(senders)
                .allSatisfy(sender -> assertThat(sender.trySend(ROSE)).isRejected(Rejected.Where.LOCAL));
    }

    private static LiveSettings expected(
            String endpoint, int attempts, int perSecond, Map<String, LiveSettings> clients) {
        return new LiveSettings(
                20000001,
                SigningKey.of(Contexts.KEY),
                "admin",
                URI.create(endpoint),
                Duration.ofDays(7),
                Duration.ofMillis(250),
                Duration.ofSeconds(4),
                Duration.ofSeconds(30),
                attempts,
                perSecond,
                20,
                5,
                Duration.ofMinutes(1),
                12_000,
                clients);
    }

    @Configuration(proxyBeanMethods = false)
    static class Injected {

        final LiveMessageSender named;
        final LiveMessageSender plain;
        final LiveMessageSender alsoPlain;

        Injected(
                @Qualifier("eu-west") LiveMessageSender named,
                LiveMessageSender plain,
                @Qualifier("default") LiveMessageSender alsoPlain) {
            this.named = named;
            this.plain = plain;
            this.alsoPlain = alsoPlain;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class NeedsOne {
        @Autowired
        LiveMessageSender sender;
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnSender {
        @Bean
        LiveMessageSender own() {
            return new SilentSender();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnNamedSender {

        final LiveMessageSender sender = new SilentSender();

        @Bean
        LiveMessageSender euLiveMessageSender() {
            return sender;
        }
    }
}
