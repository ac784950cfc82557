package dev.tencentlive;

import java.util.HashSet;
import java.util.Set;

/** Threads of this library, and of the HTTP client below it, that were not there before. */
final class LibraryThreads {

    private final Set<Thread> before = now();

    Set<Thread> added() {
        Set<Thread> added = now();
        added.removeAll(before);
        return added;
    }

    private static Set<Thread> now() {
        Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(thread -> !thread.getName().matches("tencent-live-(?!emulator).*|HttpClient-.*"));
        return threads;
    }
}
