package dev.tencentlive.emulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * The last things of a kind, numbered from 1 without gaps, the oldest forgotten first. Numbers go on after {@link #clear}.
 * Not safe for several threads.
 */
final class Recent<T> {
    private final int bound;
    private final Deque<T> last = new ArrayDeque<>();
    private long added;

    Recent(int bound) {
        this.bound = bound;
    }

    /** One of them and its number. */
    record Numbered<T>(long number, T value) {}

    void add(T value) {
        added++;
        last.addLast(value);
        if (last.size() > bound) {
            last.removeFirst();
        }
    }

    T removeOldest() {
        return last.removeFirst();
    }

    int size() {
        return last.size();
    }

    /** The number of the newest, 0 at first. */
    long added() {
        return added;
    }

    List<T> all() {
        return List.copyOf(last);
    }

    /** The newest beyond {@code number}, oldest first, at most so many. */
    List<Numbered<T>> after(long number, int most) {
        List<Numbered<T>> found = new ArrayList<>();
        long next = added;
        for (Iterator<T> values = last.descendingIterator();
                values.hasNext() && next > number && found.size() < most;
                next--) {
            found.add(new Numbered<>(next, values.next()));
        }
        Collections.reverse(found);
        return found;
    }

    void clear() {
        last.clear();
    }
}
