package dev.tencentlive.emulator;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The scripts that are not used up, first come first served. */
final class ScriptQueue {
    private final List<Entry> entries = new ArrayList<>();
    private long added;

    private static final class Entry {
        private final long id;
        private final String what;
        private final @Nullable String roomId;
        private final Scripted scripted;
        private int left;

        Entry(long id, int left, @Nullable String roomId, String what, Scripted scripted) {
            this.id = id;
            this.what = what;
            this.left = left;
            this.roomId = roomId;
            this.scripted = scripted;
        }

        boolean takes(String room) {
            return roomId == null || roomId.equals(room);
        }
    }

    /**
     * A script that is not used up.
     *
     * @param left {@link Integer#MAX_VALUE}: never used up
     */
    record Waiting(long id, int left, @Nullable String roomId, String what) {}

    /** @param what a few words for whoever looks at what is switched on */
    synchronized void add(int calls, @Nullable String roomId, String what, Scripted scripted) {
        entries.add(new Entry(++added, calls, roomId, what, scripted));
    }

    synchronized List<Waiting> waiting() {
        return entries.stream()
                .map(entry -> new Waiting(entry.id, entry.left, entry.roomId, entry.what))
                .toList();
    }

    synchronized boolean remove(long id) {
        return entries.removeIf(entry -> entry.id == id);
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
