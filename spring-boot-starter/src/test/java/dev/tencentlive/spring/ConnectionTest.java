package dev.tencentlive.spring;

import static dev.tencentlive.testkit.LiveAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageListener;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.SendOutcome;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.testkit.LiveEmulatorTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How senders connect, by property: proxies and threads, each for all clients or for one. */
@LiveEmulatorTest
final class ConnectionTest {

    private static final LiveMessage ROSE = LiveMessage.of("room1", "gift", "rose");

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
    void proxyOfOneClientIsForThatClientOnly(LiveEmulator emulator) throws Exception {
        try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
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
                        assertThat(emulator).room("room1").hasMessages(1);
                    });

            assertThat(asked.get(10, TimeUnit.SECONDS)).startsWith("CONNECT adminapiger.im.qcloud.com:443 ");
        }
    }

    @Test
    void exchangesRunOnVirtualThreadsWhereThereAreAny(LiveEmulator emulator) {
        assertThat(threadsOfAsynchronousSends(emulator, "spring.threads.virtual.enabled=true"))
                .allMatch(thread ->
                        thread.startsWith("VirtualThread[") == Runtime.version().feature() >= 21);
    }

    @Test
    void exchangesRunOnPlatformThreadsUnlessBootIsTold(LiveEmulator emulator) {
        assertThat(threadsOfAsynchronousSends(emulator, "spring.threads.virtual.enabled=false"))
                .noneMatch(thread -> thread.startsWith("VirtualThread["));
    }

    private static List<String> threadsOfAsynchronousSends(LiveEmulator emulator, String property) {
        List<String> threads = new CopyOnWriteArrayList<>();
        Contexts.on(emulator)
                .withPropertyValues(property, "tencent.live.clients.eu.max-message-bytes=5000")
                .withBean(LiveMessageListener.class, () -> noting(threads))
                .run(context -> {
                    LiveMessageSenders senders = context.getBean(LiveMessageSenders.class);
                    senders.get().sendAsync(ROSE).get(10, TimeUnit.SECONDS);
                    senders.get("eu").sendAsync(ROSE).get(10, TimeUnit.SECONDS);
                });
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
