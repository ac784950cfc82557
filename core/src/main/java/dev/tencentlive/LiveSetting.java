package dev.tencentlive;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table of settings, for those who surface it in a framework.
 *
 * @param key the key below {@link LiveSettings#PREFIX}, such as {@code retry.max-attempts}
 * @param type the Java type of its value
 * @param defaultValue its default as text, or {@code null} for none
 * @param text what it means, a sentence
 */
public record LiveSetting(
        String key, Class<?> type, @Nullable String defaultValue, String text) {

    /** Requires all but the default. */
    public LiveSetting {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(text, "text");
    }
}
