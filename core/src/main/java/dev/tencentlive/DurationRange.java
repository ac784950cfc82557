package dev.tencentlive;

import java.time.Duration;

/** What a duration may be set to. */
record DurationRange(String key, Duration least, Duration most) {

    static final DurationRange USER_SIG_VALIDITY =
            new DurationRange("user-sig-validity", Duration.ofMinutes(1), Duration.ofDays(3650));
    static final DurationRange CONNECT_TIMEOUT =
            new DurationRange("connect-timeout", Duration.ofMillis(1), Duration.ofMinutes(1));
    static final DurationRange ATTEMPT_TIMEOUT =
            new DurationRange("attempt-timeout", Duration.ofMillis(1), Duration.ofMinutes(5));
    static final DurationRange DELIVERY_TIMEOUT =
            new DurationRange("delivery-timeout", Duration.ofMillis(1), Duration.ofHours(1));
    static final DurationRange CONNECTION_REUSE =
            new DurationRange("connection-reuse", Duration.ofMillis(1), Duration.ofHours(1));

    boolean holds(Duration duration) {
        return duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0;
    }

    String rule() {
        return "must be " + DurationText.format(least) + " to " + DurationText.format(most) + ", " + DurationText.RULE;
    }
}
