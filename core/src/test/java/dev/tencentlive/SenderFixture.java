package dev.tencentlive;

import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.emulator.LiveEmulatorBuilder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An emulator without limits, and senders for it: on the real transport, without limits, with waits that are recorded and
 * not waited for. Closes what it made, the last first.
 */
final class SenderFixture implements AutoCloseable {

    static final LiveMessage ORDINARY = LiveMessage.of("room1", "gift", "{\"gift\":\"rose\"}");
    static final LiveMessage REPEATABLE = ORDINARY.repeatable();

    private final Deque<AutoCloseable> closing = new ArrayDeque<>();
    private final Map<String, String> properties = new HashMap<>();
    private final InstantScheduler waiting = new InstantScheduler();
    private final LiveEmulator emulator;
    private @Nullable LiveTransport transport;

    SenderFixture() {
        this(builder -> builder);
    }

    /** Starts an emulator that differs from the usual one. */
    SenderFixture(UnaryOperator<LiveEmulatorBuilder> differing) {
        emulator = differing
                .apply(LiveEmulator.builder().applicationLimit(0).roomLimit(0))
                .start();
        closing.push(emulator);
        properties.putAll(properties(emulator));
    }

    /** What a sender needs to know of an emulator. */
    static Map<String, String> properties(LiveEmulator emulator) {
        return Map.of(
                "tencent.live.sdk-app-id", Long.toString(emulator.sdkAppId()),
                "tencent.live.secret-key", emulator.secretKey(),
                "tencent.live.endpoint", emulator.endpoint().toString());
    }

    /** Sets a key below {@code tencent.live.}, for everything made from now on. */
    SenderFixture set(String key, String value) {
        properties.put("tencent.live." + key, value);
        transport = null;
        return this;
    }

    /** For faults that end in a timeout: 300 ms for an attempt, 1.5 s for a send. */
    SenderFixture shortTimeouts() {
        return set("connect-timeout", "300ms").set("attempt-timeout", "300ms").set("delivery-timeout", "1500ms");
    }

    LiveEmulator emulator() {
        return emulator;
    }

    LiveSettings settings() {
        return LiveSettings.from(properties);
    }

    /** Waits so far, of all senders with recorded waits. */
    List<Duration> waits() {
        return waiting.waits();
    }

    InstantScheduler waiting() {
        return waiting;
    }

    /** The real transport, which waits for real; one for all senders with the same settings. */
    LiveTransport transport() {
        if (transport == null) {
            transport = newTransport();
        }
        return transport;
    }

    private LiveTransport newTransport() {
        Scheduler timing = Scheduler.real();
        closing.push(timing);
        Workers workers = Workers.start(1);
        LiveSettings settings = settings();
        ClientGenerations clients =
                new ClientGenerations(settings.connectTimeout(), settings.connectionReuse(), null, null, timing);
        closing.push(workers);
        return closed(new JdkTransport(clients, workers.exchanges(), timing));
    }

    /** A sender's builder: real transport, no limits, recorded waits, the middle of every jitter. */
    LiveMessageSenderBuilder builder() {
        AtomicLong random = new AtomicLong();
        return LiveMessageSender.builder(settings())
                .transport(transport())
                .limiter(SendLimiter.NONE)
                .scheduler(waiting)
                .random(random::incrementAndGet, () -> 0.5);
    }

    /** A sender as {@link #builder} has it. */
    LiveMessageSender sender() {
        return closed(builder().build());
    }

    /** Closes it with everything else. */
    <T extends AutoCloseable> T closed(T closeable) {
        closing.push(closeable);
        return closeable;
    }

    @Override
    public void close() {
        while (!closing.isEmpty()) {
            try {
                closing.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
