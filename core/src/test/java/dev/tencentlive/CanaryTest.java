package dev.tencentlive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.emulator.LiveEmulatorBuilder;
import dev.tencentlive.emulator.Script;
import dev.tencentlive.usersig.SigningKey;
import dev.tencentlive.usersig.UserSig;
import dev.tencentlive.usersig.UserSigProvider;
import dev.tencentlive.usersig.UserSigSigner;
import java.io.IOException;
import java.lang.System.Logger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Neither key nor UserSig nor payload shows in any text, whatever fails. */
final class CanaryTest {

    private static final String PAYLOAD = "canary-in-the-payload-".repeat(3);
    private static final LiveMessage MESSAGE = LiveMessage.of("room1", "gift", PAYLOAD);

    private final SecretSearch search = new SecretSearch();
    private final SenderFixture fixture = new SenderFixture();
    private final LiveEmulator emulator = fixture.emulator();
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();

    @AfterEach
    void close() {
        fixture.close();
        search.close();
    }

    // The search finds what is there.

    @ParameterizedTest
    @ValueSource(strings = {"log", "warning", "error stream", "thread name", "text", "cause", "suppressed", "outcome"})
    void plantedLeakIsFound(String sink) throws Exception {
        String secret = "planted-" + sink + "-" + "0123456789abcdef".repeat(4);

        plant(sink, secret);

        assertThat(search.leaks(List.of(secret))).isNotEmpty();
    }

    private void plant(String sink, String secret) throws InterruptedException {
        Logger log = System.getLogger("dev.tencentlive");
        switch (sink) {
            case "log" -> log.log(Logger.Level.TRACE, "with {0}", secret);
            case "warning" -> log.log(Logger.Level.WARNING, "failed", new IllegalStateException(secret));
            case "error stream" -> System.err.print(secret);
            case "text" -> search.look("text", List.of(secret));
            case "cause" -> search.look("x", new IllegalStateException(new IOException(secret)));
            case "suppressed" -> {
                IllegalStateException failure = new IllegalStateException();
                failure.addSuppressed(new IOException(secret));
                search.look("x", failure);
            }
            case "outcome" ->
                search.look(
                        "x", new Unknown(1, ErrorKind.NETWORK, null, null, null, "nothing", new IOException(secret)));
            default -> {
                Thread thread = new Thread(search::lookAtThreadNames, secret);
                thread.start();
                thread.join();
            }
        }
    }

    // Nothing else is.

    @Test
    void noFaultOfTheServiceShowsASecret() {
        FaultTableTest.faults().filter(fault -> !fault.stalls()).forEach(this::strike);
        noLeaks();
    }

    @Test
    void noTimeoutShowsASecret() {
        fixture.set("attempt-timeout", "200ms").set("retry.max-attempts", "1");
        FaultTableTest.faults().filter(FaultTableTest.Fault::stalls).forEach(this::strike);
        noLeaks();
    }

    private void strike(FaultTableTest.Fault fault) {
        LiveMessageSender sender = watched(fixture.builder());
        fault.script().accept(emulator.next(1));
        sendAllWays(sender, MESSAGE);
        fault.script().accept(emulator.always());
        sendAllWays(sender, MESSAGE.repeatable());
        emulator.clearScripts();
    }

    @ParameterizedTest
    @ValueSource(ints = {100601, 100001, 70003, 70009, 60010, 12345})
    void codesOfTheServiceShowNoSecret(int code) {
        emulator.always().answer(code);
        sendAllWays(watched(fixture.builder()), MESSAGE);
        noLeaks();
    }

    /** Machines in between, and perhaps the service, quote what they were sent. */
    @Test
    void answersThatQuoteTheRequestShowNoSecret() {
        UserSigProvider provider = UserSigProvider.caching(
                UserSigSigner.of(emulator.sdkAppId(), () -> SigningKey.of(emulator.secretKey()), Clock.systemUTC()),
                emulator.administrator(),
                Duration.ofDays(1),
                Clock.systemUTC());
        String quoted = "https://elsewhere.example/v4?usersig=" + provider.get().value() + "&random=1";
        Stream.<Consumer<Script>>of(
                        next -> next.answer(100601, "refused: " + quoted),
                        next -> next.answer(100001, "failed: " + quoted),
                        next -> next.answer(70003, "refused: " + quoted),
                        next -> next.drop(quoted),
                        next -> next.status(302, quoted, Map.of("Location", quoted)),
                        next -> next.status(404, "<html>" + quoted),
                        next -> next.status(502, "<html>" + quoted, Map.of("X-Request", quoted, "Retry-After", quoted)),
                        next -> next.reply(quoted),
                        next -> next.reply("{\"ErrorCode\":\"" + quoted + "\",\"ActionStatus\":\"OK\"}"),
                        next -> next.reply("{\"ErrorCode\":0,\"ActionStatus\":\"" + quoted + "\"}"),
                        next -> next.reply(
                                "{\"ErrorCode\":0,\"ActionStatus\":\"OK\",\"RequestId\":\"" + quoted + "\"}"),
                        next -> next.bytes("HTTP/1.1 " + quoted + "\r\n\r\n"),
                        next -> next.bytes("HTTP/1.1 200 OK\r\nContent-Length: " + quoted + "\r\n\r\n"),
                        next -> next.bytes("HTTP/1.1 200 OK\r\n" + quoted + "\r\n\r\n"))
                .forEach(script -> {
                    script.accept(emulator.always());
                    sendAllWays(watched(fixture.builder().userSig(provider)), MESSAGE);
                    emulator.clearScripts();
                });
        noLeaks();
    }

    @Test
    void failuresToConnectShowNoSecret() {
        LiveMessageSender refused = watched(fixture.builder());
        LiveMessageSender proxied = watched(LiveMessageSender.builder(fixture.settings())
                .limiter(SendLimiter.NONE)
                .proxy(ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), emulator.port()))));
        emulator.close();
        sendAllWays(refused, MESSAGE);
        sendAllWays(proxied, MESSAGE.within(Duration.ofSeconds(4)));
        noLeaks();
    }

    @Test
    void untrustedCertificateShowsNoSecret() {
        try (SenderFixture encrypted = new SenderFixture(LiveEmulatorBuilder::tlsForTests)) {
            sendAllWays(watched(encrypted.builder()), MESSAGE);
        }
        noLeaks();
    }

    @Test
    void cancelledAndInterruptedSendsShowNoSecret() {
        emulator.always().actAndDelay(Duration.ofSeconds(5));
        LiveMessageSender sender = watched(fixture.builder());
        CompletableFuture<SendOutcome> future = sender.sendAsync(MESSAGE);
        future.cancel(true);
        search.look("cancelled future", future);
        Thread.currentThread().interrupt();
        search.look("interrupted", sender.trySend(MESSAGE));
        assertThat(Thread.interrupted()).isTrue();
        noLeaks();
    }

    @Test
    void failingPartsOfTheApplicationShowNoSecret() {
        List<LiveMessageSender> senders = List.of(
                watched(fixture.builder().secretKey(() -> {
                    throw new IllegalStateException("the vault is closed");
                })),
                watched(fixture.builder().limiter((id, room, wait) -> {
                    throw new IllegalStateException("the cluster is gone");
                })),
                watched(fixture.builder().payloadWriter(payload -> {
                    throw new IOException("no such property");
                })),
                watched(fixture.builder().listener(new Thrower())));
        senders.forEach(sender -> {
            sendAllWays(sender, MESSAGE);
            sendAllWays(sender, LiveMessage.of("room1", "gift", List.of(PAYLOAD)));
        });
        assertThat(search.hasSeen("A LiveMessageListener")).isTrue();
        noLeaks();
    }

    /** What a transport of the application's own throws may hold anything. */
    @Test
    void failuresOfATransportThatQuotesTheRequestAreWithheld() {
        LiveTransport quoting = request -> {
            IOException deep = new IOException("POST " + request.uri());
            IllegalStateException failure = new IllegalStateException("failed");
            failure.addSuppressed(new IOException(deep));
            return ended(new LiveTransport.Failure(true, false, failure));
        };
        LiveTransport throwing = request -> {
            throw new IllegalStateException("POST " + request.uri());
        };
        LiveTransport throwingLate = request -> new LiveTransport.Exchange() {
            @Override
            public CompletableFuture<LiveTransport.Result> result() {
                throw new IllegalStateException("POST " + request.uri());
            }

            @Override
            public void abort() {
                throw new IllegalStateException("POST " + request.uri());
            }
        };
        Stream.of(quoting, throwing, throwingLate).forEach(transport -> {
            sendAllWays(watched(fixture.builder(), transport), MESSAGE);
        });
        noLeaks();
    }

    @Test
    void closedSenderShowsNoSecret() {
        LiveMessageSender sender = watched(fixture.builder());
        sender.close();
        sendAllWays(sender, MESSAGE);
        noLeaks();
    }

    @Test
    void objectsShowNoSecretWhenTheyArePrinted() {
        LiveSettings settings = fixture.settings();
        UserSig userSig = UserSigSigner.of(
                        settings.sdkAppId(), () -> SigningKey.of(emulator.secretKey()), Clock.systemUTC())
                .sign("administrator", Duration.ofDays(1));
        secrets.add(userSig.value());
        SendRequest request =
                new SendRequest(settings.endpoint(), settings.sdkAppId(), "administrator", 1, PAYLOAD.getBytes(UTF_8));
        LiveTransport.Request signed = request.signedWith(userSig, Duration.ofSeconds(1));
        LiveTransport transport = fixture.transport();
        LiveTransport.Exchange exchange = transport.start(signed);

        Stream.of(
                        settings,
                        settings.secretKey(),
                        userSig,
                        request,
                        signed,
                        transport,
                        exchange,
                        exchange.result(),
                        exchange.result().join(),
                        MESSAGE,
                        fixture.builder(),
                        fixture.sender(),
                        fixture.sender().sendAsync(MESSAGE),
                        LiveMessageSenders.create(settings),
                        LiveSettings.described())
                .forEach(object -> search.look("printed", object));
        noLeaks();
    }

    private void sendAllWays(LiveMessageSender sender, LiveMessage message) {
        search.look("outcome", sender.trySend(message));
        CompletableFuture<SendOutcome> future = sender.sendAsync(message);
        search.lookAtThreadNames();
        search.look("outcome", future.join());
        search.look("future", future);
        search.look("sender", sender);
    }

    private LiveMessageSender watched(LiveMessageSenderBuilder builder) {
        return watched(builder, fixture.transport());
    }

    /** A sender whose listener looks at everything, and whose signatures are known. */
    private LiveMessageSender watched(LiveMessageSenderBuilder builder, LiveTransport transport) {
        return fixture.closed(builder.listener(new Watcher())
                .transport(request -> {
                    secrets.add(request.uri().getRawQuery().replaceAll(".*usersig=([^&]*).*", "$1"));
                    return transport.start(request);
                })
                .build());
    }

    private void noLeaks() {
        secrets.add(emulator.secretKey());
        secrets.add(PAYLOAD);
        assertThat(search.leaks(secrets)).isEmpty();
    }

    private static LiveTransport.Exchange ended(LiveTransport.Result result) {
        return new LiveTransport.Exchange() {
            @Override
            public CompletableFuture<LiveTransport.Result> result() {
                return CompletableFuture.completedFuture(result);
            }

            @Override
            public void abort() {}
        };
    }

    private final class Watcher implements LiveMessageListener {

        @Override
        public void onStart(Sending sending) {
            search.look("onStart", sending);
            search.look("onStart", sending.message());
            search.look("onStart", sending.client());
        }

        @Override
        public void onAttempt(Sending sending, Attempt attempt) {
            search.look("onAttempt", attempt);
        }

        @Override
        public void onOutcome(Sending sending, SendOutcome outcome, Duration duration) {
            search.look("onOutcome", outcome);
            search.look("onOutcome", sending);
        }
    }

    private static final class Thrower implements LiveMessageListener {

        @Override
        public void onOutcome(Sending sending, SendOutcome outcome, Duration duration) {
            throw new IllegalStateException("the listener failed");
        }
    }
}
