package dev.tencentlive.usersig;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * TLSSigAPIv2 on the wire: JSON, in zlib, in a base64 of the vendor's own alphabet (read in four implementations by the
 * vendor; page 1047/34385 links them).
 */
final class UserSigFormat {

    private static final String VERSION = "2.0";

    /** Far beyond any genuine UserSig, which is some 200 characters and inflates to some 200 bytes. */
    private static final int MAX_BYTES = 4096;

    // Names come from strangers: kept out of the table of symbols that all parsers of a factory share.
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private UserSigFormat() {}

    /** What is signed: account, application, time of signing and validity, both in seconds. */
    record Claims(String identifier, long sdkAppId, long time, long expire) {

        private static final int MAX_IDENTIFIER_BYTES = 32;

        Claims {
            requireIdentifier(identifier);
            requireSdkAppId(sdkAppId);
            if (time < 0 || expire < 0 || time > Instant.MAX.getEpochSecond() - expire) {
                throw new IllegalArgumentException("UserSig: time or validity out of range");
            }
        }

        static String requireIdentifier(String identifier) {
            requireNonNull(identifier, "identifier");
            // The signed text is line-based: a line end in the identifier would let it write further lines.
            if (identifier.chars().anyMatch(c -> c < ' ' || c > '~')) {
                throw new IllegalArgumentException(
                        "identifier: holds a character outside printable ASCII (0x20 to 0x7e), must be a user id");
            }
            if (identifier.isEmpty() || identifier.length() > MAX_IDENTIFIER_BYTES) {
                throw new IllegalArgumentException(
                        "identifier: " + identifier.length() + " bytes, must be 1 to " + MAX_IDENTIFIER_BYTES);
            }
            return identifier;
        }

        static long requireSdkAppId(long sdkAppId) {
            if (sdkAppId <= 0) {
                throw new IllegalArgumentException(
                        "SDKAppID: " + sdkAppId + ", must be the number of the application's console page");
            }
            return sdkAppId;
        }

        /** HMAC over exactly the text that the service recomputes, in base64. */
        String signedWith(SigningKey key) {
            String content = "TLS.identifier:" + identifier + "\nTLS.sdkappid:" + sdkAppId + "\nTLS.time:" + time
                    + "\nTLS.expire:" + expire + "\n";
            return Base64.getEncoder().encodeToString(key.hmacSha256(content.getBytes(UTF_8)));
        }
    }

    static UserSig encode(Claims claims, String signature) {
        return new UserSig(toVendorBase64(deflated(claims, signature)), claims, signature);
    }

    /** Refuses everything that is not a UserSig with an IllegalArgumentException whose text holds nothing of it. */
    static UserSig decode(String text) {
        String json = new String(inflated(fromVendorBase64(text)), UTF_8);
        try (JsonParser parser = JSON.createParser(json)) {
            Members members = Members.of(parser);
            return new UserSig(text, members.claims(), members.signature());
        } catch (IOException e) {
            throw malformed("holds no JSON object");
        }
    }

    private static byte[] deflated(Claims claims, String signature) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(new DeflaterOutputStream(bytes))) {
            json.writeStartObject();
            json.writeStringField("TLS.ver", VERSION);
            json.writeStringField("TLS.identifier", claims.identifier());
            json.writeNumberField("TLS.sdkappid", claims.sdkAppId());
            json.writeNumberField("TLS.expire", claims.expire());
            json.writeNumberField("TLS.time", claims.time());
            json.writeStringField("TLS.sig", signature);
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static byte[] inflated(byte[] zlib) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(zlib);
            byte[] bytes = new byte[MAX_BYTES];
            int length = inflater.inflate(bytes);
            if (!inflater.finished() || inflater.getRemaining() > 0) {
                throw malformed("cut short, too long, or with something after its end");
            }
            return Arrays.copyOf(bytes, length);
        } catch (DataFormatException e) {
            throw malformed("not compressed with zlib");
        } finally {
            inflater.end();
        }
    }

    // The vendor's alphabet, not RFC 4648's base64url: '+' is '*', '/' is '-', '=' is '_'.
    private static String toVendorBase64(byte[] bytes) {
        return Base64.getEncoder()
                .encodeToString(bytes)
                .replace('+', '*')
                .replace('/', '-')
                .replace('=', '_');
    }

    private static byte[] fromVendorBase64(String text) {
        if (text.length() > MAX_BYTES || text.chars().anyMatch(c -> c > '~' || c == '+' || c == '/' || c == '=')) {
            throw malformed("too long, or with characters outside A-Za-z0-9*-_");
        }
        byte[] bytes = base64Decoded(text.replace('*', '+').replace('-', '/').replace('_', '='));
        // The JDK's decoder tolerates missing padding and stray bits at the end.
        if (!toVendorBase64(bytes).equals(text)) {
            throw malformed("wrongly padded");
        }
        return bytes;
    }

    private static byte[] base64Decoded(String text) {
        try {
            return Base64.getDecoder().decode(text.getBytes(ISO_8859_1));
        } catch (IllegalArgumentException e) {
            // Not kept as the cause: its message quotes the text.
            throw malformed("not in base64");
        }
    }

    private static IllegalArgumentException malformed(String what) {
        return new IllegalArgumentException("not a UserSig: " + what);
    }

    /** The JSON's members while they are read; others than these are ignored. */
    private static final class Members {

        private @Nullable String version;
        private @Nullable String identifier;
        private @Nullable Long sdkAppId;
        private @Nullable Long expire;
        private @Nullable Long time;
        private @Nullable String signature;

        static Members of(JsonParser parser) throws IOException {
            Members members = new Members();
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed("holds no JSON object");
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                members.read(name, parser);
            }
            if (parser.nextToken() != null) {
                throw malformed("holds more than one JSON object");
            }
            return members;
        }

        private void read(String name, JsonParser parser) throws IOException {
            switch (name) {
                case "TLS.ver" -> version = text(parser);
                case "TLS.identifier" -> identifier = text(parser);
                case "TLS.sdkappid" -> sdkAppId = number(parser);
                case "TLS.expire" -> expire = number(parser);
                case "TLS.time" -> time = number(parser);
                case "TLS.sig" -> signature = text(parser);
                default -> parser.skipChildren();
            }
        }

        private static String text(JsonParser parser) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw malformed("a text is not a text");
            }
            return parser.getText();
        }

        private static long number(JsonParser parser) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
                throw malformed("a number is not a whole number");
            }
            return parser.getLongValue();
        }

        Claims claims() {
            if (!VERSION.equals(version)) {
                throw malformed("of another version than " + VERSION);
            }
            if (identifier == null || sdkAppId == null || time == null || expire == null) {
                throw malformed("a member is missing");
            }
            return new Claims(identifier, sdkAppId, time, expire);
        }

        String signature() {
            if (signature == null) {
                throw malformed("TLS.sig is missing");
            }
            return signature;
        }
    }
}
