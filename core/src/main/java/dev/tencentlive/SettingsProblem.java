package dev.tencentlive;

import java.io.Serializable;
import java.util.Objects;

/**
 * One thing that is wrong with the settings.
 *
 * @param key the whole key, such as {@code tencent.live.region}
 * @param nature in which way it is wrong
 * @param text a sentence with the key, the given value (never a secret), what is allowed and where to find the right one
 */
public record SettingsProblem(String key, Nature nature, String text) implements Serializable {

    /** In which way a setting is wrong. */
    public enum Nature {
        /** Messaging is switched off with {@code tencent.live.enabled}. */
        DISABLED,
        /** A required setting is not there. */
        MISSING,
        /** A value breaks its rule. */
        WRONG,
        /** No setting has this name. */
        UNKNOWN;

        boolean isAbsence() {
            return this == DISABLED || this == MISSING;
        }
    }

    /** Requires everything. */
    public SettingsProblem {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(nature, "nature");
        Objects.requireNonNull(text, "text");
    }
}
