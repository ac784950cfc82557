package dev.tencentlive.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageListener;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.Rejected;
import dev.tencentlive.SendOutcome;
import dev.tencentlive.emulator.LiveEmulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** How senders connect, by property: certificates, proxies and threads, each for all clients or for one. */
final class ConnectionTest {

    private static final LiveMessage ROSE = LiveMessage.of("room1", "gift", "rose");

    @Test
    void sslBundleIsTrustedInPlaceOfTheCertificatesOfTheJvm() {
        try (LiveEmulator emulator = LiveEmulator.builder().tlsForTests().start()) {
            bundled(emulator)
                    .withPropertyValues("tencent.live.ssl.bundle=emulator")
                    .run(context -> {
                        context.getBean(LiveMessageSender.class).send(ROSE);

                        assertThat(emulator.messages("room1")).hasSize(1);
                    });
        }
    }

    @Test
    void sslBundleOfOneClientIsForThatClientOnly() {
        try (LiveEmulator emulator = LiveEmulator.builder().tlsForTests().start()) {
            bundled(emulator)
                    .withPropertyValues("tencent.live.clients.eu.ssl.bundle=emulator")
                    .run(context -> {
                        LiveMessageSenders senders = context.getBean(LiveMessageSenders.class);
                        senders.get("eu").send(ROSE);

                        assertThat(senders.get().trySend(ROSE))
                                .isInstanceOfSatisfying(
                                        Rejected.class,
                                        no -> assertThat(no.where()).isEqualTo(Rejected.Where.UNSENT));
                        assertThat(emulator.messages("room1")).hasSize(1);
                    });
        }
    }

    @Test
    void unknownSslBundleEndsTheStart() {
        Contexts.configured()
                .withPropertyValues("tencent.live.ssl.bundle=absent")
                .run(context ->
                        assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("absent"));
    }

    @Test
    void proxyIsAskedToConnect() throws Exception {
        try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> asked = CompletableFuture.supplyAsync(() -> refuseOne(proxy));
            Contexts.configured()
                    .withPropertyValues(
                            "tencent.live.proxy.host=127.0.0.1",
                            "tencent.live.proxy.port=" + proxy.getLocalPort(),
                            "tencent.live.retry.max-attempts=1")
                    .run(context -> assertThat(context.getBean(LiveMessageSender.class)
                                    .trySend(ROSE)
                                    .state())
                            .isNotEqualTo(SendOutcome.State.ACCEPTED));

            assertThat(asked.get(10, TimeUnit.SECONDS)).startsWith("CONNECT adminapisgp.im.qcloud.com:443 ");
        }
    }

    @Test
    void proxyOfOneClientIsForThatClientOnly() throws Exception {
        try (LiveEmulator emulator = LiveEmulator.start();
                ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> asked = CompletableFuture.supplyAsync(() -> refuseOne(proxy));
            Contexts.on(emulator)
                    .withPropertyValues(
                            "tencent.live.clients.eu.region=frankfurt",
                            "tencent.live.clients.eu.proxy.host=127.0.0.1",
                            "tencent.live.clients.eu.proxy.port=" + proxy.getLocalPort(),
                            "tencent.live.clients.eu.retry.max-attempts=1")
                    .run(context -> {
                        LiveMessageSenders senders = context.getBean(LiveMessageSenders.class);
                        senders.get().send(ROSE);

                        assertThat(senders.get("eu").trySend(ROSE).state()).isNotEqualTo(SendOutcome.State.ACCEPTED);
                        assertThat(emulator.messages("room1")).hasSize(1);
                    });

            assertThat(asked.get(10, TimeUnit.SECONDS)).startsWith("CONNECT adminapiger.im.qcloud.com:443 ");
        }
    }

    @Test
    void exchangesRunOnVirtualThreadsWhereThereAreAny() {
        assertThat(threadsOfAsynchronousSends("spring.threads.virtual.enabled=true"))
                .allMatch(thread ->
                        thread.startsWith("VirtualThread[") == Runtime.version().feature() >= 21);
    }

    @Test
    void exchangesRunOnPlatformThreadsUnlessBootIsTold() {
        assertThat(threadsOfAsynchronousSends("spring.threads.virtual.enabled=false"))
                .noneMatch(thread -> thread.startsWith("VirtualThread["));
    }

    private static List<String> threadsOfAsynchronousSends(String property) {
        List<String> threads = new CopyOnWriteArrayList<>();
        try (LiveEmulator emulator = LiveEmulator.start()) {
            Contexts.on(emulator)
                    .withPropertyValues(property, "tencent.live.clients.eu.max-message-bytes=5000")
                    .withBean(LiveMessageListener.class, () -> noting(threads))
                    .run(context -> {
                        LiveMessageSenders senders = context.getBean(LiveMessageSenders.class);
                        senders.get().sendAsync(ROSE).get(10, TimeUnit.SECONDS);
                        senders.get("eu").sendAsync(ROSE).get(10, TimeUnit.SECONDS);
                    });
        }
        assertThat(threads).hasSize(2);
        return threads;
    }

    private static LiveMessageListener noting(List<String> threads) {
        return new LiveMessageListener() {
            @Override
            public void onOutcome(Sending sending, SendOutcome outcome, Duration duration) {
                threads.add(Thread.currentThread().toString());
            }
        };
    }

    private static ApplicationContextRunner bundled(LiveEmulator emulator) {
        return Contexts.on(emulator)
                .withPropertyValues(
                        "tencent.live.clients.eu.max-message-bytes=5000",
                        "tencent.live.retry.max-attempts=1",
                        "spring.ssl.bundle.pem.emulator.truststore.certificate=" + certificate(emulator));
    }

    /** As PEM, the way an operator is given it. */
    private static String certificate(LiveEmulator emulator) {
        try (SSLSocket socket = (SSLSocket) LiveEmulator.trustedForTests()
                .getSocketFactory()
                .createSocket(emulator.endpoint().getHost(), emulator.endpoint().getPort())) {
            byte[] certificate = socket.getSession().getPeerCertificates()[0].getEncoded();
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder().encodeToString(certificate)
                    + "\n-----END CERTIFICATE-----\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String refuseOne(ServerSocket proxy) {
        try (Socket client = proxy.accept()) {
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            String first = String.valueOf(reader.readLine());
            client.getOutputStream()
                    .write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return first;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
