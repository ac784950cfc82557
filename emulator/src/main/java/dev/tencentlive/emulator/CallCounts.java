package dev.tencentlive.emulator;

import java.util.List;
import java.util.Map;

/**
 * The calls of the Live API since the start or the last reset. {@code ok + dropped + refused + scripted} is
 * {@code total} once no call is being delayed.
 *
 * @param total calls that arrived, counted before they are judged
 * @param dropped calls answered OK with a drop reason
 * @param refusedByCode calls answered with an error code, by code; what a script answered is not among them, and codes
 *     beyond the first thousand are counted under {@link RecordedCall#NO_CODE}
 * @param scripted calls whose answer a script replaced or withheld
 * @param kept messages that were kept for the room, also by a script that acted; those that have been forgotten since
 *     count on
 * @param recent the last calls, oldest first; how many is bounded
 */
public record CallCounts(
        long total,
        long ok,
        long dropped,
        Map<Integer, Long> refusedByCode,
        long scripted,
        long kept,
        List<RecordedCall> recent) {

    /** All calls answered with an error code. */
    public long refused() {
        return refusedByCode.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Calls answered with this error code. */
    public long refused(int code) {
        return refusedByCode.getOrDefault(code, 0L);
    }
}
