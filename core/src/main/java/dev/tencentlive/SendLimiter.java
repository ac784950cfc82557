package dev.tencentlive;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Keeps the calls of an application under the service's frequency limits. Asynchronous, so that it never blocks a caller
 * and a cluster can share one.
 *
 * <p>The one built in holds a permit until one second after its exchange ended: the service counted the call somewhere in
 * between, so only then is it sure to have left the service's sliding second. The price: throughput is limit / (1 s + round
 * trip). Must be safe to call from several threads at once.
 */
public interface SendLimiter extends AutoCloseable {

    /** Lets every call through. */
    SendLimiter NONE = (sdkAppId, roomId, maxWait) -> CompletableFuture.completedFuture(Permit.FREE);

    /**
     * Asks for leave to make one call.
     *
     * @param sdkAppId the application, whose calls are counted together
     * @param roomId the room, whose calls are counted on their own besides
     * @param maxWait longest wait; zero means now or never
     * @return completes within the wait, normally, with a permit or with a denied one; cancelling it gives up the place
     */
    CompletableFuture<Permit> acquire(long sdkAppId, String roomId, Duration maxWait);

    /** Denies who still waits, and frees what it holds. */
    @Override
    default void close() {}

    /** Leave to make one call; closed when the call's exchange ended, however it ended. */
    interface Permit extends AutoCloseable {

        /** A permit with nothing behind it. */
        Permit FREE = () -> {};

        /**
         * Says why there is no permit.
         *
         * @return the reason, empty when permission was given
         */
        default Optional<String> denial() {
            return Optional.empty();
        }

        /** Tells that the exchange ended; a second call does nothing. */
        @Override
        void close();

        /**
         * Makes the answer to a caller that may not call now.
         *
         * @param reason why, as a sentence for the caller
         * @return a permit that was denied
         */
        static Permit denied(String reason) {
            Optional<String> denial = Optional.of(reason);
            return new Permit() {
                @Override
                public Optional<String> denial() {
                    return denial;
                }

                @Override
                public void close() {}
            };
        }
    }
}
