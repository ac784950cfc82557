package dev.tencentlive.emulator;

import java.time.Duration;

/**
 * The values that can be changed while the emulator runs; limits of 0 are switched off.
 *
 * @param latency waited before each call of the API is taken up
 */
record Knobs(
        boolean createRooms,
        int applicationLimit,
        int applicationLimitCode,
        int roomLimit,
        int maxMessageBytes,
        Duration latency) {

    static final Duration LONGEST_LATENCY = Duration.ofMinutes(1);

    Knobs {
        within("applicationLimit", applicationLimit, 1_000_000);
        within("roomLimit", roomLimit, 10_000);
        within("maxMessageBytes", maxMessageBytes, Integer.MAX_VALUE);
        if (applicationLimitCode < 1) {
            throw new IllegalArgumentException(
                    "applicationLimitCode: " + applicationLimitCode + ", must be an error code");
        }
        if (latency.isNegative() || latency.compareTo(LONGEST_LATENCY) > 0) {
            throw new IllegalArgumentException(
                    "latency: " + latency.toMillis() + " ms, must be 0 to " + LONGEST_LATENCY.toMillis() + " ms");
        }
    }

    private static void within(String name, int value, int most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(name + ": " + value + ", must be 0 to " + most);
        }
    }
}
