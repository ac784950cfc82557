package dev.tencentlive;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one grammar for durations in every framework: {@code 5s}, {@code PT5S}; a bare number is seconds. */
final class DurationText {

    static final String RULE = "written as 500ms, 5s, 2m, 24h, 1d or PT5S; a bare number is seconds";

    private static final Pattern SIMPLE = Pattern.compile("(-?\\d{1,12})\\s*(ms|s|m|h|d)?");

    private DurationText() {}

    /**
     * Reads a duration.
     *
     * @throws IllegalArgumentException when the text is none
     */
    static Duration parse(String text) {
        String trimmed = text.strip().toLowerCase(Locale.ROOT);
        Matcher simple = SIMPLE.matcher(trimmed);
        if (simple.matches()) {
            long amount = Long.parseLong(simple.group(1));
            String unit = simple.group(2);
            return unit == null ? Duration.ofSeconds(amount) : inUnit(amount, unit);
        }
        try {
            return Duration.parse(trimmed);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(RULE);
        }
    }

    /** The way a person would write it, whole milliseconds. */
    static String format(Duration duration) {
        if (duration.toMillisPart() != 0) {
            return duration.toMillis() + "ms";
        }
        long seconds = duration.toSeconds();
        if (seconds == 0 || seconds % 60 != 0) {
            return seconds + "s";
        }
        if (seconds % 3600 != 0) {
            return seconds / 60 + "m";
        }
        long hours = seconds / 3600;
        // A day is still 24h to most; years of hours are not.
        return hours % 24 == 0 && Math.abs(hours) > 24 ? hours / 24 + "d" : hours + "h";
    }

    private static Duration inUnit(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
