package dev.tencentlive.emulator;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is sent for a call, and how truthfully. */
final class HttpReply {
    static final String JSON = "application/json; charset=utf-8";
    private static final byte[] NOTHING = {};

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final byte @Nullable [] raw;
    private final @Nullable Flow flow;
    private final Manner manner;

    private HttpReply(
            int status,
            Map<String, String> headers,
            byte[] body,
            byte @Nullable [] raw,
            @Nullable Flow flow,
            Manner manner) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.raw = raw;
        this.flow = flow;
        this.manner = manner;
    }

    /** A body whose length nobody knows before; the connection ends with it. */
    interface Flow {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * How the reply goes out.
     *
     * @param bodyBytes of the body, sent before it stops; negative: all
     * @param pace waited before each byte of the body
     */
    record Manner(Ending ending, int bodyBytes, Duration pace) {
        static final Manner PLAIN = new Manner(Ending.KEEP, -1, Duration.ZERO);
    }

    /** What becomes of the connection after the bytes that are sent. */
    enum Ending {
        KEEP,
        CLOSE,
        RESET,
        /** Nothing more is sent, and the connection stays open until the peer or the emulator closes it. */
        STALL
    }

    static HttpReply json(byte[] body) {
        return new HttpReply(200, Map.of("Content-Type", JSON), body, null, null, Manner.PLAIN);
    }

    static HttpReply text(int status, String contentType, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new HttpReply(status, Map.of("Content-Type", contentType), bytes, null, null, Manner.PLAIN);
    }

    static HttpReply bytes(String contentType, byte[] body) {
        return new HttpReply(200, Map.of("Content-Type", contentType), body, null, null, Manner.PLAIN);
    }

    static HttpReply flowing(String contentType, Flow flow) {
        return new HttpReply(200, Map.of("Content-Type", contentType), NOTHING, null, flow, Manner.PLAIN);
    }

    /** No byte at all: the connection just ends. */
    static HttpReply nothing(Ending ending) {
        return bytes(NOTHING, ending);
    }

    /** These bytes in place of status line, headers and body. */
    static HttpReply bytes(byte[] raw, Ending ending) {
        return new HttpReply(0, Map.of(), NOTHING, raw, null, new Manner(ending, -1, Duration.ZERO));
    }

    int status() {
        return status;
    }

    /** Besides Date, Content-Length and Connection. */
    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    byte @Nullable [] raw() {
        return raw;
    }

    @Nullable
    Flow flow() {
        return flow;
    }

    Manner manner() {
        return manner;
    }

    HttpReply with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new HttpReply(status, all, body, raw, flow, manner);
    }

    /** Always fewer bytes than Content-Length announces, so that the cut is one whatever the reply's length. */
    HttpReply stoppedAfter(int bytes, Ending ending) {
        int sent = Math.max(0, Math.min(bytes, body.length - 1));
        return new HttpReply(status, headers, body, raw, flow, new Manner(ending, sent, Duration.ZERO));
    }

    HttpReply paced(Duration perByte) {
        return new HttpReply(status, headers, body, raw, flow, new Manner(Ending.KEEP, -1, perByte));
    }
}
