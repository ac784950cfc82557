package dev.tencentlive.quarkus;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Reads what can be read as a duration. The rest is not used, and not refused here: {@link dev.tencentlive.LiveSettings} says what is
 * wrong with it, together with everything else. Public because Quarkus generates code that makes one.
 */
public final class UncheckedDuration implements Converter<Duration> {

    private static final long serialVersionUID = 1L;

    /** Made by Quarkus. */
    public UncheckedDuration() {}

    @Override
    public @Nullable Duration convert(String value) {
        // How an optional value says that it is not set.
        if (value.isBlank()) {
            return null;
        }
        try {
            return DurationConverter.parseDuration(value.strip());
        } catch (IllegalArgumentException e) {
            return Duration.ZERO;
        }
    }
}
