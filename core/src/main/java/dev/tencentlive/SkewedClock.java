package dev.tencentlive;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The application's clock, corrected by what the service's {@code Date} header taught. */
final class SkewedClock extends Clock {

    /** The most that is believed: a UserSig is valid for a day. */
    static final Duration BELIEVED = Duration.ofHours(24);

    /** Less is the way of a reply and the whole seconds of the header. */
    private static final Duration NOISE = Duration.ofSeconds(30);

    private final Clock clock;
    private volatile Duration offset = Duration.ZERO;

    SkewedClock(Clock clock) {
        this.clock = clock;
    }

    /** What the service's clock says beyond ours. */
    Duration offsetOf(Instant serviceTime) {
        return Duration.between(clock.instant(), serviceTime);
    }

    void learn(Duration serviceAhead) {
        if (serviceAhead.abs().compareTo(BELIEVED) <= 0) {
            offset = serviceAhead.abs().compareTo(NOISE) < 0 ? Duration.ZERO : serviceAhead;
        }
    }

    @Override
    public Instant instant() {
        return clock.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        SkewedClock copy = new SkewedClock(clock.withZone(zone));
        copy.offset = offset;
        return copy;
    }
}
