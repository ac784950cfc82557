package dev.tencentlive.emulator;

/** At most so many admissions in any window of one second, exactly: it remembers the time of each of the last ones. */
final class SlidingWindow {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final long[] admissions;
    private int admitted;
    private int oldest;

    /** @param limit 0: no limit */
    SlidingWindow(int limit) {
        this.admissions = new long[limit];
    }

    int limit() {
        return admissions.length;
    }

    /** @param now nanoseconds that never run backwards */
    boolean admit(long now) {
        if (admissions.length == 0) {
            return true;
        }
        if (admitted < admissions.length) {
            admissions[admitted++] = now;
            return true;
        }
        if (now - admissions[oldest] < SECOND_NANOS) {
            return false;
        }
        admissions[oldest] = now;
        oldest = (oldest + 1) % admissions.length;
        return true;
    }
}
