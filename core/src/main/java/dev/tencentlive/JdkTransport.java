package dev.tencentlive;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * The transport on the JDK's own HTTP client, HTTP/1.1.
 *
 * <p>Each exchange runs on a worker of its own and blocks there: the asynchronous way of the JDK client costs a thread per
 * call on small machines before JDK 21, and name resolution blocks in both ways. The worker can be late; the result is not:
 * a timer ends the exchange, and a {@link Gate} in front of the body makes sure that what was reported as never handed over
 * never is.
 */
final class JdkTransport implements LiveTransport {

    private static final String CLOSED = "the transport is closed";

    private final ClientGenerations clients;
    private final Executor workers;
    private final Scheduler scheduler;
    private final Set<Call> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** The workers and the scheduler stay their owner's. */
    JdkTransport(ClientGenerations clients, Executor workers, Scheduler scheduler) {
        refuseRepeatingJvm();
        this.clients = clients;
        this.workers = workers;
        this.scheduler = scheduler;
    }

    @Override
    public Exchange start(Request request) {
        Call call = new Call(request);
        underWay.add(call);
        if (!Endpoint.isAllowed(request.uri())) {
            call.end(new Failure(false, false, new IllegalArgumentException("the endpoint " + Endpoint.RULE)));
            return call;
        }
        try {
            call.startTimer();
            workers.execute(call);
        } catch (RuntimeException | Error e) {
            call.abort("no thread takes the exchange (" + Causes.describe(e) + ")");
        }
        if (closed) {
            call.abort(CLOSED);
        }
        return call;
    }

    @Override
    public void close() {
        closed = true;
        underWay.forEach(call -> call.abort(CLOSED));
        clients.close();
    }

    /**
     * A POST that the JDK sends twice by itself breaks the first promise of this library. The JDK would read the same from
     * its {@code conf/net.properties}, which is not seen here; then the {@link Gate} keeps the second one from being whole.
     */
    private static void refuseRepeatingJvm() {
        String repeat = System.getProperty("jdk.httpclient.enableAllMethodRetry");
        if (repeat != null && !repeat.equals("false")) {
            throw new IllegalStateException(
                    "The system property jdk.httpclient.enableAllMethodRetry is set: it makes the"
                            + " JDK's HTTP client send a message twice by itself. Remove it, or give the sender a transport of"
                            + " your own");
        }
    }

    /** One exchange, and the worker's task for it. */
    private final class Call implements Exchange, Runnable {

        private final CompletableFuture<Result> result = new CompletableFuture<>();
        private final Gate gate;
        private final Request request;
        private final long started = scheduler.nanoTime();
        private Scheduler.@Nullable Cancellable timer;
        private @Nullable Thread worker;
        private HttpResponse.@Nullable ResponseInfo head;

        Call(Request request) {
            this.request = request;
            this.gate = new Gate(request.body());
        }

        @Override
        public CompletableFuture<Result> result() {
            return result;
        }

        @Override
        public void abort() {
            abort("the exchange was aborted");
        }

        void startTimer() {
            Scheduler.Cancellable running = scheduler.schedule(
                    request.timeout(),
                    () -> abort("no result within " + request.timeout().toMillis() + " ms"));
            synchronized (this) {
                timer = running;
            }
        }

        void abort(String why) {
            boolean handedOver = gate.shut();
            Throwable cause = new TimeoutException(why);
            HttpResponse.ResponseInfo seen;
            synchronized (this) {
                seen = head;
            }
            end(seen == null ? new Failure(handedOver, true, cause) : cutShort(seen, cause));
            synchronized (this) {
                if (worker != null) {
                    worker.interrupt();
                }
            }
        }

        void end(Result ended) {
            synchronized (this) {
                if (timer != null) {
                    timer.cancel();
                }
            }
            underWay.remove(this);
            result.complete(ended);
        }

        @Override
        public void run() {
            if (!takeUp()) {
                return;
            }
            Result ended;
            try (ClientGenerations.Lease lease = clients.lease()) {
                HttpResponse<Body> response = lease.client().send(post(), this::receive);
                ended = reply(response);
            } catch (IOException | InterruptedException | RuntimeException e) {
                ended = failure(e);
            } finally {
                layDown();
            }
            end(ended);
        }

        private synchronized boolean takeUp() {
            worker = result.isDone() ? null : Thread.currentThread();
            return worker != null;
        }

        private synchronized void layDown() {
            worker = null;
            // An interrupt meant for this exchange must not reach the worker's next one.
            Thread.interrupted();
        }

        private HttpRequest post() {
            Duration left = request.timeout().minusNanos(scheduler.nanoTime() - started);
            return HttpRequest.newBuilder(request.uri())
                    .timeout(left.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : left)
                    .header("Content-Type", "application/json; charset=utf-8")
                    .POST(gate)
                    .build();
        }

        private HttpResponse.BodySubscriber<Body> receive(HttpResponse.ResponseInfo info) {
            synchronized (this) {
                head = info;
            }
            return new BoundedBody();
        }

        private Result reply(HttpResponse<Body> response) {
            Body body = response.body();
            return new Reply(response.statusCode(), response.headers().map(), body.bytes(), body.cut());
        }

        private Result failure(Exception cause) {
            HttpResponse.ResponseInfo seen;
            synchronized (this) {
                seen = head;
            }
            boolean handedOver = gate.shut() && !speaksNoTls(cause);
            return seen == null ? new Failure(handedOver, mayHeal(cause), cause) : cutShort(seen, cause);
        }

        private Reply cutShort(HttpResponse.ResponseInfo seen, Throwable cause) {
            return new Reply(seen.statusCode(), seen.headers().map(), new byte[0], cause);
        }
    }

    /**
     * Whether the very first bytes of the other side were no TLS, which is when the JDK says exactly this. It sometimes asks
     * for the body all the same, and can have encrypted none of it.
     */
    private static boolean speaksNoTls(Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof SSLException && "Unrecognized SSL message, plaintext connection?".equals(t.getMessage())) {
                return true;
            }
        }
        return false;
    }

    /** Certificates, host names and protocols do not heal within a send; a connection that broke may. */
    static boolean mayHeal(Throwable cause) {
        boolean security = false;
        boolean broken = false;
        for (Throwable t = cause; t != null; t = t.getCause()) {
            String text = String.valueOf(t.getMessage());
            if (t instanceof CertificateException
                    || t instanceof CertPathBuilderException
                    || t instanceof CertPathValidatorException
                    || t instanceof SSLPeerUnverifiedException
                    || (t instanceof IllegalArgumentException && !(t instanceof UnresolvedAddressException))
                    || text.startsWith("Tunnel failed")) {
                return false;
            }
            security |= t instanceof SSLException;
            broken |= t instanceof EOFException
                    || t instanceof SocketException
                    || text.contains("terminated the handshake")
                    || text.contains("closed")
                    || text.contains("EOF");
        }
        return !security || broken;
    }

    /** The body of the request, behind a gate that can be shut for good. */
    private static final class Gate implements HttpRequest.BodyPublisher {

        private enum State {
            OPEN,
            PASSED,
            SHUT
        }

        private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
        private final HttpRequest.BodyPublisher body;

        Gate(byte[] body) {
            this.body = HttpRequest.BodyPublishers.ofByteArray(body);
        }

        /** Lets nothing through any more; tells whether something already went. */
        boolean shut() {
            return !state.compareAndSet(State.OPEN, State.SHUT) && state.get() == State.PASSED;
        }

        @Override
        public long contentLength() {
            return body.contentLength();
        }

        /** HTTP/1.1 subscribes only after the headers went out, and a second time only to send twice. */
        @Override
        public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
            if (state.compareAndSet(State.OPEN, State.PASSED)) {
                body.subscribe(subscriber);
                return;
            }
            subscriber.onSubscribe(new Flow.Subscription() {
                @Override
                public void request(long n) {}

                @Override
                public void cancel() {}
            });
            subscriber.onError(new IOException("the body is not handed over (again)"));
        }
    }

    /** The body of a reply, and why it ended early if it did. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    private record Body(byte[] bytes, @Nullable Throwable cut) {}

    /** Collects a body up to the bound. */
    private static final class BoundedBody implements HttpResponse.BodySubscriber<Body> {

        private final CompletableFuture<Body> body = new CompletableFuture<>();
        private final java.io.ByteArrayOutputStream collected = new java.io.ByteArrayOutputStream(512);
        private Flow.@Nullable Subscription subscription;

        @Override
        public CompletableFuture<Body> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            this.subscription = subscription;
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (ByteBuffer buffer : buffers) {
                if (body.isDone()) {
                    return;
                }
                if (collected.size() + buffer.remaining() > MAX_REPLY_BYTES) {
                    stop();
                    return;
                }
                byte[] bytes = new byte[buffer.remaining()];
                buffer.get(bytes);
                collected.writeBytes(bytes);
            }
        }

        @Override
        public void onError(Throwable cause) {
            body.complete(new Body(new byte[0], cause));
        }

        @Override
        public void onComplete() {
            body.complete(new Body(collected.toByteArray(), null));
        }

        private void stop() {
            if (subscription != null) {
                subscription.cancel();
            }
            body.complete(new Body(new byte[0], new IOException("longer than " + MAX_REPLY_BYTES + " bytes")));
        }
    }
}
