package dev.tencentlive;

import static dev.tencentlive.SendOutcome.State.ACCEPTED;
import static dev.tencentlive.SendOutcome.State.DROPPED;
import static dev.tencentlive.SendOutcome.State.REJECTED;
import static dev.tencentlive.SendOutcome.State.UNKNOWN;
import static dev.tencentlive.SenderFixture.ORDINARY;
import static dev.tencentlive.SenderFixture.REPEATABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tencentlive.SendOutcome.State;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.emulator.Script;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault a scripted service can make, and the state every send must end in. */
final class FaultTableTest {

    private static final Duration DELIVERY_TIMEOUT = Duration.ofMillis(1500);
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration LATE = Duration.ofSeconds(5);
    private static final AtomicLong WORST_NANOS = new AtomicLong();
    private static final LibraryThreads THREADS = new LibraryThreads();

    private static final String ENVELOPE = "{\"ErrorCode\":0,\"ErrorInfo\":\"\",\"ActionStatus\":\"OK\",";
    private static final String OK =
            ENVELOPE + "\"RequestId\":\"Id-1\",\"Response\":{\"MsgTime\":1750074537,\"MsgSeq\":26}}";

    /**
     * A row: the fault, and the states (A, D, R, U) that may follow it for an ordinary message struck once, one struck
     * always, and a repeatable one struck once.
     */
    record Fault(
            String number,
            String name,
            Consumer<Script> script,
            Set<State> once,
            Set<State> always,
            Set<State> repeatable) {

        /** Ends by a timeout only; the others get time enough for a slow machine. */
        boolean stalls() {
            return Set.of("23", "33", "34").contains(number);
        }

        @Override
        public String toString() {
            return number + " " + name;
        }
    }

    static Stream<Fault> faults() {
        return Stream.of(requestAndStartOfReply(), bodies(), statuses(), json(), service())
                .flatMap(Function.identity());
    }

    private static Stream<Fault> requestAndStartOfReply() {
        return Stream.of(
                row("20", "reset after the body", "U U A", Script::reset),
                row("20", "reset after the body, done", "U U A", Script::actAndReset),
                row("21", "closed after the body", "U U A", Script::close),
                row("21", "closed after the body, done", "U U A", Script::actAndClose),
                row("22", "early 413", "R R R", next -> next.status(413, "too large")),
                row("22", "early 400", "R R R", next -> next.status(400, "what?")),
                row("23", "no reply", "U U A", next -> next.delay(LATE)),
                row("23", "no reply, done", "U U A", next -> next.actAndDelay(LATE)),
                row("24", "half a status line", "U U A", next -> next.actAndBytes("HTTP/1.1 2")),
                row("25", "another protocol's banner", "U U A", next -> next.actAndBytes("SSH-2.0-OpenSSH_9.6\r\n")),
                row(
                        "27",
                        "header flood",
                        "U U A",
                        next -> next.actAndBytes("HTTP/1.1 200 OK\r\n" + "X-Flood: 0123456789\r\n".repeat(100_000))),
                row(
                        "28",
                        "flood of 1xx",
                        "U U A",
                        next -> next.actAndBytes("HTTP/1.1 102 Processing\r\n\r\n".repeat(1_000))),
                row("29", "HTTP/1.0", "A A A", next -> next.actAndBytes(http("HTTP/1.0 200 OK", OK))),
                row("30", "HTTP/0.9", "U U A", next -> next.actAndBytes(OK)));
    }

    private static Stream<Fault> bodies() {
        return Stream.of(
                row("32", "shorter than Content-Length", "U U A", next -> next.cutBody(20)),
                row("32", "shorter than Content-Length, done", "U U A", next -> next.actAndCutBody(20)),
                row("33", "byte by byte", "U U A", next -> next.actAndTrickle(Duration.ofMillis(50))),
                row("34", "stalled", "U U A", next -> next.stallBody(20)),
                row("34", "stalled, done", "U U A", next -> next.actAndStallBody(20)),
                row(
                        "35",
                        "Content-Length too small",
                        "AU AU A",
                        next -> next.actAndBytes(raw("Content-Length: 10", OK))),
                row(
                        "36",
                        "Content-Length twice",
                        "AU AU A",
                        next -> next.actAndBytes(raw("Content-Length: 10\r\nContent-Length: " + OK.length(), OK))),
                row(
                        "37",
                        "Content-Length and chunked",
                        "AU AU A",
                        next -> next.actAndBytes(raw(
                                "Content-Length: 10\r\nTransfer-Encoding: chunked",
                                Integer.toHexString(OK.length()) + "\r\n" + OK + "\r\n0\r\n\r\n"))),
                row(
                        "38",
                        "broken chunk",
                        "U U A",
                        next -> next.actAndBytes(raw("Transfer-Encoding: chunked", "zz\r\n" + OK + "\r\n0\r\n\r\n"))),
                row("39", "longer than 64 KiB", "U U A", next -> next.actAndReply(spaced(OK, 70_000))),
                row("39", "longer than a megabyte", "U U A", next -> next.actAndReply(spaced(OK, 2_000_000))),
                row(
                        "40",
                        "gzip bomb",
                        "U U A",
                        next -> next.actAndBytes(http("HTTP/1.1 200 OK\r\nContent-Encoding: gzip", bomb()))),
                row("41", "byte-order mark", "AU AU A", next -> next.actAndReply("\uFEFF" + OK)),
                row("41", "UTF-16", "AU AU A", next -> next.actAndBytes(http("HTTP/1.1 200 OK", utf16(OK)))),
                row(
                        "42",
                        "bytes after the reply",
                        "A A A",
                        next -> next.actAndBytes(http("HTTP/1.1 200 OK", OK) + http("HTTP/1.1 500 Boo", "not yours"))));
    }

    private static Stream<Fault> statuses() {
        return Stream.of(
                row("43", "502 with HTML", "U U A", next -> next.status(502, "<html>")),
                row("43", "502 with HTML, done", "U U A", next -> next.actAndStatus(502, "<html>")),
                row("44", "500", "U U A", next -> next.actAndStatus(500, "")),
                row("45", "503, Retry-After 0", "U U A", next -> next.status(503, "", retryAfter("0"))),
                row("45", "503, Retry-After 1", "U U A", next -> next.status(503, "", retryAfter("1"))),
                row("45", "503, Retry-After 86400", "U U U", next -> next.status(503, "", retryAfter("86400"))),
                row(
                        "45",
                        "503, Retry-After a date",
                        "U U A",
                        next -> next.status(503, "", retryAfter("Wed, 21 Oct 2015 07:28:00 GMT"))),
                row("45", "503, Retry-After garbage", "U U A", next -> next.status(503, "", retryAfter("soon"))),
                row("46", "429", "A R A", next -> next.status(429, "")),
                row("46b", "401", "R R R", next -> next.status(401, "")),
                row("46b", "403", "R R R", next -> next.status(403, "<html>")),
                row("46b", "404", "R R R", next -> next.status(404, "<html>")),
                row("46b", "413", "R R R", next -> next.status(413, "<html>")),
                row("46b", "403 that says OK", "U U A", next -> next.actAndStatus(403, OK)),
                row("47", "408", "U U A", next -> next.actAndStatus(408, "")),
                row("48", "301", "R R R", next -> next.status(301, "", elsewhere())),
                row("48", "302", "R R R", next -> next.status(302, "", elsewhere())),
                row("48", "303", "R R R", next -> next.status(303, "", elsewhere())),
                row("48", "307", "R R R", next -> next.status(307, "", elsewhere())),
                row("48", "308", "R R R", next -> next.status(308, "", elsewhere())),
                row("49", "204", "U U A", next -> next.actAndStatus(204, "")),
                row("49", "200 with an empty body", "U U A", next -> next.actAndReply("")));
    }

    private static Stream<Fault> json() {
        return Stream.of(
                row("50", "truncated", "U U A", next -> next.actAndReply(OK.substring(0, 40))),
                row("51", "30,000 deep", "U U A", next -> next.actAndReply(deep(30_000))),
                row("51", "100,000 deep", "U U A", next -> next.actAndReply(deep(100_000))),
                row("52", "ErrorCode twice", "U U A", next -> next.actAndReply(ENVELOPE + "\"ErrorCode\":100601}")),
                row("53", "ErrorCode an object", "U U A", next -> next.actAndReply(OK.replace(":0,", ":{},"))),
                row("53", "ErrorCode too large", "U U A", next -> next.actAndReply(OK.replace(":0,", ":1e99,"))),
                row("53", "ErrorCode true", "U U A", next -> next.actAndReply(OK.replace(":0,", ":true,"))),
                row(
                        "53",
                        "ErrorCode longer than a long",
                        "U U A",
                        next -> next.actAndReply(OK.replace(":0,", ":18446744073709551616,"))),
                row("53", "MsgSeq a text", "U U A", next -> next.actAndReply(OK.replace("26", "\"x\""))),
                row("53", "Response a text", "U U A", next -> next.actAndReply(ENVELOPE + "\"Response\":\"x\"}")),
                row("54", "null", "U U A", next -> next.actAndReply("null")),
                row("54", "an array", "U U A", next -> next.actAndReply("[" + OK + "]")),
                row("54", "a string", "U U A", next -> next.actAndReply("\"OK\"")),
                row("54", "two objects", "U U A", next -> next.actAndReply(OK + OK)),
                row(
                        "55",
                        "unknown fields",
                        "A A A",
                        next -> next.actAndReply(
                                ENVELOPE + "\"New\":{\"a\":[1,null,{}]},\"Response\":{\"N\":[0.5]}}")));
    }

    private static Stream<Fault> service() {
        return Stream.of(
                row("56", "storm of 100001", "U U A", next -> next.answer(100001)),
                row("56", "storm of 100001, done", "U U A", next -> next.actAndAnswer(100001)),
                row("57", "storm of 100602", "A R A", next -> next.answer(100602)),
                row("57", "storm of 60007", "A R A", next -> next.answer(60007)),
                row("57", "storm of 60011", "A R A", next -> next.answer(60011)),
                row("58", "dropped, MsgFreqCtrl", "D D D", next -> next.drop("MsgFreqCtrl")),
                row("58", "dropped, unknown reason", "D D D", next -> next.drop("Weather")),
                row("58", "drop reason blank", "A A A", next -> next.actAndReply(dropReason("\" \""))),
                row("58", "drop reason null", "A A A", next -> next.actAndReply(dropReason("null"))),
                row("59", "signature expired", "A R A", next -> next.answer(70001)),
                row("59", "signature revoked", "A R A", next -> next.answer(70052)),
                row("60", "RequestId missing", "A A A", next -> next.actAndReply(ENVELOPE + "\"Response\":null}")));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void ordinaryMessageStruckOnce(Fault fault) {
        assertThat(end(fault, ORDINARY, emulator -> emulator.next(1))).isIn(fault.once());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void ordinaryMessageStruckAlways(Fault fault) {
        assertThat(end(fault, ORDINARY, emulator -> emulator.always())).isIn(fault.always());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void repeatableMessageStruckOnce(Fault fault) {
        assertThat(end(fault, REPEATABLE, emulator -> emulator.next(1))).isIn(fault.repeatable());
    }

    /** Not in the table, and follows from its rule: struck once in doubt, nothing certain can be said any more. */
    @ParameterizedTest
    @MethodSource("faults")
    void repeatableMessageStruckAlwaysIsNeverLessInDoubtThanAnOrdinaryOne(Fault fault) {
        assertThat(end(fault, REPEATABLE, emulator -> emulator.always())).isIn(fault.always());
    }

    @Test
    void bytesAfterAReplyAreNotTakenForTheNextOne() {
        try (SenderFixture fixture = new SenderFixture()) {
            String extra = http("HTTP/1.1 200 OK", OK.replace("26", "666"));
            fixture.emulator().next(1).actAndBytes(http("HTTP/1.1 200 OK", OK) + extra);
            LiveMessageSender sender = fixture.sender();

            assertThat(sender.send(ORDINARY).sequence()).isEqualTo(26);
            // Repeatable, since the connection ends unannounced, perhaps only after this message was written to it.
            assertThat(sender.send(REPEATABLE).sequence()).isEqualTo(2);
        }
    }

    @Test
    void sendThatIsStruckAgainAndAgainEndsAtItsDeadline() {
        try (SenderFixture fixture = new SenderFixture().shortTimeouts().set("retry.max-attempts", "10")) {
            fixture.emulator().always().actAndDelay(LATE);
            LiveMessageSender sender = fixture.closed(LiveMessageSender.builder(fixture.settings())
                    .limiter(SendLimiter.NONE)
                    .build());

            SendOutcome outcome = measured(() -> sender.trySend(REPEATABLE));

            assertThat(outcome.state()).isEqualTo(UNKNOWN);
            assertThat(outcome.attempts()).isBetween(3, 5);
        }
    }

    @AfterAll
    static void noFaultLeavesAThreadBehind() {
        await().untilAsserted(() -> assertThat(THREADS.added()).isEmpty());
    }

    @AfterAll
    static void printTheWorst() {
        System.out.printf(
                "Worst end of a send struck by a fault: %d ms after its start, %d ms being allowed%n",
                WORST_NANOS.get() / 1_000_000, DELIVERY_TIMEOUT.toMillis());
    }

    private static State end(Fault fault, LiveMessage message, Function<LiveEmulator, Script> calls) {
        try (SenderFixture fixture = new SenderFixture()) {
            if (fault.stalls()) {
                fixture.shortTimeouts();
            }
            fault.script().accept(calls.apply(fixture.emulator()));
            LiveMessageSender sender = fixture.closed(fixture.builder()
                    .scheduler(new InstantScheduler(System::nanoTime))
                    .random(() -> 1, () -> 0)
                    .build());
            SendOutcome outcome = measured(() -> sender.trySend(message));
            if (!message.mayRepeat()) {
                assertThat(fixture.emulator().messages()).hasSizeLessThan(2);
            }
            return outcome.state();
        }
    }

    private static SendOutcome measured(Supplier<SendOutcome> send) {
        long start = System.nanoTime();
        SendOutcome outcome = send.get();
        long took = System.nanoTime() - start;
        WORST_NANOS.accumulateAndGet(took, Math::max);
        assertThat(Duration.ofNanos(took)).isLessThan(DELIVERY_TIMEOUT.plus(GRACE));
        return outcome;
    }

    private static Fault row(String number, String name, String ends, Consumer<Script> script) {
        String[] states = ends.split(" ", -1);
        return new Fault(number, name, script, states(states[0]), states(states[1]), states(states[2]));
    }

    private static Set<State> states(String letters) {
        Set<State> states = EnumSet.noneOf(State.class);
        letters.chars()
                .mapToObj(letter -> switch (letter) {
                    case 'A' -> ACCEPTED;
                    case 'D' -> DROPPED;
                    case 'R' -> REJECTED;
                    default -> UNKNOWN;
                })
                .forEach(states::add);
        return states;
    }

    private static String raw(String headers, String body) {
        return "HTTP/1.1 200 OK\r\n" + headers + "\r\n\r\n" + body;
    }

    private static String http(String head, String body) {
        return head + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static Map<String, String> retryAfter(String value) {
        return Map.of("Retry-After", value);
    }

    private static Map<String, String> elsewhere() {
        return Map.of("Location", "https://elsewhere.example/");
    }

    private static String dropReason(String json) {
        return ENVELOPE + "\"Response\":{\"MsgDropReason\":" + json + "}}";
    }

    private static String deep(int levels) {
        return ENVELOPE + "\"New\":" + "[".repeat(levels) + "]".repeat(levels) + "}";
    }

    private static String spaced(String json, int bytes) {
        return json + " ".repeat(bytes);
    }

    private static String utf16(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1);
    }

    private static String bomb() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(spaced(OK, 20_000_000).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
