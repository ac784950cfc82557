package dev.tencentlive.emulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts calls, and remembers the last ones. */
final class CallLog {
    private final int kept;
    private final Deque<RecordedCall> recent = new ArrayDeque<>();
    private final Map<Integer, Long> refused = new TreeMap<>();
    private long total;
    private long ok;
    private long dropped;
    private long scripted;

    CallLog(int kept) {
        this.kept = kept;
    }

    synchronized void arrived() {
        total++;
    }

    synchronized void ended(RecordedCall call) {
        switch (call.result()) {
            case OK -> ok++;
            case DROPPED -> dropped++;
            case REFUSED -> refused.merge(call.code(), 1L, Long::sum);
            case SCRIPTED -> scripted++;
        }
        recent.addLast(call);
        if (recent.size() > kept) {
            recent.removeFirst();
        }
    }

    synchronized CallCounts counts(long keptMessages) {
        return new CallCounts(total, ok, dropped, Map.copyOf(refused), scripted, keptMessages, List.copyOf(recent));
    }

    /** Short, for the text of a test that waited in vain. */
    synchronized String summary() {
        return total + " calls: " + ok + " ok, " + dropped + " dropped, refused by code " + refused + ", " + scripted
                + " scripted";
    }

    synchronized void clear() {
        recent.clear();
        refused.clear();
        total = 0;
        ok = 0;
        dropped = 0;
        scripted = 0;
    }
}
