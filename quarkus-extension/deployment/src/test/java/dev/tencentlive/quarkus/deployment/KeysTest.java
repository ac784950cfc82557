package dev.tencentlive.quarkus.deployment;

import static dev.tencentlive.quarkus.deployment.StartTest.texts;
import static dev.tencentlive.quarkus.deployment.StartTest.with;
import static dev.tencentlive.testkit.LiveAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.emulator.LiveEmulatorBuilder;
import dev.tencentlive.quarkus.LiveClient;
import dev.tencentlive.testkit.LiveEmulatorTest;
import dev.tencentlive.usersig.SigningKey;
import dev.tencentlive.usersig.UserSigProvider;
import dev.tencentlive.usersig.UserSigSigner;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An application that signs by itself: with a key for one client, and signatures for those that send as the same account. */
@LiveEmulatorTest
final class KeysTest {

    private static final LiveMessage ROSE = LiveMessage.of("room1", "gift", "rose");
    private static final Map<String, String> KEYLESS = Map.of(
            "tencent.live.sdk-app-id", "1400000000",
            "tencent.live.region", "singapore",
            "tencent.live.clients.eu.sdk-app-id", "1400000001");

    private static Application.@Nullable Built built;

    @BeforeAll
    static void build() throws Exception {
        built = Application.of(InjectedClients.class, StartTest.Wanting.class, Brought.class);
    }

    @AfterAll
    static void forget() {
        Objects.requireNonNull(built).close();
    }

    @Test
    void clientsThatTheApplicationSignsForNeedNoKey(LiveEmulator emulator) throws Exception {
        try (Application application = start(Map.of(
                "tencent.live.sdk-app-id", Long.toString(emulator.sdkAppId()),
                "tencent.live.endpoint", emulator.endpoint().toString(),
                "tencent.live.clients.eu.sdk-app-id", Long.toString(emulator.sdkAppId()),
                "tencent.live.clients.far-east.identifier", "administrator"))) {
            Clients clients = application.bean(Clients.class);
            clients.sender().send(ROSE);
            clients.sender("eu").send(ROSE);
            clients.sender("far-east").send(ROSE);

            assertThat(emulator).room("room1").hasMessages(3);
        }
    }

    @Test
    void clientOfAnotherApplicationStillNeedsItsKey() {
        assertThat(failure(Map.of("tencent.live.clients.far-east.sdk-app-id", "1400000002")))
                .contains("A LiveMessageSender is wanted by ")
                .contains("(1 problem)")
                .contains("tencent.live.clients.far-east.secret-key: not set; the key that signs UserSig is SecretKey");
    }

    @Test
    void clientOfAnotherAccountStillNeedsItsKey() {
        assertThat(failure(Map.of("tencent.live.clients.far-east.identifier", "second")))
                .contains("(1 problem)")
                .contains("tencent.live.clients.far-east.secret-key: not set; the key that signs UserSig is SecretKey");
    }

    @Test
    void keyThatOneClientLacksIsNamedWithTheWrongValues() {
        assertThat(failure(Map.of(
                        "tencent.live.clients.far-east.sdk-app-id", "1400000002",
                        "tencent.live.retry.max-attempts", "0")))
                .contains("(2 problems)")
                .contains("tencent.live.retry.max-attempts: 0, must be 1 to 10")
                .contains("tencent.live.clients.far-east.secret-key: not set");
    }

    /** What the application brings. */
    @Singleton
    public static final class Brought {

        @Produces
        @Singleton
        @LiveClient("eu")
        Supplier<SigningKey> keyOfEu() {
            return Brought::key;
        }

        @Produces
        @Singleton
        UserSigProvider userSigs(LiveSettings settings) {
            return UserSigProvider.caching(
                    UserSigSigner.of(settings.sdkAppId(), Brought::key, Clock.systemUTC()),
                    settings.identifier(),
                    Duration.ofHours(1),
                    Clock.systemUTC());
        }

        private static SigningKey key() {
            return SigningKey.of(LiveEmulatorBuilder.DEFAULT_SECRET_KEY);
        }
    }

    private static Application start(Map<String, String> properties) throws Exception {
        return Objects.requireNonNull(built).start(properties);
    }

    private static String failure(Map<String, String> properties) {
        Throwable failure =
                catchThrowable(() -> start(with(KEYLESS, properties)).close());
        assertThat(failure).isNotNull();
        return texts(failure);
    }
}
