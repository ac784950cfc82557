package dev.tencentlive.emulator;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters behind the question mark, percent-decoded. Names and values are case-sensitive, and '+' is a plus sign.
 *
 * @param problem what is wrong with the query as a whole, or null
 */
record QueryParameters(Map<String, String> values, @Nullable String problem) {

    static QueryParameters of(@Nullable String query) {
        Map<String, String> values = new HashMap<>();
        String problem = null;
        for (String pair : query == null || query.isEmpty() ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
            if (value == null) {
                problem = "The query parameter " + name + " is not percent-encoded UTF-8.";
            } else if (values.put(name, value) != null) {
                problem = "The query parameter " + name + " is given twice.";
            }
        }
        return new QueryParameters(values, problem);
    }

    String get(String name) {
        return values.getOrDefault(name, "");
    }

    /** A whole number from 0 to {@code most}, or -1. */
    long number(String name, long most) {
        String text = get(name);
        boolean digits = !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        long number = digits ? Long.parseLong(text) : -1;
        return number <= most ? number : -1;
    }

    private static @Nullable String decoded(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%') {
                bytes.write(c);
                continue;
            }
            if (i + 2 >= text.length()) {
                return null;
            }
            int high = Character.digit(text.charAt(i + 1), 16);
            int low = Character.digit(text.charAt(i + 2), 16);
            if (high < 0 || low < 0) {
                return null;
            }
            bytes.write(high * 16 + low);
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
