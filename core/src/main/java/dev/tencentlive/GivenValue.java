package dev.tencentlive;

import java.util.regex.Pattern;

/** What may be shown of a value that somebody set. */
final class GivenValue {

    private static final Pattern PLAIN = Pattern.compile("[-+.\\w]{1,64}");

    /** Keys are 64 hexadecimal digits; one that was pasted under another name stays a secret. */
    private static final Pattern LIKE_A_KEY = Pattern.compile("[0-9a-fA-F]{32}");

    private GivenValue() {}

    static String shown(String value) {
        if (LIKE_A_KEY.matcher(value).find()) {
            return "(not shown: it looks like a secret key)";
        }
        return PLAIN.matcher(value).matches() ? value : Texts.quote(value);
    }
}
