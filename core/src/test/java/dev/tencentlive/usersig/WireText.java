package dev.tencentlive.usersig;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** The encoding once more, written down independently of the code under test, for making and reading what it must take. */
final class WireText {

    private WireText() {}

    static String ofJson(String json) throws IOException {
        return ofBytes(json.getBytes(UTF_8));
    }

    static String ofBytes(byte[] content) throws IOException {
        ByteArrayOutputStream zlib = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(zlib)) {
            deflater.write(content);
        }
        return ofZlib(zlib.toByteArray());
    }

    static String ofZlib(byte[] zlib) {
        StringBuilder text = new StringBuilder();
        for (char c : Base64.getEncoder().encodeToString(zlib).toCharArray()) {
            text.append(c == '+' ? '*' : c == '/' ? '-' : c == '=' ? '_' : c);
        }
        return text.toString();
    }

    static String toJson(String text) throws IOException {
        byte[] zlib = Base64.getDecoder()
                .decode(text.replace('*', '+').replace('-', '/').replace('_', '='));
        return new String(new InflaterInputStream(new ByteArrayInputStream(zlib)).readAllBytes(), UTF_8);
    }
}
