package dev.tencentlive;

import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A JDK client that can be closed on every JDK.
 *
 * <p>From JDK 21 on it can be by itself. Before, its one thread ends, and its connections with it, only when the client is
 * collected, which may be hours away, or when that thread is interrupted. So there the client is built in a thread group of
 * its own, where its thread can be found.
 */
final class ClosableClient implements AutoCloseable {

    private static final boolean CLOSES_ITSELF = AutoCloseable.class.isAssignableFrom(HttpClient.class);

    /** One for all clients: a thread group is never freed before JDK 19. */
    private static final ThreadGroup GROUP = new ThreadGroup("tencent-live-http");

    /** Not the group itself, which every new thread of it locks. */
    private static final Object ONE_AT_A_TIME = new Object();

    private final HttpClient client;
    private final @Nullable Thread selector;

    private ClosableClient(HttpClient client, @Nullable Thread selector) {
        this.client = client;
        this.selector = selector;
    }

    static ClosableClient build(Supplier<HttpClient> build) {
        return CLOSES_ITSELF ? new ClosableClient(build.get(), null) : buildInGroup(build);
    }

    HttpClient client() {
        return client;
    }

    /** Drops whatever is still under way. */
    @Override
    public void close() {
        if (selector != null) {
            selector.interrupt();
        } else if (client instanceof AutoCloseable closeable) {
            closeAtOnce(closeable);
        }
    }

    /** The client waits for what is under way, unless the thread that closes it is interrupted. */
    private static void closeAtOnce(AutoCloseable closeable) {
        boolean interrupted = Thread.interrupted();
        Thread.currentThread().interrupt();
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            Thread.interrupted();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static ClosableClient buildInGroup(Supplier<HttpClient> build) {
        synchronized (ONE_AT_A_TIME) {
            Set<Thread> before = threads();
            CompletableFuture<HttpClient> built = new CompletableFuture<>();
            Thread builder = new Thread(GROUP, () -> complete(built, build), "tencent-live-http-builder", 0, false);
            builder.setDaemon(true);
            builder.setContextClassLoader(ClassLoader.getSystemClassLoader());
            builder.start();
            HttpClient client = built.join();
            Set<Thread> added = threads();
            added.removeAll(before);
            added.remove(builder);
            return new ClosableClient(
                    client,
                    added.stream()
                            .filter(ClosableClient::isSelector)
                            .findFirst()
                            .orElse(null));
        }
    }

    /** The threads of another client's executor may be born in the group meanwhile: they belong to their maker's group. */
    private static boolean isSelector(Thread thread) {
        return thread.getName().endsWith("SelectorManager");
    }

    private static void complete(CompletableFuture<HttpClient> built, Supplier<HttpClient> build) {
        try {
            built.complete(build.get());
        } catch (RuntimeException | Error e) {
            built.completeExceptionally(e);
        }
    }

    private static Set<Thread> threads() {
        Thread[] threads = new Thread[GROUP.activeCount() + 16];
        int count = GROUP.enumerate(threads);
        return new HashSet<>(Arrays.asList(threads).subList(0, count));
    }
}
