package dev.tencentlive;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Carries one HTTP exchange; the seam for a client that a framework already brings.
 *
 * <p>The contract, which a set of tests holds every transport to. A transport
 *
 * <ul>
 *   <li>says truthfully whether the body of the request was ever handed over to the network;
 *   <li>ends each exchange within its timeout, name resolution and the body of the reply included;
 *   <li>bounds the body of a reply at {@link #MAX_REPLY_BYTES};
 *   <li>follows no redirect, decodes no content, keeps no cookies;
 *   <li>sends nothing twice on its own;
 *   <li>checks certificate and host name;
 *   <li>puts neither URI nor body into a text: the URI carries the UserSig.
 * </ul>
 *
 * <p>Must be safe to call from several threads at once.
 */
public interface LiveTransport extends AutoCloseable {

    /** Largest body of a reply that is read, in bytes. */
    int MAX_REPLY_BYTES = 64 * 1024;

    /**
     * Starts an exchange and returns at once.
     *
     * @param request what to send
     * @return the exchange under way
     */
    Exchange start(Request request);

    /**
     * Makes an exchange and waits for its end.
     *
     * @param request what to send
     * @return the result
     * @throws InterruptedException when the waiting thread was interrupted; the exchange was then aborted
     */
    default Result exchange(Request request) throws InterruptedException {
        Exchange exchange = start(request);
        try {
            return exchange.result().get();
        } catch (InterruptedException interrupted) {
            exchange.abort();
            throw interrupted;
        } catch (ExecutionException impossible) {
            throw new CompletionException(impossible.getCause());
        }
    }

    /** Ends what is under way and frees connections and threads. */
    @Override
    default void close() {}

    /** An exchange under way. */
    interface Exchange {

        /**
         * Gives the result as soon as there is one.
         *
         * @return completes normally, always, within the request's timeout
         */
        CompletableFuture<Result> result();

        /** Ends the exchange now; the result tells whether the body had already been handed over. */
        void abort();
    }

    /**
     * A POST of JSON.
     *
     * @param uri where to; a secret, since it carries the UserSig
     * @param body JSON in UTF-8
     * @param timeout time allowed, from the start to the last byte of the reply
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, by the transport; never compared
    record Request(URI uri, byte[] body, Duration timeout) {

        /** Requires everything. */
        public Request {
            Objects.requireNonNull(uri, "uri");
            Objects.requireNonNull(body, "body");
            Objects.requireNonNull(timeout, "timeout");
        }

        /** Names the host, never the query. */
        @Override
        public String toString() {
            return "Request[" + uri.getHost() + ", " + body.length + " bytes, within " + timeout + "]";
        }
    }

    /** How an exchange ended. */
    sealed interface Result permits Reply, Failure {}

    /**
     * The head of a reply arrived, and its body as far as it came.
     *
     * @param status HTTP status
     * @param headers header fields; names in any case
     * @param body the body, at most {@link #MAX_REPLY_BYTES}
     * @param cut why the body ended early, or {@code null} when it is whole
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, by the sender; never compared
    record Reply(
            int status,
            Map<String, List<String>> headers,
            byte[] body,
            @Nullable Throwable cut) implements Result {

        /**
         * Finds a header field.
         *
         * @param name in any case
         * @return its first value
         */
        public Optional<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(field -> field.getKey().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                    .flatMap(field -> field.getValue().stream())
                    .findFirst();
        }

        /** Shows sizes only: a header may quote the URI. */
        @Override
        public String toString() {
            return "Reply[" + status + ", " + body.length + " bytes" + (cut == null ? "]" : ", cut short]");
        }
    }

    /**
     * No head of a reply arrived.
     *
     * @param handedOver whether the body of the request was, or may have been, given to the network. {@code false} is a
     *     certificate: no server can hold a complete request
     * @param mayHeal whether trying again could help; certificates and host names do not heal
     * @param cause what happened
     */
    record Failure(boolean handedOver, boolean mayHeal, Throwable cause) implements Result {

        /** Requires the cause. */
        public Failure {
            Objects.requireNonNull(cause, "cause");
        }
    }
}
