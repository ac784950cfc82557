package dev.tencentlive.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tencentlive.emulator.Caller.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScriptTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final LiveEmulator emulator = LiveEmulator.start();
    private final Caller caller = Caller.of(emulator);

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void scriptsAreUsedUpInTheirOrder() {
        emulator.next(2).answer(100602).next(1).answer(99999, "made up");

        assertThat(Stream.generate(() -> caller.send("room1").code()).limit(4))
                .containsExactly(100602, 100602, 99999, 0);
        assertThat(emulator.calls().scripted()).isEqualTo(3);
        assertThat(emulator.messages("room1")).hasSize(1);
    }

    @Test
    void scriptForARoomLeavesOtherRoomsAlone() {
        emulator.next(1).forRoom("room2").answer(100001).next(1).answer(100602);

        assertThat(List.of(
                        caller.send("room1").code(),
                        caller.send("room1").code(),
                        caller.send("room2").code()))
                .containsExactly(100602, 0, 100001);
    }

    @Test
    void standingScriptEndsWhenScriptsAreCleared() {
        emulator.always().answer(100001);
        assertThat(caller.send("room1").code()).isEqualTo(100001);
        assertThat(caller.send("room1").code()).isEqualTo(100001);

        emulator.clearScripts();
        assertThat(caller.send("room1").code()).isZero();
    }

    @Test
    void actAndAnswerKeepsTheMessage() {
        emulator.next(1).actAndAnswer(100001);

        assertThat(caller.send("room1").code()).isEqualTo(100001);
        assertThat(emulator.messages("room1")).hasSize(1);
        assertThat(emulator.calls().kept()).isEqualTo(1);
    }

    @Test
    void actAndAnswerPassesOnARefusal() {
        emulator.next(1).actAndAnswer(100001);

        assertThat(caller.with("random", "x").send("room1").code()).isEqualTo(60002);
    }

    @Test
    void droppedMessageIsAnsweredOkAndNotKept() {
        emulator.next(1).drop("MsgFreqCtrl");
        Reply reply = caller.send("room1");

        assertThat(reply.code()).isZero();
        assertThat(reply.response("MsgDropReason")).isEqualTo("MsgFreqCtrl");
        assertThat(emulator.messages()).isEmpty();
        assertThat(emulator.calls().dropped()).isEqualTo(1);
        assertThat(emulator.room("room1").dropped()).isEqualTo(1);
    }

    @Test
    void statusComesWithItsBodyAndHeaders() throws IOException {
        emulator.next(1).status(503, "<html>busy</html>", Map.of("Retry-After", "7"));
        HttpResponse<String> response = caller.post("send_custom_msg", "{}");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).isEqualTo("<html>busy</html>");
        assertThat(response.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(emulator.calls().recent()).extracting(RecordedCall::info).containsExactly("HTTP 503");
    }

    @Test
    void noContentHasNoBody() throws IOException {
        emulator.next(1).status(204, "");

        assertThat(caller.post("send_custom_msg", "{}").statusCode()).isEqualTo(204);
        assertThat(caller.send("room1").code()).isZero();
    }

    @Test
    void replyIsWhatTheScriptSays() throws IOException {
        emulator.next(1).reply("[]").next(1).actAndReply("\uFEFF{}");

        assertThat(caller.post("send_custom_msg", Caller.message("a", "x")).body())
                .isEqualTo("[]");
        assertThat(caller.post("send_custom_msg", Caller.message("b", "x")).body())
                .isEqualTo("\uFEFF{}");
        assertThat(emulator.messages()).extracting(ReceivedMessage::roomId).containsExactly("b");
    }

    @Test
    void cutBodyEndsTheConnectionBeforeContentLength() throws IOException {
        emulator.next(1).cutBody(10);

        String reply = rawReply();
        String body = reply.substring(reply.indexOf("\r\n\r\n") + 4);

        assertThat(reply).startsWith("HTTP/1.1 200 OK\r\n").containsPattern("Content-Length: [0-9]{3}\r\n");
        assertThat(body).hasSize(10).startsWith("{\"ErrorC");
        assertThat(emulator.messages()).isEmpty();
    }

    @Test
    void cutIsACutHoweverManyBytesAreAskedFor() {
        emulator.next(1).actAndCutBody(1_000_000);

        assertThatThrownBy(() -> caller.post("send_custom_msg", Caller.message("room1", "x")))
                .isInstanceOf(IOException.class);
        assertThat(emulator.messages("room1")).hasSize(1);
    }

    @Test
    void closedConnectionCarriesNoByte() throws IOException {
        emulator.next(1).close().next(1).actAndClose();

        assertThat(rawReply()).isEmpty();
        assertThat(emulator.messages()).isEmpty();
        assertThat(rawReply()).isEmpty();
        assertThat(emulator.messages()).hasSize(1);
    }

    @Test
    void resetConnectionIsReset() {
        emulator.next(1).reset().next(1).actAndReset();

        assertThatThrownBy(this::rawReply).isInstanceOf(SocketException.class);
        assertThat(emulator.messages()).isEmpty();
        assertThatThrownBy(this::rawReply).isInstanceOf(SocketException.class);
        assertThat(emulator.messages()).hasSize(1);
    }

    @Test
    void bytesAreSentAsTheyAre() throws IOException {
        emulator.next(1).bytes("SSH-2.0-OpenSSH\r\n").next(1).actAndBytes("HTTP/1.1 2");

        assertThat(rawReply()).isEqualTo("SSH-2.0-OpenSSH\r\n");
        assertThat(rawReply()).isEqualTo("HTTP/1.1 2");
        assertThat(emulator.messages()).hasSize(1);
    }

    @Test
    void delayedCallIsDoneLate() {
        emulator.next(1).delay(Duration.ofMillis(50));
        long before = System.nanoTime();

        assertThat(caller.send("room1").code()).isZero();
        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(50_000_000L);
        assertThat(emulator.calls().ok()).isEqualTo(1);
    }

    @Test
    void trickledReplyIsWhole() {
        emulator.next(1).actAndTrickle(Duration.ofNanos(1));

        assertThat(caller.send("room1").code()).isZero();
    }

    @Test
    void messageOfADelayedAnswerIsThereAtOnce() throws IOException {
        emulator.next(1).actAndDelay(LONG);
        try (Socket socket = sent()) {
            assertThat(emulator.awaitMessage("room1", Duration.ofSeconds(10)).data())
                    .isEqualTo("x");
            assertThat(socket.isClosed()).isFalse();
        }
    }

    @Test
    void closingEndsDelaysStallsAndTrickles() throws IOException {
        emulator.next(1).delay(LONG);
        emulator.next(1).actAndDelay(LONG);
        emulator.next(1).actAndStallBody(5);
        emulator.next(1).actAndTrickle(LONG);
        try (Socket a = sent();
                Socket b = sent();
                Socket c = sent();
                Socket d = sent()) {
            emulator.awaitMessages("room1", 3, Duration.ofSeconds(10));
            emulator.close();

            for (Socket socket : List.of(a, b, c, d)) {
                assertThat(readAll(socket)).doesNotContain("RequestId");
            }
        }
        assertThat(emulator.messages()).hasSize(3);
    }

    @Test
    void resetForgetsScriptsToo() {
        emulator.always().answer(100001);
        emulator.reset();

        assertThat(caller.send("room1").sequence()).isEqualTo(1);
        assertThat(emulator.calls().total()).isEqualTo(1);
    }

    @Test
    void scriptTakesACallWhateverIsWrongWithIt() throws IOException {
        emulator.next(1).answer(70001);

        assertThat(caller.with("usersig", "x")
                        .call("no_such_command", "nonsense")
                        .code())
                .isEqualTo(70001);
    }

    private Socket sent() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), emulator.port());
        String body = Caller.message("room1", "x");
        String target = caller.uri("send_custom_msg")
                .toString()
                .substring(emulator.endpoint().toString().length());
        socket.getOutputStream()
                .write(("POST " + target + " HTTP/1.1\r\nHost: h\r\nContent-Length: " + body.length() + "\r\n\r\n"
                                + body)
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private String rawReply() throws IOException {
        try (Socket socket = sent()) {
            return readAll(socket);
        }
    }

    private static String readAll(Socket socket) throws IOException {
        socket.setSoTimeout(10_000);
        try (InputStream in = socket.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
