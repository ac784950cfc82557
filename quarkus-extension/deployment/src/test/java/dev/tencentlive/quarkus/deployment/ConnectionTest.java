package dev.tencentlive.quarkus.deployment;

import static dev.tencentlive.quarkus.deployment.StartTest.texts;
import static dev.tencentlive.quarkus.deployment.StartTest.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.SendOutcome;
import dev.tencentlive.SendReceipt;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.emulator.LiveEmulatorBuilder;
import dev.tencentlive.testkit.LiveEmulatorTest;
import io.quarkus.arc.Unremovable;
import io.quarkus.credentials.CredentialsProvider;
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
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
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
    void tlsConfigurationThatIsNotThereIsNamed(LiveEmulator emulator) {
        Throwable failure = catchThrowable(() ->
                send(with(settings(emulator), Map.of("tencent.live.tls-configuration-name", "nowhere")), "default"));

        assertThat(texts(failure)).contains("nowhere");
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
