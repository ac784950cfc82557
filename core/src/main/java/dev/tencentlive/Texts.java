package dev.tencentlive;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** How values appear in messages: quoted, bounded, control characters visible. */
final class Texts {

    private static final int SHOWN = 200;

    private Texts() {}

    static String quote(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        value.codePoints().limit(SHOWN).forEach(c -> append(quoted, c));
        return quoted.append(value.codePointCount(0, value.length()) > SHOWN ? "…\"" : "\"")
                .toString();
    }

    /** For values whose content is nobody's business in a log. */
    static String size(String value) {
        return value.getBytes(StandardCharsets.UTF_8).length + " bytes";
    }

    static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static void append(StringBuilder target, int c) {
        if (Character.isISOControl(c) || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            target.append(String.format(Locale.ROOT, "\\u%04x", c));
        } else {
            target.appendCodePoint(c);
        }
    }
}
