package dev.tencentlive.quarkus.deployment;

import static dev.tencentlive.quarkus.deployment.StartTest.texts;
import static dev.tencentlive.quarkus.deployment.StartTest.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.Rejected;
import dev.tencentlive.SendOutcome;
import dev.tencentlive.SendReceipt;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.emulator.LiveEmulatorBuilder;
import dev.tencentlive.testkit.LiveEmulatorTest;
import io.quarkus.arc.Unremovable;
import io.quarkus.credentials.CredentialsProvider;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.BaseTlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates, proxy and key from where Quarkus keeps them. */
@LiveEmulatorTest
final class ConnectionTest {

    private static final LiveMessage ROSE = LiveMessage.of("room1", "gift", "rose");

    private static Application.@Nullable Built built;

    @BeforeAll
    static void build() throws Exception {
        built = Application.of(InjectedClients.class, Vault.class);
    }

    @AfterAll
    static void forget() {
        Objects.requireNonNull(built).close();
    }

    @Test
    void namesThatAreNotFoundEndTheStartAllAtOnceEachUnderItsKey(LiveEmulator emulator) {
        assertThat(failure(
                        emulator,
                        Map.of(
                                "tencent.live.tls-configuration-name", "nowhere",
                                "tencent.live.clients.eu.tls-configuration-name", "neither",
                                "tencent.live.clients.eu.proxy-configuration-name", "nowhere",
                                "tencent.live.credentials-provider", "live",
                                "tencent.live.credentials-provider-name", "nobody")))
                .startsWith("Tencent Live messaging is set up wrongly (4 problems):\n")
                .contains(
                        "\n  - tencent.live.tls-configuration-name: nowhere, must name a TLS configuration, which"
                                + " quarkus.tls.<name>.* sets up\n",
                        "\n  - tencent.live.clients.eu.tls-configuration-name: neither, must name a TLS configuration,"
                                + " which quarkus.tls.<name>.* sets up\n",
                        "\n  - tencent.live.clients.eu.proxy-configuration-name: nowhere, must name a proxy"
                                + " configuration, which quarkus.proxy.<name>.* sets up, or be none\n",
                        "\n  - tencent.live.credentials-provider-name: nobody, must be the name of a"
                                + " CredentialsProvider bean\n");
    }

    @Test
    void nameThatIsNotFoundIsListedWithTheWrongValues(LiveEmulator emulator) {
        assertThat(failure(
                        emulator,
                        Map.of(
                                "tencent.live.retry.max-attempts", "99",
                                "tencent.live.events.enabled", "maybe",
                                "tencent.live.tls-configuration-name", "nowhere")))
                .isEqualTo("""
                        Tencent Live messaging is set up wrongly (3 problems):
                          - tencent.live.retry.max-attempts: 99, must be 1 to 10
                          - tencent.live.events.enabled: maybe, must be true or false
                          - tencent.live.tls-configuration-name: nowhere, must name a TLS configuration, which \
                        quarkus.tls.<name>.* sets up
                        """);
    }

    @Test
    void wrongValueOfEventsEndsTheStart(LiveEmulator emulator) {
        assertThat(failure(emulator, Map.of("tencent.live.events.enabled", "yes")))
                .isEqualTo("""
                        Tencent Live messaging is set up wrongly (1 problem):
                          - tencent.live.events.enabled: yes, must be true or false
                        """);
    }

    @Test
    void proxyThatAsksForAPasswordIsRefused(LiveEmulator emulator) {
        assertThat(failure(
                        emulator,
                        Map.of(
                                "quarkus.proxy.office.host", "127.0.0.1",
                                "quarkus.proxy.office.port", "3128",
                                "quarkus.proxy.office.username", "ann",
                                "quarkus.proxy.office.password", "secret",
                                "tencent.live.proxy-configuration-name", "office")))
                .isEqualTo("""
                        Tencent Live messaging is set up wrongly (1 problem):
                          - tencent.live.proxy-configuration-name: office, must name a proxy without \
                        quarkus.proxy.<name>.username, since the built-in transport gives a proxy no credentials; \
                        leave this key out, and bring a LiveTransport that does
                        """);
    }

    @Test
    void nameThatTheCredentialsProviderDoesNotKnowIsNamedWithItsKey(LiveEmulator emulator) throws Exception {
        Map<String, String> unknown = Map.of("tencent.live.clients.eu.credentials-provider", "unknown");

        assertThat(send(with(settings(emulator), unknown), "eu"))
                .asInstanceOf(type(Rejected.class))
                .extracting(rejected -> texts(Objects.requireNonNull(rejected.cause())))
                .asString()
                .contains("tencent.live.clients.eu.credentials-provider: unknown, must be a name for which the"
                        + " CredentialsProvider gives a password");
    }

    @Test
    void ofSeveralCredentialsProvidersTheOneThatIsNamedIsAsked(LiveEmulator emulator) throws Exception {
        Map<String, String> properties =
                with(settings(emulator), Map.of("tencent.live.credentials-provider", "second"));
        properties.remove("tencent.live.secret-key");
        Map<String, String> named = Map.of("tencent.live.credentials-provider-name", "other-vault");
        try (Application.Built several = Application.of(InjectedClients.class, Vault.class, OtherVault.class)) {
            assertThat(texts(catchThrowable(() -> several.start(properties).close())))
                    .contains(
                            "tencent.live.credentials-provider: second, must be asked of one CredentialsProvider, and the"
                                    + " application has several; name one by tencent.live.credentials-provider-name");
            try (Application application = several.start(with(properties, named))) {
                assertThat(application.bean(Clients.class).sender().trySend(ROSE))
                        .isInstanceOf(SendReceipt.class);
            }
        }
    }

    @Test
    void tlsConfigurationThatTheApplicationRegistersWhenItStartsIsFound(LiveEmulator emulator) throws Exception {
        Map<String, String> properties =
                with(settings(emulator), Map.of("tencent.live.tls-configuration-name", "registered"));
        try (Application application = Application.start(properties, InjectedClients.class, Registering.class)) {
            assertThat(application.bean(Clients.class).sender().trySend(ROSE)).isInstanceOf(SendReceipt.class);
        }
    }

    /** As with a configuration that only production has. */
    @Test
    void namesAreNotLookedUpWhereTheEmulatorOfDevelopmentTakesTheMessages() throws Exception {
        Map<String, String> properties = Map.of("tencent.live.tls-configuration-name", "nowhere");

        assertThat(send(properties, "default")).isInstanceOf(SendReceipt.class);
    }

    private static String failure(LiveEmulator emulator, Map<String, String> properties) {
        Throwable failure = catchThrowable(() -> Objects.requireNonNull(built)
                .start(with(settings(emulator), properties))
                .close());
        return texts(failure).replaceFirst("(?s)^.*?(?=Tencent Live messaging)", "");
    }

    @Test
    void keyComesFromTheCredentialsProvider(LiveEmulator emulator) throws Exception {
        Map<String, String> properties = with(settings(emulator), Map.of("tencent.live.credentials-provider", "live"));
        properties.remove("tencent.live.secret-key");

        assertThat(send(properties, "default")).isInstanceOf(SendReceipt.class);
        assertThat(send(with(properties, Map.of("tencent.live.clients.eu.identifier", "administrator")), "eu"))
                .isInstanceOf(SendReceipt.class);
    }

    @Test
    void credentialsProviderOfOneClientWaivesNoOtherKey(LiveEmulator emulator) {
        Map<String, String> properties =
                with(settings(emulator), Map.of("tencent.live.clients.eu.credentials-provider", "live"));
        properties.remove("tencent.live.secret-key");

        assertThat(texts(catchThrowable(() -> send(properties, "eu"))))
                .contains("(1 problem)")
                .contains("tencent.live.secret-key: not set; the key that signs UserSig is SecretKey");
    }

    @Test
    void credentialsProviderForAllWaivesNoKeyOfAnotherApplication(LiveEmulator emulator) {
        Map<String, String> properties = with(
                settings(emulator),
                Map.of(
                        "tencent.live.credentials-provider", "live",
                        "tencent.live.clients.eu.sdk-app-id", "1400000001"));
        properties.remove("tencent.live.secret-key");

        assertThat(texts(catchThrowable(() -> send(properties, "default"))))
                .contains("(1 problem)")
                .contains("tencent.live.clients.eu.secret-key: not set; the key that signs UserSig is SecretKey");
    }

    /** Plain HTTP never goes through a proxy, which would read the UserSig. */
    @Nested
    @LiveEmulatorTest(tls = true)
    final class OverHttps {

        @Test
        void certificatesOfTheTlsRegistryAreTrusted(LiveEmulator emulator, @TempDir Path directory) throws Exception {
            Path trusted = directory.resolve("trusted.p12");
            try (InputStream store = LiveEmulator.class.getResourceAsStream("localhost-for-tests.p12")) {
                Files.write(trusted, Objects.requireNonNull(store).readAllBytes());
            }
            Map<String, String> registry = Map.of(
                    "quarkus.tls.live.trust-store.p12.path",
                    trusted.toString(),
                    "quarkus.tls.live.trust-store.p12.password",
                    "for-tests-only");

            assertThat(send(with(settings(emulator), registry), "default")).isNotInstanceOf(SendReceipt.class);
            assertThat(send(
                            with(
                                    with(settings(emulator), registry),
                                    Map.of("tencent.live.tls-configuration-name", "live")),
                            "default"))
                    .isInstanceOf(SendReceipt.class);
        }

        @Test
        void clientThatNamesNoneGoesPastTheProxyOfTheOthers(LiveEmulator emulator) throws Exception {
            try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                CompletableFuture<String> asked = CompletableFuture.supplyAsync(() -> firstLine(proxy));
                Map<String, String> properties = with(
                        settings(emulator),
                        Map.of(
                                "quarkus.proxy.office.host", "127.0.0.1",
                                "quarkus.proxy.office.port", Integer.toString(proxy.getLocalPort()),
                                "tencent.live.proxy-configuration-name", "office",
                                "tencent.live.clients.eu.proxy-configuration-name", "none"));

                assertThat(send(properties, "eu")).isNotInstanceOf(SendReceipt.class);
                assertThat(asked).isNotDone();
                assertThat(send(properties, "default")).isNotInstanceOf(SendReceipt.class);
                assertThat(asked.join()).startsWith("CONNECT 127.0.0.1:" + emulator.port());
            }
        }

        @Test
        void proxyOfTheProxyRegistryIsAskedByTheClientThatNamesIt(LiveEmulator emulator) throws Exception {
            try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                CompletableFuture<String> asked = CompletableFuture.supplyAsync(() -> firstLine(proxy));
                Map<String, String> properties = with(
                        settings(emulator),
                        Map.of(
                                "quarkus.proxy.office.host", "127.0.0.1",
                                "quarkus.proxy.office.port", Integer.toString(proxy.getLocalPort()),
                                "tencent.live.clients.eu.proxy-configuration-name", "office"));

                assertThat(send(properties, "eu")).isNotInstanceOf(SendReceipt.class);
                assertThat(asked.join()).startsWith("CONNECT 127.0.0.1:" + emulator.port());
            }
        }
    }

    /** Registers what no property sets up. */
    @Singleton
    public static final class Registering {

        void register(@Observes StartupEvent started, TlsConfigurationRegistry registry) {
            registry.register("registered", new BaseTlsConfiguration() {
                @Override
                public SSLContext createSSLContext() throws NoSuchAlgorithmException {
                    return SSLContext.getDefault();
                }
            });
        }
    }

    /** Knows another. */
    @Singleton
    @Named("other-vault")
    @Unremovable
    public static final class OtherVault implements CredentialsProvider {

        @Override
        public Map<String, String> getCredentials(String name) {
            return name.equals("second") ? Map.of("password", LiveEmulatorBuilder.DEFAULT_SECRET_KEY) : Map.of();
        }
    }

    /** Knows one key. */
    @Singleton
    @Unremovable
    public static final class Vault implements CredentialsProvider {

        @Override
        public Map<String, String> getCredentials(String name) {
            return name.equals("live") ? Map.of("password", LiveEmulatorBuilder.DEFAULT_SECRET_KEY) : Map.of();
        }
    }

    private static SendOutcome send(Map<String, String> properties, String client) throws Exception {
        try (Application application = Objects.requireNonNull(built).start(properties)) {
            Clients clients = application.bean(Clients.class);
            return (client.equals("default") ? clients.sender() : clients.sender(client)).trySend(ROSE);
        }
    }

    private static Map<String, String> settings(LiveEmulator emulator) {
        return with(Application.sendingTo(emulator), Map.of("tencent.live.retry.max-attempts", "1"));
    }

    private static String firstLine(ServerSocket proxy) {
        try (Socket socket = proxy.accept();
                OutputStream out = socket.getOutputStream()) {
            byte[] start = socket.getInputStream().readNBytes(32);
            out.write("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            return new String(start, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            return "nothing: " + e;
        }
    }
}
