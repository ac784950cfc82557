package dev.tencentlive;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The JDK clients behind a {@link JdkTransport}, one after the other.
 *
 * <p>A server that closes an idle connection while a message is being written to it turns that send into an unknown one.
 * The JDK client keeps idle connections for 20 minutes before JDK 21, hands out the oldest first, and can be told otherwise
 * only for the whole JVM. So no client lives longer than {@code connection-reuse}: then none of its connections can have
 * been idle for longer, whatever its pool does. The clients share one SSL context, so a new connection resumes the TLS
 * session.
 */
final class ClientGenerations implements AutoCloseable {

    private final Duration connectTimeout;
    private final Duration connectionReuse;
    private final @Nullable SSLContext sslContext;
    private final @Nullable ProxySelector proxy;
    private final Scheduler scheduler;
    private @Nullable ExecutorService executor;
    private @Nullable Generation current;
    private boolean closed;

    ClientGenerations(
            Duration connectTimeout,
            Duration connectionReuse,
            @Nullable SSLContext sslContext,
            @Nullable ProxySelector proxy,
            Scheduler scheduler) {
        this.connectTimeout = connectTimeout;
        this.connectionReuse = connectionReuse;
        this.sslContext = sslContext;
        this.proxy = proxy;
        this.scheduler = scheduler;
    }

    /** A client for one exchange; made when there is none that is young enough. */
    synchronized Lease lease() {
        if (closed) {
            throw new IllegalStateException("the transport is closed");
        }
        if (current != null && current.isTooOld()) {
            retire(current);
        }
        if (current == null) {
            current = new Generation();
        }
        return new Lease(current);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (current != null) {
            retire(current);
        }
        if (executor != null) {
            executor.shutdown();
        }
    }

    private synchronized void retire(Generation generation) {
        if (generation == current) {
            current = null;
        }
        generation.retired = true;
        generation.endIfUnused();
    }

    private ExecutorService executor() {
        if (executor == null) {
            // Two threads serve any number of connections at less than the cost of the client's own pool.
            executor = Executors.newFixedThreadPool(2, new DaemonThreads("tencent-live-http"));
        }
        return executor;
    }

    private HttpClient build() {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .proxy(new SecureOnly(proxy == null ? ProxySelector.getDefault() : proxy))
                .executor(executor());
        if (sslContext != null) {
            builder.sslContext(sslContext);
        }
        return builder.build();
    }

    /** Plain HTTP goes to this machine only, and a proxy on the way would read the UserSig. */
    private static final class SecureOnly extends ProxySelector {

        private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

        private final @Nullable ProxySelector chosen;

        SecureOnly(@Nullable ProxySelector chosen) {
            this.chosen = chosen;
        }

        @Override
        public List<Proxy> select(URI uri) {
            return chosen == null || !"https".equalsIgnoreCase(uri.getScheme()) ? DIRECT : chosen.select(uri);
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            if (chosen != null) {
                chosen.connectFailed(uri, address, failure);
            }
        }
    }

    /** One exchange's hold on a client. */
    final class Lease implements AutoCloseable {

        private final Generation generation;

        private Lease(Generation generation) {
            this.generation = generation;
            generation.exchanges++;
        }

        HttpClient client() {
            return generation.client.client();
        }

        @Override
        public void close() {
            synchronized (ClientGenerations.this) {
                generation.exchanges--;
                generation.endIfUnused();
            }
        }
    }

    /** A client and its age. Guarded by the lock of the outer object. */
    private final class Generation {

        private final long born = scheduler.nanoTime();
        private final ClosableClient client = ClosableClient.build(ClientGenerations.this::build);
        private int exchanges;
        private boolean retired;

        Generation() {
            scheduler.schedule(connectionReuse, () -> retire(this));
        }

        boolean isTooOld() {
            return scheduler.nanoTime() - born >= connectionReuse.toNanos();
        }

        void endIfUnused() {
            if (retired && exchanges == 0) {
                client.close();
            }
        }
    }
}
