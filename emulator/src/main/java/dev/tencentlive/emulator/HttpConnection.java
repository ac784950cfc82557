package dev.tencentlive.emulator;

import dev.tencentlive.emulator.HttpListener.Surroundings;
import dev.tencentlive.emulator.HttpReply.Ending;
import dev.tencentlive.emulator.HttpReply.Manner;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** One connection: requests are answered one after the other until either side ends it. */
final class HttpConnection {
    private static final System.Logger LOG = System.getLogger("dev.tencentlive.emulator");
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final Socket plain;
    private final Socket socket;
    private final Surroundings surroundings;
    private final Pause pause;

    /** @param socket over {@code plain}, or the same */
    HttpConnection(Socket plain, Socket socket, Surroundings surroundings, Pause pause) {
        this.plain = plain;
        this.socket = socket;
        this.surroundings = surroundings;
        this.pause = pause;
    }

    void serve() throws IOException {
        OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 16 * 1024);
        InputStream in = socket.getInputStream();
        HttpRequestReader requests = new HttpRequestReader(in, out, surroundings.ticker());
        try {
            for (HttpCall call = requests.next(); call != null; call = requests.next()) {
                if (!send(handled(call), call.keepAlive(), out)) {
                    return;
                }
            }
            // Under TLS this says goodbye; an end that a script wants comes without.
            socket.shutdownOutput();
        } catch (ProtocolException e) {
            send(HttpReply.text(400, "text/plain; charset=utf-8", e.getMessage() + "\n"), false, out);
        }
    }

    /** A mistake of the emulator's own is said to the caller, who would otherwise look for it in his own network. */
    private HttpReply handled(HttpCall call) {
        try {
            return surroundings.handler().handle(call);
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The emulator failed to answer " + call, e);
            return HttpReply.text(500, "text/plain; charset=utf-8", "The emulator failed to answer this: " + e + "\n");
        }
    }

    /** Whether the connection can carry another call. */
    private boolean send(HttpReply reply, boolean keepAlive, OutputStream out) throws IOException {
        byte[] raw = reply.raw();
        HttpReply.Flow flow = reply.flow();
        if (flow != null) {
            return flow(reply, flow, out);
        }
        if (raw != null) {
            out.write(raw);
        } else {
            out.write(head(reply, keepAlive).getBytes(StandardCharsets.ISO_8859_1));
            body(reply, out);
        }
        out.flush();
        boolean usable = end(reply.manner().ending());
        if (usable && !keepAlive) {
            socket.shutdownOutput();
        }
        return usable && keepAlive;
    }

    private boolean flow(HttpReply reply, HttpReply.Flow flow, OutputStream out) throws IOException {
        out.write(head(reply, false).getBytes(StandardCharsets.ISO_8859_1));
        try (ChunkedOutput chunks = new ChunkedOutput(out)) {
            flow.writeTo(chunks);
            chunks.end();
        }
        socket.shutdownOutput();
        return false;
    }

    private String head(HttpReply reply, boolean keepAlive) {
        StringBuilder head = new StringBuilder(256)
                .append("HTTP/1.1 ")
                .append(reply.status())
                .append(' ')
                .append(reason(reply.status()))
                .append("\r\nDate: ")
                .append(HTTP_DATE.format(surroundings.now().get()));
        // 204 and 304 have no body, and so no length either.
        if (reply.flow() != null) {
            head.append("\r\nTransfer-Encoding: chunked");
        } else if (reply.status() != 204 && reply.status() != 304) {
            head.append("\r\nContent-Length: ").append(reply.body().length);
        }
        for (Map.Entry<String, String> header : reply.headers().entrySet()) {
            head.append("\r\n").append(header.getKey()).append(": ").append(header.getValue());
        }
        return head.append(keepAlive ? "\r\n\r\n" : "\r\nConnection: close\r\n\r\n")
                .toString();
    }

    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 400 -> "Bad Request";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 429 -> "Too Many Requests";
            case 500 -> "Internal Server Error";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            default -> "Status";
        };
    }

    private void body(HttpReply reply, OutputStream out) throws IOException {
        Manner manner = reply.manner();
        byte[] body = reply.body();
        int length = manner.bodyBytes() < 0 ? body.length : Math.min(body.length, manner.bodyBytes());
        if (manner.pace().isZero()) {
            out.write(body, 0, length);
            return;
        }
        for (int i = 0; i < length; i++) {
            out.flush();
            pause.await(manner.pace());
            out.write(body[i]);
        }
    }

    private boolean end(Ending ending) throws IOException {
        switch (ending) {
            case KEEP -> {
                return true;
            }
            case CLOSE -> {
                return false;
            }
            case RESET -> {
                plain.setSoLinger(true, 0);
                return false;
            }
            case STALL -> {
                plain.setSoTimeout(0);
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                return false;
            }
        }
        throw new AssertionError(ending);
    }
}
