package dev.tencentlive.emulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The time as the service sees it, which can be made to differ from the caller's. */
final class ServiceClock {
    private final Clock clock;
    private volatile Duration offset = Duration.ZERO;

    ServiceClock(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().plus(offset);
    }

    Duration offset() {
        return offset;
    }

    void offset(Duration newOffset) {
        offset = newOffset;
    }
}
