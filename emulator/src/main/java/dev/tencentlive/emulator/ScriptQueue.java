package dev.tencentlive.emulator;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The scripts that are not used up, first come first served. */
final class ScriptQueue {
    private final List<Entry> entries = new ArrayList<>();

    private static final class Entry {
        private final @Nullable String roomId;
        private final Scripted scripted;
        private int left;

        Entry(int left, @Nullable String roomId, Scripted scripted) {
            this.left = left;
            this.roomId = roomId;
            this.scripted = scripted;
        }

        boolean takes(String room) {
            return roomId == null || roomId.equals(room);
        }
    }

    /** @param calls {@link Integer#MAX_VALUE}: never used up */
    synchronized void add(int calls, @Nullable String roomId, Scripted scripted) {
        entries.add(new Entry(calls, roomId, scripted));
    }

    synchronized @Nullable Scripted take(String roomId) {
        for (Iterator<Entry> all = entries.iterator(); all.hasNext(); ) {
            Entry entry = all.next();
            if (entry.takes(roomId)) {
                if (entry.left != Integer.MAX_VALUE && --entry.left == 0) {
                    all.remove();
                }
                return entry.scripted;
            }
        }
        return null;
    }

    synchronized void clear() {
        entries.clear();
    }
}
