package dev.tencentlive.emulator;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A small HTTP/1.1 server: one daemon thread per connection, at most {@value #MAX_CONNECTIONS} of them.
 *
 * <p>Not the JDK's own server: that one writes the Date header itself, from the machine's clock, so a service whose clock
 * is off cannot be shown with it, and it lets nobody cut, stall or reset a reply at a chosen byte.
 */
final class HttpListener implements AutoCloseable {
    static final int MAX_CONNECTIONS = 1_000;
    private static final int BACKLOG = 1_000;
    private static final Duration END_OF_THREADS = Duration.ofSeconds(5);

    /** What a connection needs from the emulator. */
    record Surroundings(HttpHandler handler, Supplier<Instant> now, LongSupplier ticker, Duration keepAlive) {}

    private final ServerSocket server;
    private final @Nullable SSLContext tls;
    private final Pause pause;
    private final Semaphore places = new Semaphore(MAX_CONNECTIONS);
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Set<Thread> callThreads = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;
    private final String name;
    private volatile @Nullable Thread acceptor;

    private HttpListener(ServerSocket server, @Nullable SSLContext tls, Pause pause) {
        this.server = server;
        this.tls = tls;
        this.pause = pause;
        String name = "tencent-live-emulator-" + server.getLocalPort();
        AtomicInteger count = new AtomicInteger();
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = daemon(task, name + "-call-" + count.incrementAndGet());
            callThreads.removeIf(ended -> ended.getState() == Thread.State.TERMINATED);
            callThreads.add(thread);
            return thread;
        });
        this.name = name;
    }

    /** Takes the port; calls are answered once it is started. */
    static HttpListener bound(InetSocketAddress address, @Nullable SSLContext tls, Pause pause) {
        try {
            return new HttpListener(bound(address), tls, pause);
        } catch (IOException e) {
            throw new IllegalStateException("The emulator cannot listen on " + address + ": " + e.getMessage(), e);
        }
    }

    private static ServerSocket bound(InetSocketAddress address) throws IOException {
        ServerSocket server = new ServerSocket();
        try {
            server.setReuseAddress(true);
            server.bind(address, BACKLOG);
            return server;
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(null, task, name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }

    void start(Surroundings surroundings) {
        Thread thread = daemon(() -> accept(surroundings), name);
        acceptor = thread;
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept(Surroundings surroundings) {
        while (!server.isClosed()) {
            try {
                places.acquire();
                serveSoon(server.accept(), surroundings);
            } catch (IOException | RejectedExecutionException e) {
                // The next round sees whether the emulator was closed; a connection that failed is its client's loss.
                places.release();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void serveSoon(Socket socket, Surroundings surroundings) {
        connections.add(socket);
        threads.execute(() -> serve(socket, surroundings));
    }

    private void serve(Socket socket, Surroundings surroundings) {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(Math.toIntExact(surroundings.keepAlive().toMillis()));
            new HttpConnection(socket, secured(socket), surroundings, pause).serve();
        } catch (IOException | CancellationException e) {
            // The peer went away, was idle for too long, or the emulator closes: either way the connection is over.
        } finally {
            connections.remove(socket);
            places.release();
        }
    }

    /**
     * The socket to talk through. TLS is laid over a plain socket, which {@link #close()} can close at once: closing a TLS
     * socket waits for the thread that writes to it.
     */
    private Socket secured(Socket socket) throws IOException {
        return tls == null ? socket : tls.getSocketFactory().createSocket(socket, null, true);
    }

    @Override
    public void close() {
        pause.end();
        Thread accepting = acceptor;
        if (accepting != null) {
            accepting.interrupt();
        }
        closeQuietly(server);
        threads.shutdown();
        connections.forEach(HttpListener::closeQuietly);
        awaitThreads(accepting);
    }

    private void awaitThreads(@Nullable Thread accepting) {
        try {
            if (accepting != null) {
                accepting.join(END_OF_THREADS.toMillis());
            }
            // A connection that was accepted while the others were being closed.
            connections.forEach(HttpListener::closeQuietly);
            if (!threads.awaitTermination(END_OF_THREADS.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
            // The pool says it has ended a moment before its last thread has.
            for (Thread thread : callThreads) {
                thread.join(END_OF_THREADS.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            threads.shutdownNow();
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // It is closed as far as it can be.
        }
    }
}
