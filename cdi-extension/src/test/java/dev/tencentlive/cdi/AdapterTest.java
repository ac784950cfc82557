package dev.tencentlive.cdi;

import static dev.tencentlive.testkit.LiveAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.Rejected;
import dev.tencentlive.SendReceipt;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.testkit.LiveEmulatorTest;
import dev.tencentlive.usersig.SigningKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The five questions to every adapter, for the default sender and for a named one. */
@LiveEmulatorTest
final class AdapterTest {

    private static final LiveMessage ROSE = LiveMessage.of("room1", "gift", "rose");

    @Test
    void senderIsCreatedAndSends(LiveEmulator emulator) {
        try (Application application = Application.on(emulator).start()) {
            SendReceipt receipt = application.sender().send(ROSE);

            assertThat(receipt.requestId())
                    .isEqualTo(emulator.messages("room1").get(0).requestId());
        }
    }

    @Test
    void namedSenderIsCreatedAndSends(LiveEmulator emulator) {
        try (Application application = Application.on(emulator)
                .with("tencent.live.clients.eu-west.max-message-bytes", "100")
                .bean(Injected.class)
                .start()) {
            Injected injected = application.get(Injected.class);
            injected.named.send(ROSE);

            assertThat(emulator).room("room1").hasMessages(1);
            assertThat(injected.registry.names()).containsExactlyInAnyOrder("default", "eu-west");
            LiveMessage large = LiveMessage.of("room1", "gift", "x".repeat(200));
            assertThat(injected.named.trySend(large)).isRejected(Rejected.Where.LOCAL);
            assertThat(injected.plain.trySend(large)).isAccepted();
            assertThat(injected.alsoPlain.trySend(large)).isAccepted();
        }
    }

    @Test
    void senderIsAProxyThatCanBeInjectedAnywhere() {
        try (Application application = Application.configured().start()) {
            assertThat(application.sender().getClass())
                    .isNotEqualTo(
                            application.get(LiveMessageSenders.class).get().getClass());
        }
    }

    @Test
    void unconfiguredApplicationStartsAndUseNamesWhatToSet() {
        try (Application application =
                Application.unconfigured().bean(NeedsOne.class).start()) {
            LiveMessageSender sender = application.get(NeedsOne.class).sender;

            assertThatThrownBy(() -> sender.trySend(ROSE))
                    .hasStackTraceContaining("Tencent Live messaging is not set up (3 problems)")
                    .hasStackTraceContaining("tencent.live.sdk-app-id: not set")
                    .hasStackTraceContaining("tencent.live.emulator.enabled=true");
        }
    }

    @Test
    void namedSenderWithoutSettingsNamesWhatToSet() {
        try (Application application = Application.unconfigured()
                .with("tencent.live.clients.eu.region", "frankfurt")
                .start()) {
            LiveMessageSender sender = application.sender("eu");

            assertThatThrownBy(() -> sender.trySend(ROSE)).hasStackTraceContaining("tencent.live.sdk-app-id: not set");
        }
    }

    @Test
    void switchedOffApplicationStartsAndUseSaysSo() {
        try (Application application = Application.configured()
                .with("tencent.live.enabled", "false")
                .with("tencent.live.retry.max-attempts", "0")
                .with("tencent.live.events.enabled", "maybe")
                .start()) {
            LiveMessageSender sender = application.sender();

            assertThatThrownBy(() -> sender.trySend(ROSE))
                    .hasStackTraceContaining("Tencent Live messaging is switched off")
                    .hasStackTraceContaining("Set tencent.live.enabled to true, or leave it out.");
        }
    }

    @Test
    void clientThatNobodyConfiguredIsAnsweredWithThoseThereAre() {
        try (Application application = Application.configured()
                .with("tencent.live.clients.eu.region", "frankfurt")
                .bean(WantsAnother.class)
                .start()) {
            LiveMessageSender sender = application.get(WantsAnother.class).sender;

            assertThatThrownBy(() -> sender.trySend(ROSE))
                    .hasStackTraceContaining("no client is named \"us\"; there are default, eu");
        }
    }

    @Test
    void userBeanWins() {
        try (Application application =
                Application.configured().bean(OwnSender.class).start()) {
            assertThat(application.sender().send(ROSE).requestId()).isNull();
        }
    }

    @Test
    void userBeanWinsUnconfigured() {
        try (Application application =
                Application.unconfigured().bean(OwnSender.class).start()) {
            assertThat(application.sender().send(ROSE).requestId()).isNull();
        }
    }

    @Test
    void userProducerWinsAndNamedSendersStay(LiveEmulator emulator) {
        try (Application application = Application.on(emulator)
                .with("tencent.live.clients.eu.max-message-bytes", "100")
                .bean(ProducesSender.class)
                .start()) {
            application.sender().send(ROSE);
            application.sender("eu").send(ROSE);

            assertThat(emulator).room("room1").hasMessages(1);
        }
    }

    @Test
    void userBeanOfNamedClientWinsAndTheOthersStay(LiveEmulator emulator) {
        try (Application application = Application.on(emulator)
                .with("tencent.live.clients.eu.max-message-bytes", "100")
                .bean(OwnNamedSender.class)
                .start()) {
            application.sender("eu").send(ROSE);
            application.sender().send(ROSE);

            assertThat(emulator).room("room1").hasMessages(1);
        }
    }

    @Test
    void settingsOfTheApplicationsOwnWin(LiveEmulator emulator, LiveSettings settings) {
        OwnSettingsBean.settings = settings;
        try (Application application =
                Application.unconfigured().bean(OwnSettingsBean.class).start()) {
            application.sender().send(ROSE);

            assertThat(emulator).room("room1").hasMessages(1);
        }
    }

    @Test
    void everyPropertyArrives() {
        try (Application application = Application.unconfigured()
                .with("tencent.live.sdk-app-id", "20000001")
                .with("tencent.live.secret-key", Application.KEY)
                .with("tencent.live.identifier", "admin")
                .with("tencent.live.region", "china")
                .with("tencent.live.user-sig-validity", "7d")
                .with("tencent.live.connect-timeout", "250ms")
                .with("tencent.live.attempt-timeout", "PT4S")
                .with("tencent.live.delivery-timeout", "30")
                .with("tencent.live.retry.max-attempts", "1")
                .with("tencent.live.limit.per-second", "0")
                .with("tencent.live.limit.per-room-per-second", "20")
                .with("tencent.live.limit.max-waiting", "5")
                .with("tencent.live.connection-reuse", "1m")
                .with("tencent.live.max-message-bytes", "12000")
                .with("tencent.live.clients.eu.endpoint", "https://adminapiger.im.qcloud.com")
                .with("tencent.live.clients.eu.retry.max-attempts", "2")
                .with("tencent.live.clients.eu.limit.per-second", "7")
                .start()) {
            LiveSettings eu = expected("https://adminapiger.im.qcloud.com", 2, 7, Map.of());
            assertThat(application.get(LiveSettings.class))
                    .isEqualTo(expected("https://console.tim.qq.com", 1, 0, Map.of("eu", eu)));
        }
    }

    @Test
    void sendersAreClosedAtShutdown() {
        LiveMessageSender sender;
        LiveMessageSender named;
        try (Application application = Application.configured()
                .with("tencent.live.clients.eu.region", "frankfurt")
                .start()) {
            LiveMessageSenders senders = application.get(LiveMessageSenders.class);
            sender = senders.get();
            named = senders.get("eu");
        }

        assertClosed(sender);
        assertClosed(named);
    }

    private static void assertClosed(LiveMessageSender sender) {
        assertThat(sender.trySend(ROSE)).isRejected(Rejected.Where.LOCAL);
    }

    private static LiveSettings expected(
            String endpoint, int attempts, int perSecond, Map<String, LiveSettings> clients) {
        return new LiveSettings(
                20000001,
                SigningKey.of(Application.KEY),
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

    @Singleton
    static class Injected {

        @Inject
        @LiveClient("eu-west")
        LiveMessageSender named;

        @Inject
        LiveMessageSender plain;

        @Inject
        @LiveClient("default")
        LiveMessageSender alsoPlain;

        @Inject
        LiveMessageSenders registry;
    }

    @Singleton
    static class NeedsOne {
        @Inject
        LiveMessageSender sender;
    }

    @Singleton
    static class WantsAnother {
        @Inject
        @LiveClient("us")
        LiveMessageSender sender;
    }

    @ApplicationScoped
    static class OwnSender extends SilentSender {}

    @ApplicationScoped
    @LiveClient("eu")
    static class OwnNamedSender extends SilentSender {}

    @Singleton
    static class ProducesSender {
        @Produces
        @ApplicationScoped
        LiveMessageSender sender() {
            return new SilentSender();
        }
    }

    @Singleton
    static class OwnSettingsBean {

        static volatile @Nullable LiveSettings settings;

        @Produces
        @Singleton
        LiveSettings settings() {
            return Objects.requireNonNull(settings);
        }
    }
}
