package dev.tencentlive.testkit;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the next sends are to be answered, in the order in which it was told. */
final class AnswerQueue {

    private final List<Entry> entries = new ArrayList<>();

    synchronized void add(int sends, @Nullable String roomId, Answer answer) {
        entries.add(new Entry(sends, roomId, answer));
    }

    synchronized void clear() {
        entries.clear();
    }

    /** The first answer that is meant for this room or for any; where there is none, what the room's id says. */
    synchronized Answer take(String roomId) {
        for (Iterator<Entry> each = entries.iterator(); each.hasNext(); ) {
            Entry entry = each.next();
            if (entry.roomId == null || entry.roomId.equals(roomId)) {
                if (entry.left != Integer.MAX_VALUE && --entry.left == 0) {
                    each.remove();
                }
                return entry.answer;
            }
        }
        return Answer.inRoom(roomId);
    }

    private static final class Entry {
        private int left;
        private final @Nullable String roomId;
        private final Answer answer;

        Entry(int left, @Nullable String roomId, Answer answer) {
            this.left = left;
            this.roomId = roomId;
            this.answer = answer;
        }
    }
}
