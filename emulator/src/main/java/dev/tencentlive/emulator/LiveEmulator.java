package dev.tencentlive.emulator;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * The Live REST API on loopback: a real HTTP server that a sender cannot tell from the vendor's, for development and
 * tests.
 *
 * <pre>{@code
 * try (LiveEmulator emulator = LiveEmulator.start()) {
 *     // send to emulator.endpoint() with emulator.sdkAppId(), emulator.secretKey() and emulator.administrator()
 *     ReceivedMessage message = emulator.awaitMessage("room1", Duration.ofSeconds(5));
 * }
 * }</pre>
 *
 * <p>Written from the vendor's pages (647/74354 of 2026-02-24, 647/63398, 1047/34348, 1047/34385) and sharing no code with
 * the sender it is meant to catch. The package's page has the order of its checks and all reserved room ids. Safe for use
 * by several threads.
 */
public final class LiveEmulator implements AutoCloseable {
    private final EmulatorSettings settings;
    private final LiveService service;
    private final HttpListener listener;
    private final URI endpoint;

    LiveEmulator(EmulatorSettings settings, LiveService service, HttpListener listener, URI endpoint) {
        this.settings = settings;
        this.service = service;
        this.listener = listener;
        this.endpoint = endpoint;
    }

    /** Starts one with all defaults: a free port, rooms created on first use, the vendor's limits. */
    public static LiveEmulator start() {
        return builder().start();
    }

    /** To set what differs from the defaults. */
    public static LiveEmulatorBuilder builder() {
        return new LiveEmulatorBuilder();
    }

    /** Base address, such as {@code http://127.0.0.1:40123}. */
    public URI endpoint() {
        return endpoint;
    }

    /** Port it listens on. */
    public int port() {
        return listener.port();
    }

    /** The one application it knows. */
    public long sdkAppId() {
        return settings.sdkAppId();
    }

    /** Key that UserSigs must be made with now. */
    public String secretKey() {
        return service.secretKey();
    }

    /** First of its administrator accounts. */
    public String administrator() {
        return settings.administrator();
    }

    /** Messages kept for a room, oldest first. */
    public List<ReceivedMessage> messages(String roomId) {
        return service.messages().messages(roomId);
    }

    /** Messages kept for all rooms, oldest first. */
    public List<ReceivedMessage> messages() {
        return service.messages().messages();
    }

    /**
     * The first message kept for a room; waits for it.
     *
     * @throws IllegalStateException when the deadline passes; the text shows what did arrive
     */
    public ReceivedMessage awaitMessage(String roomId, Duration deadline) {
        return awaitMessages(roomId, 1, deadline).get(0);
    }

    /**
     * The first messages kept for a room, oldest first; waits until there are so many.
     *
     * @throws IllegalStateException when the deadline passes; the text shows what did arrive
     */
    public List<ReceivedMessage> awaitMessages(String roomId, int count, Duration deadline) {
        return service.messages()
                .await(roomId, count, deadline, () -> service.calls().summary());
    }

    /** A room to look at and to change, whether it exists or not. */
    public EmulatedRoom room(String roomId) {
        return new EmulatedRoom(service, roomId, settings.administrator());
    }

    /** The calls so far. */
    public CallCounts calls() {
        return service.calls().counts(service.messages().kept());
    }

    /**
     * Forgets rooms, messages, counters, windows and scripts, and puts limits and latency back to what they were at the
     * start; the key and the clock stay.
     */
    public void reset() {
        service.reset();
    }

    /** From now on UserSigs must be made with another key. */
    public void rotateKey(String newKey) {
        service.rotateKey(newKey);
    }

    /** Lets the service's clock differ from the one it was started with; the Date header of its replies tells. */
    public void clockOffset(Duration offset) {
        service.clockOffset(offset);
    }

    /** What the next calls are to meet. */
    public Script next(int calls) {
        if (calls < 1) {
            throw new IllegalArgumentException("calls: " + calls + ", must be at least 1");
        }
        return new Script(this, service.scripts(), calls, null);
    }

    /** What all calls are to meet from now on, until the scripts are cleared. */
    public Script always() {
        return next(Integer.MAX_VALUE);
    }

    /** A TLS context that trusts the certificate of {@link LiveEmulatorBuilder#tlsForTests()}, and no other. */
    public static SSLContext trustedForTests() {
        return TlsMaterial.trustingForTests();
    }

    /** Forgets what is scripted, and nothing else. */
    public void clearScripts() {
        service.scripts().clear();
    }

    EmulatorSettings settings() {
        return settings;
    }

    Instant now() {
        return service.now();
    }

    /** Stops listening, ends all connections and delays, and returns when its threads have ended. */
    @Override
    public void close() {
        listener.close();
    }

    /** Where it listens. */
    @Override
    public String toString() {
        return "LiveEmulator[" + endpoint + ", SDKAppID " + sdkAppId() + "]";
    }
}
