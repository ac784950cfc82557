package dev.tencentlive.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveEmulatorTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void twoRunSideBySideAndShareNothing() {
        try (LiveEmulator one = LiveEmulator.start();
                LiveEmulator other = LiveEmulator.start()) {
            String id = Caller.of(one).send("room1").requestId();

            assertThat(other.messages()).isEmpty();
            assertThat(Caller.of(other).send("room1").requestId()).isNotEqualTo(id);
        }
    }

    @Test
    void closedEmulatorLeavesNoThreadAndNoConnection() throws IOException {
        LiveEmulator emulator = LiveEmulator.start();
        Caller.of(emulator).send("room1");
        try (Socket idle = new Socket(InetAddress.getLoopbackAddress(), emulator.port());
                Socket half = new Socket(InetAddress.getLoopbackAddress(), emulator.port())) {
            half.getOutputStream().write("POST / HT".getBytes(StandardCharsets.US_ASCII));
            Caller.of(emulator).send("room1");
            emulator.close();

            assertThat(idle.getInputStream().read()).isNegative();
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("tencent-live-emulator-" + emulator.port()));
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), emulator.port()).close())
                .isInstanceOf(IOException.class);
    }

    @Test
    void closingTwiceIsHarmless() {
        LiveEmulator emulator = LiveEmulator.start();
        emulator.close();
        emulator.close();

        assertThat(emulator.messages()).isEmpty();
    }

    @Test
    void listensOnLoopbackUnlessToldOtherwise() {
        try (LiveEmulator emulator = LiveEmulator.start()) {
            assertThat(emulator.endpoint().getHost()).isEqualTo("127.0.0.1");
        }
        assertThat(LiveEmulatorBuilder.endpoint("http", "::1", 8770)).hasToString("http://[::1]:8770");
    }

    @Test
    void takenPortIsNamed() {
        try (LiveEmulator emulator = LiveEmulator.start()) {
            LiveEmulatorBuilder second = LiveEmulator.builder().port(emulator.port());

            assertThatIllegalStateException()
                    .isThrownBy(second::start)
                    .withMessageContaining(Integer.toString(emulator.port()));
        }
    }

    @Test
    void portCanBeTakenAgainAtOnce() {
        LiveEmulator first = LiveEmulator.start();
        Caller.of(first).send("room1");
        first.close();

        try (LiveEmulator second = LiveEmulator.builder().port(first.port()).start()) {
            assertThat(Caller.of(second).send("room1").code()).isZero();
        }
    }

    @Test
    void wrongSettingIsNamedWithItsRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LiveEmulator.builder().port(70_000))
                .withMessage("port: 70000, must be 0 to 65535");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LiveEmulator.builder().roomLimit(-1))
                .withMessageContaining("roomLimit: -1");
    }

    @Test
    void textsHoldNoKey() {
        try (LiveEmulator emulator = LiveEmulator.start()) {
            assertThat(emulator.toString()).contains(emulator.endpoint().toString());
            assertThat(emulator.toString()).doesNotContain(emulator.secretKey());
        }
    }

    @Test
    void awaitedMessageThatDoesNotComeShowsWhatDid() {
        try (LiveEmulator emulator = LiveEmulator.start()) {
            Caller caller = Caller.of(emulator);
            caller.send("room2");
            caller.send("code-100601");

            assertThatIllegalStateException()
                    .isThrownBy(() -> emulator.awaitMessage("room1", Duration.ofMillis(1)))
                    .withMessageContaining("0 of 1 messages arrived in room \"room1\" within 1 ms.")
                    .withMessageContaining("room \"room2\" #1 gift from user1: {}")
                    .withMessageContaining("{100601=1}");
        }
    }

    @Test
    void awaitedMessagesComeInOrder() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (LiveEmulator emulator = LiveEmulator.start()) {
            Future<List<ReceivedMessage>> awaited = threads.submit(() -> emulator.awaitMessages("room1", 3, SOON));
            Caller caller = Caller.of(emulator);
            IntStream.range(0, 4).forEach(i -> caller.send("room1"));

            assertThat(awaited.get()).extracting(ReceivedMessage::sequence).containsExactly(1L, 2L, 3L);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void oldestMessagesAndCallsAreForgotten() {
        try (LiveEmulator emulator =
                LiveEmulator.builder().messagesKept(2).callsKept(3).start()) {
            Caller caller = Caller.of(emulator);
            List.of("a", "a", "b", "c").forEach(caller::send);

            assertThat(emulator.messages()).extracting(ReceivedMessage::roomId).containsExactly("b", "c");
            assertThat(emulator.messages("a")).isEmpty();
            assertThat(emulator.calls().kept()).isEqualTo(4);
            assertThat(emulator.calls().recent())
                    .extracting(RecordedCall::roomId)
                    .containsExactly("a", "b", "c");
        }
    }

    @Test
    void everyCallIsRecorded() {
        try (LiveEmulator emulator = LiveEmulator.start()) {
            String requestId =
                    Caller.of(emulator).with("random", "7").send("code-60014").requestId();
            RecordedCall call = emulator.calls().recent().get(0);

            assertThat(call)
                    .extracting(
                            RecordedCall::command,
                            RecordedCall::roomId,
                            RecordedCall::random,
                            RecordedCall::identifier,
                            RecordedCall::code,
                            RecordedCall::result,
                            RecordedCall::requestId)
                    .containsExactly(
                            "send_custom_msg",
                            "code-60014",
                            7L,
                            "administrator",
                            60014,
                            RecordedCall.Result.REFUSED,
                            requestId);
        }
    }

    @Test
    void clockOffsetShowsInTheDateHeader() throws IOException {
        try (LiveEmulator emulator = LiveEmulator.start()) {
            emulator.clockOffset(Duration.ofDays(-3650));
            HttpResponse<String> reply = Caller.of(emulator).post("send_custom_msg", "{}");

            assertThat(reply.headers().firstValue("Date").orElse("")).contains("2016");
        }
    }

    private static HttpClient trusting() {
        return HttpClient.newBuilder()
                .sslContext(LiveEmulator.trustedForTests())
                .build();
    }

    @Test
    void tlsForTestsIsTrustedOnlyByItsOwnContext() {
        try (LiveEmulator emulator = LiveEmulator.builder().tlsForTests().start()) {
            Caller caller = Caller.of(emulator);

            assertThat(emulator.endpoint().getScheme()).isEqualTo("https");
            assertThat(caller.client(trusting()).send("room1").code()).isZero();
            assertThatThrownBy(() -> caller.post("send_custom_msg", "{}")).isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void tlsWithAKeyStoreThatIsGiven() throws Exception {
        KeyStore keyStore = KeyStore.getInstance("PKCS12");
        char[] password = "for-tests-only".toCharArray();
        try (InputStream in = LiveEmulator.class.getResourceAsStream("localhost-for-tests.p12")) {
            keyStore.load(in, password);
        }
        try (LiveEmulator emulator =
                LiveEmulator.builder().tls(keyStore, password).start()) {
            assertThat(Caller.of(emulator).client(trusting()).send("room1").code())
                    .isZero();
        }
    }

    @Test
    void plainTextOnTheTlsPortEndsTheConnection() throws IOException {
        try (LiveEmulator emulator = LiveEmulator.builder().tlsForTests().start();
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), emulator.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("GET / HTTP/1.0\n\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(socket.getInputStream().readAllBytes()).hasSizeLessThan(20);
        }
    }

    @Test
    void idleConnectionIsClosedAfterKeepAlive() throws IOException {
        try (LiveEmulator emulator =
                        LiveEmulator.builder().keepAlive(Duration.ofMillis(30)).start();
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), emulator.port())) {
            socket.setSoTimeout(10_000);

            assertThat(socket.getInputStream().read()).isNegative();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "POST / HTTP/2.0\r\n\r\n",
                "POST / HTTP/1.1\r\nno colon\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n",
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n"
            })
    void malformedHttpIsAnswered400(String request) throws IOException {
        assertThat(raw(request)).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void chunkedAndExpectedBodiesAreRead() throws IOException {
        String reply = raw("""
                GET / HTTP/1.1
                Expect: 100-continue
                Transfer-Encoding: chunked

                3;a=b
                abc
                0
                Trailer: t

                GET /emulator/x HTTP/1.0

                """);

        assertThat(reply)
                .startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n")
                .contains("HTTP/1.1 404 Not Found\r\n");
    }

    private static String raw(String request) throws IOException {
        try (LiveEmulator emulator = LiveEmulator.start();
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), emulator.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void rootSaysWhatItIs() throws Exception {
        try (LiveEmulator emulator = LiveEmulator.start()) {
            HttpResponse<String> page = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(emulator.endpoint() + "/"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(page.body()).contains("emulator");
            assertThat(emulator.calls().total()).isZero();
        }
    }

    @Test
    void countsAddUpUnderSixteenThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (LiveEmulator emulator =
                LiveEmulator.builder().applicationLimit(0).roomLimit(0).start()) {
            Caller caller = Caller.of(emulator);
            emulator.next(100).answer(100001);
            emulator.next(100).drop("MsgFreqCtrl");
            List<Future<?>> senders = IntStream.range(0, 16)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> {
                        for (int j = 0; j < 50; j++) {
                            caller.send("room" + i % 3);
                        }
                    }))
                    .toList();
            for (Future<?> sender : senders) {
                sender.get();
            }
            CallCounts calls = emulator.calls();

            assertThat(List.of(calls.total(), calls.ok(), calls.dropped(), calls.scripted()))
                    .containsExactly(800L, 600L, 100L, 100L);
            assertThat(calls.kept()).isEqualTo(600);
            for (String room : List.of("room0", "room1", "room2")) {
                assertThat(emulator.messages(room))
                        .extracting(ReceivedMessage::sequence)
                        .isSorted()
                        .doesNotHaveDuplicates();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
