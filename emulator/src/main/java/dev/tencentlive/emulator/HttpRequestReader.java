package dev.tencentlive.emulator;

import dev.tencentlive.emulator.HttpCall.Content;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Reads HTTP/1.1 requests one after the other from one connection. */
final class HttpRequestReader {
    private static final int MAX_LINE_BYTES = 16 * 1024;
    private static final int MAX_HEADERS = 100;
    private static final int MAX_BODY_BYTES = 1024 * 1024;
    private static final int MAX_DISCARDED_BYTES = 64 * 1024 * 1024;

    private final InputStream in;
    private final OutputStream out;
    private final LongSupplier ticker;

    HttpRequestReader(InputStream in, OutputStream out, LongSupplier ticker) {
        this.in = new BufferedInputStream(in, 8 * 1024);
        this.out = out;
        this.ticker = ticker;
    }

    /** The next request, or null when the peer has ended the connection. */
    @Nullable
    HttpCall next() throws IOException {
        String first = line();
        while (first != null && first.isEmpty()) {
            first = line();
        }
        if (first == null) {
            return null;
        }
        String[] parts = first.split(" ", -1);
        if (parts.length != 3 || !parts[2].startsWith("HTTP/1.")) {
            throw new ProtocolException("not an HTTP/1.1 request line");
        }
        Map<String, String> headers = headers();
        Content content = content(headers);
        int question = parts[1].indexOf('?');
        String path = question < 0 ? parts[1] : parts[1].substring(0, question);
        String query = question < 0 ? null : parts[1].substring(question + 1);
        boolean keepAlive =
                parts[2].equals("HTTP/1.1") && !"close".equalsIgnoreCase(headers.getOrDefault("connection", ""));
        return new HttpCall(parts[0], path, query, keepAlive, headers, content, ticker.getAsLong());
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (int count = 0; ; count++) {
            String line = line();
            if (line == null || count == MAX_HEADERS) {
                throw new ProtocolException("headers without an end");
            }
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new ProtocolException("a header without a colon");
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim());
        }
    }

    private Content content(Map<String, String> headers) throws IOException {
        if ("100-continue".equalsIgnoreCase(headers.getOrDefault("expect", ""))) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        if ("chunked".equalsIgnoreCase(headers.getOrDefault("transfer-encoding", ""))) {
            return chunked();
        }
        long length = number(headers.getOrDefault("content-length", "0"), 10);
        if (length > MAX_BODY_BYTES) {
            // Read to the end all the same: a connection that is closed with unread bytes is reset, and the reply with
            // it.
            in.skipNBytes(Math.min(length, MAX_DISCARDED_BYTES));
            return new Content(new byte[0], true);
        }
        byte[] body = in.readNBytes((int) length);
        if (body.length < length) {
            throw new ProtocolException("the body ends early");
        }
        return new Content(body, false);
    }

    private Content chunked() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        boolean tooLong = false;
        for (long total = 0; ; ) {
            long size = number(required(line()).split(";", 2)[0].trim(), 16);
            if (size == 0) {
                headers();
                return new Content(tooLong ? new byte[0] : body.toByteArray(), tooLong);
            }
            total += size;
            tooLong |= total > MAX_BODY_BYTES;
            if (total > MAX_DISCARDED_BYTES) {
                throw new ProtocolException("the body is too long");
            }
            if (tooLong) {
                in.skipNBytes(size);
            } else {
                body.write(in.readNBytes((int) size));
            }
            if (!required(line()).isEmpty()) {
                throw new ProtocolException("a chunk longer than it said");
            }
        }
    }

    private static long number(String text, int radix) throws ProtocolException {
        try {
            long number = Long.parseLong(text, radix);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // answered below, like a negative length
        }
        throw new ProtocolException("not a length: " + text);
    }

    private static String required(@Nullable String line) throws ProtocolException {
        if (line == null) {
            throw new ProtocolException("the request ends early");
        }
        return line;
    }

    /** A line without its end, or null at the end of the stream. */
    private @Nullable String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                String text = line.toString(StandardCharsets.ISO_8859_1);
                return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            }
            if (line.size() == MAX_LINE_BYTES) {
                throw new ProtocolException("a line of more than " + MAX_LINE_BYTES + " bytes");
            }
            line.write(b);
        }
        if (line.size() > 0) {
            throw new ProtocolException("the request ends early");
        }
        return null;
    }
}
