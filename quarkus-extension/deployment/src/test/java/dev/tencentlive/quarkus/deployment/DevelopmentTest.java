package dev.tencentlive.quarkus.deployment;

import static dev.tencentlive.quarkus.deployment.StartTest.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.SendOutcome;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.emulator.LiveEmulatorBuilder;
import dev.tencentlive.testkit.LiveEmulatorTest;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.LaunchMode;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The emulator that starts by itself. */
@LiveEmulatorTest
final class DevelopmentTest {

    private static final LiveMessage ROSE = LiveMessage.of("room1", "gift", "rose");

    private static Application.@Nullable Built built;

    @BeforeAll
    static void build() throws Exception {
        built = Application.of(InjectedClients.class);
    }

    @AfterAll
    static void forget() {
        if (built != null) {
            built.close();
        }
    }

    @Test
    void withoutCredentialsEveryClientSendsToTheEmulatorWhateverItsRegion() throws Exception {
        try (Application application = start(Map.of(
                "tencent.live.region", "singapore",
                "tencent.live.clients.eu.region", "frankfurt",
                "tencent.live.clients.eu.identifier", "second"))) {
            Clients clients = application.bean(Clients.class);
            LiveSettings settings = clients.settings("default");

            assertThat(settings.endpoint().getHost()).isEqualTo("127.0.0.1");
            assertThat(clients.settings("eu").endpoint()).isEqualTo(settings.endpoint());
            assertThat(clients.sender().send(ROSE).sequence()).isEqualTo(1);
            assertThat(clients.sender("eu").send(ROSE).sequence()).isEqualTo(2);
            assertThat(page(settings.endpoint())).isEqualTo(200);
        }
    }

    @Test
    void noEmulatorIsStartedWhereMessagingIsSwitchedOff() throws Exception {
        try (Application application = Application.start(Map.of("tencent.live.enabled", "false"), Looking.class)) {
            assertThat(application.bean(Told.class).tell("tencent.live.endpoint"))
                    .isEqualTo("null");
        }
        assertThat(wishOfTheEnvironment(Map.of("TENCENT_LIVE_ENABLED", "False")))
                .isEmpty();
        assertThat(wish(Map.of("tencent.live.enabled", "true"))).isPresent();
    }

    @Test
    void noEmulatorIsStartedWhereTheApplicationMakesItsSettings(LiveEmulator emulator) throws Exception {
        Map<String, String> own = Map.of("own.endpoint", emulator.endpoint().toString());
        try (Application application = Application.start(own, StartTest.OwnSettings.class, Looking.class)) {
            assertThat(application.bean(Told.class).tell("tencent.live.endpoint"))
                    .isEqualTo("null");
        }
    }

    @Test
    void noEmulatorIsStartedWhereTheApplicationMakesItsSenders(LiveEmulator emulator) throws Exception {
        Map<String, String> own = Map.of("own.endpoint", emulator.endpoint().toString());
        try (Application application = Application.start(own, OwnSenders.class, Looking.class)) {
            assertThat(application.bean(Told.class).tell("tencent.live.endpoint"))
                    .isEqualTo("null");
        }
    }

    /** Looks a property up. */
    @Singleton
    @Unremovable
    public static final class Looking implements Told {

        @Override
        public String tell(String about) {
            return String.valueOf(ConfigProvider.getConfig()
                    .getOptionalValue(about, String.class)
                    .orElse(null));
        }
    }

    /** Makes all its senders by itself. */
    @Singleton
    public static final class OwnSenders {

        @Produces
        @Singleton
        @Unremovable
        LiveMessageSenders senders(@ConfigProperty(name = "own.endpoint") String endpoint) {
            return LiveMessageSenders.create(
                    LiveSettings.from(Map.of(
                            "tencent.live.sdk-app-id",
                            "1400000000",
                            "tencent.live.secret-key",
                            LiveEmulatorBuilder.DEFAULT_SECRET_KEY,
                            "tencent.live.endpoint",
                            endpoint)),
                    (client, builder) -> {});
        }

        void close(@Disposes LiveMessageSenders senders) {
            senders.close();
        }
    }

    @Test
    void testsOfAnApplicationInDevelopmentUseItsEmulatorIfItIsLikeTheirs() {
        EmulatorWish wish = wish(Map.of()).orElseThrow();
        EmulatorWish other =
                wish(Map.of("tencent.live.clients.eu.region", "tokyo")).orElseThrow();
        try (EmulatorService inDevelopment = started(wish, LaunchMode.DEVELOPMENT);
                EmulatorService ofOtherTests = started(other, LaunchMode.TEST)) {
            try (EmulatorService ofTests = started(wish, LaunchMode.TEST)) {
                assertThat(ofTests.endpoint()).isEqualTo(inDevelopment.endpoint());
            }

            assertThat(ofOtherTests.endpoint()).isNotEqualTo(inDevelopment.endpoint());
            // Tests that end leave the application's emulator alone.
            try (EmulatorService ofTests = started(wish, LaunchMode.TEST)) {
                assertThat(ofTests.endpoint()).isEqualTo(inDevelopment.endpoint());
            }
        }
        assertThat(DevelopmentEmulator.like(wish)).isNull();
    }

    private static EmulatorService started(EmulatorWish wish, LaunchMode mode) {
        EmulatorService service = new EmulatorService(wish, mode);
        service.start();
        return service;
    }

    @Test
    void limitsOfTheEmulatorCanBeSet() throws Exception {
        try (Application application = start(Map.of(
                "quarkus.tencent-live.devservices.room-limit", "1",
                "tencent.live.limit.per-room-per-second", "0"))) {
            List<SendOutcome> outcomes =
                    application.bean(Clients.class).sender().sendAll(List.of(ROSE, ROSE, ROSE));

            assertThat(outcomes).extracting(SendOutcome::state).contains(SendOutcome.State.DROPPED);
        }
    }

    @Test
    void callsThatTheEmulatorDoesInASecondCanBeSet() throws Exception {
        try (Application application = start(Map.of(
                "quarkus.tencent-live.devservices.application-limit", "1",
                "tencent.live.limit.per-second", "0",
                "tencent.live.limit.per-room-per-second", "0",
                "tencent.live.retry.max-attempts", "1"))) {
            List<SendOutcome> outcomes =
                    application.bean(Clients.class).sender().sendAll(List.of(ROSE, ROSE, ROSE));

            assertThat(outcomes).extracting(SendOutcome::state).contains(SendOutcome.State.REJECTED);
        }
    }

    @Test
    void portOfTheEmulatorCanBeFixed() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (Application application = start(Map.of("quarkus.tencent-live.devservices.port", Integer.toString(port)))) {
            assertThat(application.bean(Clients.class).settings("default").endpoint())
                    .hasHost("127.0.0.1")
                    .hasPort(port);
        }
    }

    @Test
    void credentialsOfAnyClientKeepItFromStarting() {
        for (String key : List.of(
                "tencent.live.sdk-app-id",
                "tencent.live.secret-key",
                "tencent.live.endpoint",
                "tencent.live.credentials-provider",
                "tencent.live.clients.eu.secret-key")) {
            assertThat(wish(Map.of(key, "1"))).as(key).isEmpty();
        }
        assertThat(wish(Map.of("tencent.live.sdk-app-id", " "))).isPresent();
        assertThat(wish(Map.of("tencent.live.region", "singapore"))).isPresent();
    }

    @Test
    void clientsAndTheirAccountsAreKnownToIt() {
        EmulatorWish wish = wish(Map.of(
                        "tencent.live.clients.eu.identifier", "second", "tencent.live.clients.us.region", "tokyo"))
                .orElseThrow();

        assertThat(wish.identifiers()).containsExactlyInAnyOrder("administrator", "second");
        assertThat(wish.endpointKeys())
                .containsExactlyInAnyOrder(
                        "tencent.live.endpoint",
                        "tencent.live.clients.eu.endpoint",
                        "tencent.live.clients.us.endpoint");
    }

    @Test
    void credentialsOfTheEnvironmentKeepItFromStarting() {
        for (String variable : List.of(
                "TENCENT_LIVE_SDK_APP_ID",
                "TENCENT_LIVE_SECRET_KEY",
                "TENCENT_LIVE_ENDPOINT",
                "TENCENT_LIVE_CREDENTIALS_PROVIDER",
                "TENCENT_LIVE_CLIENTS_FAR_EAST_SECRET_KEY")) {
            assertThat(wishOfTheEnvironment(Map.of(variable, "1"))).as(variable).isEmpty();
        }
        assertThat(wishOfTheEnvironment(Map.of("TENCENT_LIVE_REGION", "singapore")))
                .isPresent();
    }

    @Test
    void clientsOfTheEnvironmentAndTheirAccountsAreKnownToIt() {
        EmulatorWish wish = wishOfTheEnvironment(Map.of(
                        "TENCENT_LIVE_IDENTIFIER", "first",
                        "TENCENT_LIVE_CLIENTS_FAR_EAST_IDENTIFIER", "second"))
                .orElseThrow();

        assertThat(wish.identifiers()).containsExactlyInAnyOrder("administrator", "first", "second");
        assertThat(wish.endpointKeys())
                .containsExactlyInAnyOrder("tencent.live.endpoint", "tencent.live.clients.far-east.endpoint");
    }

    private static Optional<EmulatorWish> wish(Map<String, String> properties) {
        return wish(new PropertiesConfigSource(properties, "application.properties", 250));
    }

    private static Optional<EmulatorWish> wishOfTheEnvironment(Map<String, String> variables) {
        return wish(new EnvConfigSource(variables, 300));
    }

    private static Optional<EmulatorWish> wish(ConfigSource source) {
        SmallRyeConfig properties =
                new SmallRyeConfigBuilder().withSources(source).build();
        return EmulatorWish.of(
                new TencentLiveBuildConfig.DevServices() {
                    @Override
                    public boolean enabled() {
                        return true;
                    }

                    @Override
                    public int port() {
                        return 0;
                    }

                    @Override
                    public int applicationLimit() {
                        return 200;
                    }

                    @Override
                    public int roomLimit() {
                        return 40;
                    }
                },
                properties);
    }

    private static Application start(Map<String, String> properties) throws Exception {
        return java.util.Objects.requireNonNull(built).start(with(properties, Map.of()));
    }

    private static int page(URI emulator) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(emulator.resolve("/")).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
