package dev.tencentlive.quarkus;

import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Reads what can be read as a whole number. The rest is not used, and not refused here: {@link dev.tencentlive.LiveSettings} says what is
 * wrong with it, together with everything else. Public because Quarkus generates code that makes one.
 */
public final class UncheckedLong implements Converter<Long> {

    private static final long serialVersionUID = 1L;

    /** Made by Quarkus. */
    public UncheckedLong() {}

    @Override
    public @Nullable Long convert(String value) {
        // How an optional value says that it is not set.
        if (value.isBlank()) {
            return null;
        }
        try {
            return Long.valueOf(value.strip());
        } catch (NumberFormatException e) {
            return 0L;
        }
    }
}
