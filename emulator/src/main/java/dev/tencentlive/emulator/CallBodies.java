package dev.tencentlive.emulator;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the last calls that left no message behind carried, for a page to show; the oldest are forgotten first. */
final class CallBodies {
    /** A bound in characters besides the one in calls: a body may have a million of them. */
    static final int MOST_CHARACTERS = 8 * 1024 * 1024;

    private final int bound;
    private final Map<String, String> byRequestId = new LinkedHashMap<>();
    private long characters;

    CallBodies(int bound) {
        this.bound = bound;
    }

    synchronized void add(String requestId, String body) {
        byRequestId.put(requestId, body);
        characters += body.length();
        while (byRequestId.size() > bound || characters > MOST_CHARACTERS) {
            String oldest = byRequestId.keySet().iterator().next();
            characters -= String.valueOf(byRequestId.remove(oldest)).length();
        }
    }

    synchronized @Nullable String find(String requestId) {
        return byRequestId.get(requestId);
    }

    synchronized void clear() {
        byRequestId.clear();
        characters = 0;
    }
}
