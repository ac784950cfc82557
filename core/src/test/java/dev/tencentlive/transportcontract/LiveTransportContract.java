package dev.tencentlive.transportcontract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tencentlive.LiveTransport;
import dev.tencentlive.LiveTransport.Exchange;
import dev.tencentlive.LiveTransport.Failure;
import dev.tencentlive.LiveTransport.Reply;
import dev.tencentlive.LiveTransport.Request;
import dev.tencentlive.LiveTransport.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The contract of {@link LiveTransport}, to be implemented by the test class of a transport.
 *
 * <pre>{@code
 * final class MyTransportTest implements LiveTransportContract {
 *     @Override
 *     public LiveTransport transport(Wiring wiring) {
 *         return new MyTransport(wiring.connectTimeout(), wiring.connectionReuse(), wiring.sslContext(), wiring.proxy());
 *     }
 * }
 * }</pre>
 *
 * <p>Of every exchange it asks that it ends no more than two seconds after its timeout, that no more requests arrive than
 * were sent, that nothing arrived which is said never to have left, and that no text shows the UserSig.
 */
public interface LiveTransportContract {

    /** A connection that was given up in the middle ends with the time of its reuse at the latest. */
    Wiring REUSING_BRIEFLY = Wiring.USUAL.reusingWithin(Duration.ofSeconds(1));

    /**
     * Makes the transport under test.
     *
     * @param wiring how
     * @return a new one; closed by the test
     */
    LiveTransport transport(Wiring wiring);

    /**
     * Whether a connection that the peer floods ends when the exchange does, or with the time of its reuse.
     *
     * @return false for a client that leaves such a connection to its peer
     */
    default boolean endsFloodedConnections() {
        return true;
    }

    /** Says how late the latest end of an exchange was. */
    @AfterAll
    static void printTheWorst() {
        System.out.println("Transport contract: the latest end of an exchange came "
                + Duration.ofNanos(Trial.WORST.get()).toMillis() + " ms after its timeout");
    }

    // What should happen.

    @Test
    default void wholeReplyArrivesAsItIs() throws Exception {
        try (Trial trial = Trial.plain(this, peer -> {
            peer.request();
            peer.send("HTTP/1.1 200 OK\r\nDate: Mon, 16 Jun 2025 11:48:57 GMT\r\nContent-Length: 3\r\n\r\n\u00ff{}");
            peer.untilTheClientCloses();
        })) {
            Reply reply = whole(trial.exchange());
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).containsExactly(0xff, '{', '}');
            assertThat(reply.header("date")).hasValue("Mon, 16 Jun 2025 11:48:57 GMT");
            assertThat(reply.header("DATE")).hasValue("Mon, 16 Jun 2025 11:48:57 GMT");
            assertThat(reply.header("Absent")).isEmpty();
        }
    }

    @Test
    default void requestIsAPostOfJsonWithExactlyThisPathAndBody() throws Exception {
        try (Trial trial = Trial.plain(this, LiveTransportContract::answerAll)) {
            Request request = Trial.request(
                    URI.create(trial.server().base() + "/p%20a?identifier=a%26b%2Bc*~-_&usersig=&x"),
                    "{\"玫\":1}",
                    Trial.ENOUGH);
            whole(trial.exchange(request));
            String[] parts = trial.server().requests().get(0).split("\r\n\r\n", 2);
            assertThat(parts[0] + "\r\n")
                    .startsWith("POST /p%20a?identifier=a%26b%2Bc*~-_&usersig=&x/v4/")
                    .containsIgnoringCase("\r\nContent-Type: application/json; charset=utf-8\r\n")
                    .doesNotContainIgnoringCase("\r\nCookie:")
                    .doesNotContainIgnoringCase("\r\nExpect:")
                    .doesNotContainIgnoringCase("\r\nUpgrade:");
            assertThat(new String(parts[1].getBytes(ISO_8859_1), UTF_8)).isEqualTo("{\"玫\":1}");
        }
    }

    @Test
    default void connectionIsUsedAgain() throws Exception {
        try (Trial trial = Trial.plain(this, LiveTransportContract::answerAll)) {
            for (int i = 0; i < 5; i++) {
                whole(trial.exchange());
            }
            assertThat(trial.server().connections()).isEqualTo(1);
            assertThat(trial.server().requests()).hasSize(5);
        }
    }

    @Test
    default void connectionThatWasIdleForTooLongIsNotUsedAgain() throws Exception {
        Wiring wiring = Wiring.USUAL.reusingWithin(Duration.ofMillis(50));
        try (Trial trial = Trial.plain(this, wiring, LiveTransportContract::answerAll)) {
            whole(trial.exchange());
            await().pollDelay(Duration.ofMillis(100)).until(() -> true);
            whole(trial.exchange());
            assertThat(trial.server().connections()).isEqualTo(2);
        }
    }

    @Test
    default void manyExchangesAtOnceEachGetTheirOwnReply() throws Exception {
        try (Trial trial = Trial.plain(this, peer -> {
            while (true) {
                String request = peer.request();
                peer.reply(request.substring(request.indexOf("\r\n\r\n") + 4));
            }
        })) {
            List<Exchange> exchanges = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                exchanges.add(
                        trial.transport().start(Trial.request(trial.server().base(), "body " + i, Trial.ENOUGH)));
            }
            for (int i = 0; i < 50; i++) {
                assertThat(whole(exchanges.get(i).result().get()).body())
                        .asString(UTF_8)
                        .isEqualTo("body " + i);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 407, 408, 413, 429, 500, 502, 503})
    default void replyOfAnyStatusIsAReplyAndNotRepeated(int status) throws Exception {
        try (Trial trial = Trial.plain(this, peer -> {
            peer.request();
            peer.send("HTTP/1.1 " + status + " Whatever\r\nRetry-After: 0\r\nContent-Length: 2\r\n\r\nno");
            peer.untilTheClientCloses();
        })) {
            Reply reply = whole(trial.exchange());
            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.body()).asString(UTF_8).isEqualTo("no");
            assertThat(trial.server().requests()).hasSize(1);
        }
    }

    // Connecting.

    @Test
    default void refusedConnectionNeverLeftAndMayHeal() throws Exception {
        try (Socket taken = new Socket();
                Trial trial = Trial.plain(this, LiveTransportContract::answerAll)) {
            // Bound and not listening: nobody else can be there.
            taken.bind(new InetSocketAddress(trial.server().address().getAddress(), 0));
            URI base = URI.create("http://127.0.0.1:" + taken.getLocalPort());
            assertUnsent(trial.exchange(Trial.request(base, "{}", Trial.ENOUGH)), true);
        }
    }

    @Test
    default void connectionThatNobodyTakesNeverLeftAndMayHeal() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
                Trial trial = Trial.plain(
                        this, Wiring.USUAL.connectingWithin(Trial.SHORT), LiveTransportContract::answerAll)) {
            List<Socket> queue = fill(full);
            URI base = URI.create("http://127.0.0.1:" + full.getLocalPort());
            assertUnsent(trial.exchange(Trial.request(base, "{}", Duration.ofMillis(800))), true);
            for (Socket socket : queue) {
                socket.close();
            }
        }
    }

    @Test
    default void hostNameThatDoesNotExistNeverLeft() throws Exception {
        try (Trial trial = Trial.plain(this, LiveTransportContract::answerAll)) {
            URI nowhere = URI.create("https://no-such-host.invalid");
            assertUnsent(trial.exchange(Trial.request(nowhere, "{}", Duration.ofMillis(800))), true);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://192.0.2.1", "http://console.tim.qq.com", "http://localhost:9", "ftp://127.0.0.1"})
    default void plainHttpToAnythingButLiteralLoopbackIsRefusedAtOnce(String base) throws Exception {
        try (Trial trial = Trial.plain(this, LiveTransportContract::answerAll)) {
            assertUnsent(trial.exchange(Trial.request(URI.create(base), "{}", Duration.ofMillis(1))), false);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    default void connectionThatEndsAtOnceIsToldTruthfully(boolean reset) throws Exception {
        try (Trial trial = Trial.plain(this, peer -> {
            if (reset) {
                peer.reset();
            }
        })) {
            assertThat(trial.exchange()).isInstanceOf(Failure.class);
            assertThat(trial.server().requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    default void connectionThatEndsAfterTheRequestLeavesItInDoubt(boolean reset) throws Exception {
        try (Trial trial = Trial.plain(this, peer -> {
            peer.request();
            if (reset) {
                peer.reset();
            }
        })) {
            assertInDoubt(trial.exchange());
            assertThat(trial.server().requests()).hasSize(1);
        }
    }

    // Waiting for a reply.

    @Test
    default void serverThatNeverAnswersLeavesItInDoubt() throws Exception {
        try (Trial trial = Trial.plain(this, peer -> {
            peer.request();
            peer.untilTheClientCloses();
        })) {
            assertInDoubt(trial.exchange(Trial.SHORT));
            assertConnectionEnds(trial);
        }
    }

    @Test
    default void serverThatNeverReadsLeavesItInDoubt() throws Exception {
        try (Trial trial = Trial.plain(this, peer -> peer.pause(Duration.ofMinutes(1)))) {
            Request large = Trial.request(trial.server().base(), "x".repeat(1 << 24), Trial.SHORT);
            assertInDoubt(trial.exchange(large));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 2",
                "SSH-2.0-OpenSSH_9.6\r\n",
                "220 mail ESMTP\r\n",
                "\0\0\0\0",
                "{\"ActionStatus\":\"OK\",\"ErrorCode\":0}",
                "HTTP/1.1 two hundred\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 2",
                "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
            })
    default void replyThatIsNoneOrNotWholeIsNotTakenForOne(String text) throws Exception {
        try (Trial trial = Trial.plain(this, peer -> {
            peer.request();
            peer.send(text);
        })) {
            assertInDoubt(trial.exchange());
            assertThat(trial.server().requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n{",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2000\r\n{",
                "HTTP/1.1 200 OK\r\n\r\n{",
            })
    default void replyThatStallsEndsInTime(String beginning) throws Exception {
        try (Trial trial = Trial.plain(this, peer -> {
            peer.request();
            peer.send(beginning);
            peer.untilTheClientCloses();
        })) {
            assertInDoubt(trial.exchange(Trial.SHORT));
            assertConnectionEnds(trial);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"})
    default void replyThatComesByteByByteEndsInTime(String beginning) throws Exception {
        try (Trial trial = Trial.plain(this, peer -> {
            peer.request();
            peer.send(beginning);
            peer.drip("X: " + "x".repeat(500), Duration.ofMillis(20));
        })) {
            assertInDoubt(trial.exchange(Trial.SHORT));
            assertConnectionEnds(trial);
        }
    }

    @Test
    default void slowReplyThatIsWholeInTimeIsAReply() throws Exception {
        String text = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
        try (Trial trial = Trial.plain(this, peer -> {
            peer.request();
            peer.drip(text, Duration.ofMillis(2)).untilTheClientCloses();
        })) {
            assertThat(whole(trial.exchange()).body()).asString(UTF_8).isEqualTo("{}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 102 Processing\r\n\r\n", "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"})
    default void floodOfInterimRepliesEndsInTime(String interim) throws Exception {
        try (Trial trial = Trial.plain(this, REUSING_BRIEFLY, peer -> {
            peer.request();
            peer.forever(interim);
        })) {
            assertInDoubt(trial.exchange(Trial.SHORT));
            if (endsFloodedConnections()) {
                assertConnectionEnds(trial);
            }
        }
    }

    @Test
    default void floodOfHeadersEndsInTime() throws Exception {
        try (Trial trial = Trial.plain(this, REUSING_BRIEFLY, peer -> {
            peer.request();
            peer.send("HTTP/1.1 200 OK\r\n").forever("X-Flood: " + "x".repeat(1000) + "\r\n");
        })) {
            assertInDoubt(trial.exchange(Trial.SHORT));
            if (endsFloodedConnections()) {
                assertConnectionEnds(trial);
            }
        }
    }

    @Test
    default void replyOfHttp10EndsWithItsConnection() throws Exception {
        try (Trial trial = Trial.plain(this, peer -> {
            peer.request();
            peer.send("HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n{\"a\":1}");
        })) {
            Reply reply = whole(trial.exchange());
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).asString(UTF_8).isEqualTo("{\"a\":1}");
        }
    }

    @Test
    default void chunksAreJoined() throws Exception {
        try (Trial trial = Trial.plain(this, peer -> {
            peer.request();
            peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1;x=y\r\n}\r\n0\r\nX: y\r\n\r\n")
                    .untilTheClientCloses();
        })) {
            assertThat(whole(trial.exchange()).body()).asString(UTF_8).isEqualTo("{}");
        }
    }

    @Test
    default void replyWithoutABodyIsWhole() throws Exception {
        try (Trial trial = Trial.plain(this, peer -> {
            peer.request();
            peer.send("HTTP/1.1 204 No Content\r\n\r\n").untilTheClientCloses();
        })) {
            Reply reply = whole(trial.exchange());
            assertThat(reply.status()).isEqualTo(204);
            assertThat(reply.body()).isEmpty();
        }
    }

    // The body of a reply.

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    default void bodyThatIsCutOffIsCut(boolean reset) throws Exception {
        try (Trial trial = Trial.plain(this, peer -> {
            peer.request();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"ActionStatus\":\"OK\"");
            peer.pause(Duration.ofMillis(50));
            if (reset) {
                peer.reset();
            }
        })) {
            assertInDoubt(trial.exchange());
        }
    }

    @Test
    default void bodyUpToTheBoundIsWhole() throws Exception {
        String most = "x".repeat(LiveTransport.MAX_REPLY_BYTES);
        try (Trial trial = Trial.plain(this, peer -> {
            peer.request();
            peer.reply(most).untilTheClientCloses();
        })) {
            assertThat(whole(trial.exchange()).body()).asString(UTF_8).isEqualTo(most);
        }
    }

    @Test
    default void bodyOfOneByteMoreIsCut() throws Exception {
        try (Trial trial = Trial.plain(this, peer -> {
            peer.request();
            peer.reply("x".repeat(LiveTransport.MAX_REPLY_BYTES + 1)).untilTheClientCloses();
        })) {
            assertInDoubt(trial.exchange());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 99999999999", "Transfer-Encoding: chunked", "X: y"})
    default void bodyBeyondTheBoundIsCutAndTheConnectionWithIt(String framing) throws Exception {
        String chunk = framing.endsWith("chunked") ? "1000\r\n" + "x".repeat(0x1000) + "\r\n" : "x".repeat(0x1000);
        try (Trial trial = Trial.plain(this, REUSING_BRIEFLY, peer -> {
            peer.request();
            peer.send("HTTP/1.1 200 OK\r\n" + framing + "\r\n\r\n").forever(chunk);
        })) {
            Result result = trial.exchange(Duration.ofSeconds(30));
            assertInDoubt(result);
            assertThat(result)
                    .isInstanceOfSatisfying(
                            Reply.class,
                            reply -> assertThat(reply.body()).hasSizeLessThanOrEqualTo(LiveTransport.MAX_REPLY_BYTES));
            assertConnectionEnds(trial);
        }
    }

    @Test
    default void contentIsNotDecoded() throws Exception {
        byte[] bomb = gzipped(new byte[10_000_000]);
        try (Trial trial = Trial.plain(this, peer -> {
            peer.request();
            peer.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + bomb.length + "\r\n\r\n");
            peer.send(bomb).untilTheClientCloses();
        })) {
            assertThat(whole(trial.exchange()).body()).isEqualTo(bomb);
            assertThat(trial.server().requests().get(0)).doesNotContainIgnoringCase("\r\nAccept-Encoding: gzip");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    default void redirectIsNotFollowed(int status) throws Exception {
        try (RawServer elsewhere = RawServer.start(LiveTransportContract::answerAll);
                Trial trial = Trial.plain(this, peer -> {
                    peer.request();
                    peer.send("HTTP/1.1 " + status + " Moved\r\nLocation: " + elsewhere.base()
                            + "/\r\nContent-Length: 0\r\n\r\n");
                    peer.untilTheClientCloses();
                })) {
            Reply reply = whole(trial.exchange());
            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.header("Location")).hasValue(elsewhere.base() + "/");
            assertThat(elsewhere.connections()).isZero();
        }
    }

    @Test
    default void cookiesAreNotKept() throws Exception {
        try (Trial trial = Trial.plain(this, peer -> {
            while (true) {
                peer.request();
                peer.send("HTTP/1.1 200 OK\r\nSet-Cookie: a=b; Path=/\r\nContent-Length: 2\r\n\r\n{}");
            }
        })) {
            whole(trial.exchange());
            whole(trial.exchange());
            assertThat(trial.server().requests())
                    .allSatisfy(request -> assertThat(request).doesNotContainIgnoringCase("\r\nCookie:"));
        }
    }

    // Bytes that nobody asked for.

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    default void bytesAfterAReplyAreNeverTakenForTheNextReply(boolean whileIdle) throws Exception {
        CountDownLatch forged = new CountDownLatch(1);
        String forgery = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged";
        try (Trial trial = Trial.plain(this, peer -> {
            if (peer.number() == 1) {
                peer.request();
                if (whileIdle) {
                    peer.reply("honest").pause(Duration.ofMillis(50));
                    peer.send(forgery);
                } else {
                    peer.send("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhonest" + forgery);
                }
                forged.countDown();
            }
            answerAll(peer);
        })) {
            assertThat(whole(trial.exchange()).body()).asString(UTF_8).isEqualTo("honest");
            forged.await();
            // Bytes that come at the very moment of the next request look like its reply to every client.
            await().pollDelay(Duration.ofMillis(100)).until(() -> true);
            for (int i = 0; i < 3; i++) {
                if (trial.exchange() instanceof Reply reply) {
                    assertThat(reply.body()).asString(UTF_8).isNotEqualTo("forged");
                }
            }
        }
    }

    @Test
    default void connectionThatTheServerClosedWhileIdleIsNotUsedAgain() throws Exception {
        try (Trial trial = Trial.plain(this, peer -> {
            peer.request();
            peer.reply("{}");
        })) {
            for (int i = 1; i <= 5; i++) {
                whole(trial.exchange());
                int connections = i;
                await().until(() -> trial.server().ended() == connections);
                await().pollDelay(Duration.ofMillis(50)).until(() -> true);
            }
            assertThat(trial.server().requests()).hasSize(5);
        }
    }

    // Ending it from this side.

    @Test
    default void abortBeforeTheBodyWasHandedOverSaysSo() throws Exception {
        CountDownLatch connected = new CountDownLatch(1);
        try (Trial trial = stalledHandshake(connected)) {
            Exchange exchange = trial.transport().start(Trial.request(secure(trial), "{}", Trial.ENOUGH));
            connected.await();
            exchange.abort();
            assertUnsent(trial.end(exchange, Duration.ZERO, System.nanoTime()), true);
            assertConnectionEnds(trial);
        }
    }

    @Test
    default void abortAfterTheBodyWasHandedOverLeavesItInDoubt() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        try (Trial trial = Trial.plain(this, peer -> {
            peer.request();
            arrived.countDown();
            peer.untilTheClientCloses();
        })) {
            Exchange exchange = trial.transport().start(trial.request(Trial.ENOUGH));
            arrived.await();
            exchange.abort();
            assertInDoubt(trial.end(exchange, Duration.ZERO, System.nanoTime()));
            assertConnectionEnds(trial);
        }
    }

    @Test
    default void abortAtOnceIsTruthfulWhicheverComesFirst() throws Exception {
        try (Trial trial = Trial.plain(this, LiveTransportContract::answerAll)) {
            int unsent = 0;
            int rounds = 50;
            for (int i = 0; i < rounds; i++) {
                Exchange exchange = trial.transport().start(trial.request(Trial.ENOUGH));
                exchange.abort();
                Result result = trial.end(exchange, Duration.ZERO, System.nanoTime());
                unsent += result instanceof Failure failure && !failure.handedOver() ? 1 : 0;
            }
            whole(trial.exchange());
            assertThat(trial.server().requests()).hasSizeLessThanOrEqualTo(rounds + 1 - unsent);
        }
    }

    @Test
    default void abortAfterTheEndChangesNothing() throws Exception {
        try (Trial trial = Trial.plain(this, LiveTransportContract::answerAll)) {
            Exchange exchange = trial.transport().start(trial.request(Trial.ENOUGH));
            Result result = trial.end(exchange, Trial.ENOUGH, System.nanoTime());
            exchange.abort();
            assertThat(exchange.result().get()).isSameAs(result);
            whole(trial.exchange());
            assertThat(trial.server().connections()).isEqualTo(1);
        }
    }

    @Test
    default void interruptOfTheWaitingThreadAbortsTheExchange() throws Exception {
        try (Trial trial = Trial.plain(this, peer -> {
            peer.request();
            peer.untilTheClientCloses();
        })) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> trial.transport().exchange(trial.request(Trial.ENOUGH)))
                    .isInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).isFalse();
            await().atMost(Trial.GRACE)
                    .until(() -> trial.server().ended() == trial.server().connections());
        }
    }

    @Test
    default void closeEndsWhatIsUnderWayAndTakesNothingNew() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        try (Trial trial = Trial.plain(this, peer -> {
            peer.request();
            arrived.countDown();
            peer.untilTheClientCloses();
        })) {
            Exchange exchange = trial.transport().start(trial.request(Trial.ENOUGH));
            arrived.await();
            trial.transport().close();
            assertInDoubt(trial.end(exchange, Duration.ZERO, System.nanoTime()));
            assertConnectionEnds(trial);
            assertThat(trial.exchange())
                    .isInstanceOfSatisfying(
                            Failure.class,
                            failure -> assertThat(failure.handedOver()).isFalse());
            trial.transport().close();
        }
    }

    // TLS and proxies.

    @Test
    default void trustedCertificateOfTheRightHostIsTaken() throws Exception {
        try (Trial trial = Trial.secured(this, Certificate.LOOPBACK.serving(), LiveTransportContract::answerAll)) {
            whole(trial.exchange());
            whole(trial.exchange());
            assertThat(trial.server().connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Certificate.class,
            names = {"ELSEWHERE", "EXPIRED", "UNKNOWN"})
    default void certificateThatIsNotRightNeverHealsAndGetsNoSecondConnection(Certificate certificate)
            throws Exception {
        try (Trial trial = Trial.secured(this, certificate.serving(), LiveTransportContract::answerAll)) {
            assertUnsent(trial.exchange(), false);
            assertThat(trial.server().connections()).isEqualTo(1);
            assertThat(trial.server().requests()).isEmpty();
        }
    }

    @Test
    default void authorityThatNobodyTrustsHereIsNotTrusted() throws Exception {
        try (RawServer server = RawServer.start(Certificate.LOOPBACK.serving(), LiveTransportContract::answerAll);
                Trial trial = Trial.plain(this, LiveTransportContract::answerAll)) {
            assertUnsent(trial.exchange(Trial.request(server.base(), "{}", Trial.ENOUGH)), false);
        }
    }

    @Test
    default void plainTextOnATlsPortNeverHeals() throws Exception {
        try (Trial trial = Trial.plain(this, peer -> {
            peer.anything();
            peer.send("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n").untilTheClientCloses();
        })) {
            assertUnsent(trial.exchange(Trial.request(secure(trial), "{}", Trial.ENOUGH)), false);
            assertThat(trial.server().connections()).isEqualTo(1);
        }
    }

    @Test
    default void handshakeThatIsResetMayHeal() throws Exception {
        try (Trial trial = Trial.plain(this, peer -> {
            peer.anything();
            peer.reset();
        })) {
            assertUnsent(trial.exchange(Trial.request(secure(trial), "{}", Trial.ENOUGH)), true);
        }
    }

    /** Some clients cannot tell this end from one that comes after the request. */
    @Test
    default void handshakeThatIsClosedMayHealOrIsInDoubt() throws Exception {
        try (Trial trial = Trial.plain(this, RawServer.Peer::anything)) {
            assertThat(trial.exchange(Trial.request(secure(trial), "{}", Trial.ENOUGH)))
                    .isInstanceOfSatisfying(
                            Failure.class,
                            failure -> assertThat(failure.handedOver() || failure.mayHeal())
                                    .isTrue());
        }
    }

    @Test
    default void handshakeThatStallsEndsInTimeAndMayHeal() throws Exception {
        try (Trial trial = stalledHandshake(new CountDownLatch(1))) {
            assertUnsent(trial.exchange(Trial.request(secure(trial), "{}", Trial.SHORT)), true);
            assertConnectionEnds(trial);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    default void securedConnectionThatEndsAfterTheRequestLeavesItInDoubt(boolean reset) throws Exception {
        try (Trial trial = Trial.secured(this, Certificate.LOOPBACK.serving(), peer -> {
            peer.request();
            if (reset) {
                peer.reset();
            }
        })) {
            assertInDoubt(trial.exchange());
            assertThat(trial.server().requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 502})
    default void proxyThatRefusesNeverHealsAndSeesNoUserSig(int status) throws Exception {
        List<String> heads = new ArrayList<>();
        try (RawServer proxy = RawServer.start(peer -> {
                    heads.add(peer.head());
                    peer.send("HTTP/1.1 " + status + " No\r\nContent-Length: 0\r\n\r\n")
                            .untilTheClientCloses();
                });
                Trial trial = Trial.plain(
                        this,
                        Wiring.USUAL.through(ProxySelector.of(proxy.address())),
                        LiveTransportContract::answerAll)) {
            URI target = URI.create("https://elsewhere.example");
            assertUnsent(trial.exchange(Trial.request(target, "{}", Trial.ENOUGH)), false);
            assertThat(heads).singleElement().asString().startsWith("CONNECT elsewhere.example:443 ");
            whole(trial.exchange());
            assertThat(heads).as("plain HTTP goes to this machine directly").hasSize(1);
            assertThat(heads.toString()).doesNotContain("usersig");
        }
    }

    private Trial stalledHandshake(CountDownLatch connected) throws IOException {
        return Trial.plain(this, peer -> {
            peer.anything();
            connected.countDown();
            peer.untilTheClientCloses();
        });
    }

    private static URI secure(Trial trial) {
        return URI.create("https://127.0.0.1:" + trial.server().port());
    }

    private static void answerAll(RawServer.Peer peer) throws IOException {
        while (true) {
            peer.request();
            peer.reply("{}");
        }
    }

    private static Reply whole(Result result) {
        assertThat(result).isInstanceOf(Reply.class);
        Reply reply = (Reply) result;
        assertThat(reply.cut()).isNull();
        return reply;
    }

    private static void assertUnsent(Result result, boolean mayHeal) {
        assertThat(result).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.handedOver()).as(failure::toString).isFalse();
            assertThat(failure.mayHeal()).as(failure::toString).isEqualTo(mayHeal);
        });
    }

    /** Not said to be unsent, and nothing that could be read as the verdict of the service. */
    private static void assertInDoubt(Result result) {
        if (result instanceof Failure failure) {
            assertThat(failure.handedOver()).as(failure::toString).isTrue();
        } else if (result instanceof Reply reply) {
            assertThat(reply.cut() != null || reply.status() < 200)
                    .as(reply::toString)
                    .isTrue();
        }
    }

    /** Later than the exchange on a busy machine, and before the peers of these trials tire of it by themselves. */
    private static void assertConnectionEnds(Trial trial) {
        await().atMost(Duration.ofSeconds(8)).until(() -> trial.server().ended() == 1);
    }

    private static byte[] gzipped(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    /** Connects until nobody is let in any more. */
    private static List<Socket> fill(ServerSocket server) throws IOException {
        List<Socket> queue = new ArrayList<>();
        while (true) {
            Socket socket = new Socket();
            queue.add(socket);
            try {
                socket.connect(server.getLocalSocketAddress(), 200);
            } catch (SocketTimeoutException full) {
                return queue;
            }
        }
    }
}
