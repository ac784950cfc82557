package dev.tencentlive.emulator;

import dev.tencentlive.emulator.Recent.Numbered;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts calls, and remembers the last ones. */
final class CallLog {
    static final int MOST_CODES = 1_000;

    private final Recent<RecordedCall> recent;
    private final CallRates rates = new CallRates();
    private final Map<Integer, Long> refused = new TreeMap<>();
    private long total;
    private long ok;
    private long dropped;
    private long scripted;

    CallLog(int kept) {
        this.recent = new Recent<>(kept);
    }

    synchronized void arrived() {
        total++;
    }

    synchronized void ended(RecordedCall call) {
        switch (call.result()) {
            case OK -> ok++;
            case DROPPED -> dropped++;
            case REFUSED -> refused.merge(counted(call.code()), 1L, Long::sum);
            case SCRIPTED -> scripted++;
        }
        recent.add(call);
        rates.count(call);
    }

    /** Rooms such as {@code code-4711} make as many codes as a caller likes. */
    private int counted(int code) {
        return refused.size() < MOST_CODES || refused.containsKey(code) ? code : RecordedCall.NO_CODE;
    }

    synchronized CallCounts counts(long keptMessages) {
        return new CallCounts(total, ok, dropped, Map.copyOf(refused), scripted, keptMessages, recent.all());
    }

    /** Without the calls one by one. */
    synchronized CallCounts countsAlone(long keptMessages) {
        return new CallCounts(total, ok, dropped, new TreeMap<>(refused), scripted, keptMessages, List.of());
    }

    /** Short, for the text of a test that waited in vain. */
    synchronized String summary() {
        return total + " calls: " + ok + " ok, " + dropped + " dropped, refused by code " + refused + ", " + scripted
                + " scripted";
    }

    /** The newest calls beyond this number, oldest first, at most so many. */
    synchronized List<Numbered<RecordedCall>> after(long number, int most) {
        return recent.after(number, most);
    }

    /** The number of the newest call, 0 at first; it goes on after {@link #clear}. */
    synchronized long added() {
        return recent.added();
    }

    synchronized List<Map<RecordedCall.Result, Long>> rates(long nanos) {
        return rates.until(nanos);
    }

    synchronized void clear() {
        rates.clear();
        recent.clear();
        refused.clear();
        total = 0;
        ok = 0;
        dropped = 0;
        scripted = 0;
    }
}
