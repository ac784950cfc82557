package dev.tencentlive.emulator;

import dev.tencentlive.emulator.RecordedCall.Result;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Calls by outcome in each of the last seconds. Not safe for several threads. */
final class CallRates {
    static final int SECONDS = 60;
    private static final long SECOND_NANOS = 1_000_000_000L;
    /** More than are shown, so that a call that was delayed still finds the second in which it came. */
    private static final int KEPT = 2 * SECONDS;

    private final List<Second> kept = new ArrayList<>();

    private record Second(long number, Map<Result, Long> calls) {}

    CallRates() {
        clear();
    }

    void count(RecordedCall call) {
        long number = Math.floorDiv(call.receivedNanos(), SECOND_NANOS);
        int slot = Math.floorMod(number, KEPT);
        Second second = kept.get(slot);
        if (second.calls().isEmpty() || second.number() < number) {
            second = new Second(number, new EnumMap<>(Result.class));
            kept.set(slot, second);
        }
        if (second.number() == number) {
            second.calls().merge(call.result(), 1L, Long::sum);
        }
    }

    /** The counts of each second, oldest first, the present one last. */
    List<Map<Result, Long>> until(long nanos) {
        long present = Math.floorDiv(nanos, SECOND_NANOS);
        List<Map<Result, Long>> rates = new ArrayList<>();
        for (long number = present - SECONDS + 1; number <= present; number++) {
            Second second = kept.get(Math.floorMod(number, KEPT));
            rates.add(second.number() == number ? Map.copyOf(second.calls()) : Map.of());
        }
        return rates;
    }

    void clear() {
        kept.clear();
        for (int slot = 0; slot < KEPT; slot++) {
            kept.add(new Second(0, Map.of()));
        }
    }
}
