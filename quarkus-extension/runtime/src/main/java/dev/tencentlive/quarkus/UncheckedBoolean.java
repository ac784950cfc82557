package dev.tencentlive.quarkus;

import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Reads what can be read as yes or no. The rest is not used, and not refused here: {@link dev.tencentlive.LiveSettings} says what is
 * wrong with it, together with everything else. Public because Quarkus generates code that makes one.
 */
public final class UncheckedBoolean implements Converter<Boolean> {

    private static final long serialVersionUID = 1L;

    /** Made by Quarkus. */
    public UncheckedBoolean() {}

    @Override
    public @Nullable Boolean convert(String value) {
        // How an optional value says that it is not set.
        if (value.isBlank()) {
            return null;
        }
        return Boolean.valueOf(value.strip());
    }
}
