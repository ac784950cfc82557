package dev.tencentlive.quarkus;

import dev.tencentlive.SettingsProblem;
import java.util.regex.Pattern;

/** What is said of a value that breaks a rule of this extension's own keys. */
final class WrongValue {

    /** Shorter than a key, which may have been pasted under another name. */
    private static final Pattern SHOWN = Pattern.compile("[-+.\\w]{1,31}");

    private WrongValue() {}

    static SettingsProblem of(String key, String given, String rule) {
        String shown = SHOWN.matcher(given).matches() ? given : "(not shown)";
        return new SettingsProblem(key, SettingsProblem.Nature.WRONG, key + ": " + shown + ", " + rule);
    }
}
