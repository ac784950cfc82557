package dev.tencentlive.emulator;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request as it came over the wire, read to its end.
 *
 * @param headers by lower-case name; of a repeated header the last value
 * @param receivedNanos {@link System#nanoTime()} when its last byte had been read
 */
record HttpCall(
        String method,
        String path,
        @Nullable String query,
        boolean keepAlive,
        Map<String, String> headers,
        Content content,
        long receivedNanos) {

    /** The body; {@code tooLong} when there was more than is read, and then it is empty. */
    static final class Content {
        private final byte[] bytes;
        private final boolean tooLong;

        Content(byte[] bytes, boolean tooLong) {
            this.bytes = bytes;
            this.tooLong = tooLong;
        }

        byte[] bytes() {
            return bytes;
        }

        boolean tooLong() {
            return tooLong;
        }
    }

    @Nullable
    String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    /** Without the query, which carries a UserSig. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
