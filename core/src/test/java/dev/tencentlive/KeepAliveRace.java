package dev.tencentlive;

import dev.tencentlive.SendOutcome.State;
import dev.tencentlive.emulator.LiveEmulator;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * Prints how many sends end unknown when the service closes idle connections at the very moment they are used again, with
 * {@code connection-reuse} above the service's limit and below it. See docs/keep-alive.md.
 */
final class KeepAliveRace {

    private static final Duration SERVICE_LIMIT = Duration.ofMillis(20);

    private KeepAliveRace() {}

    public static void main(String... args) {
        int sends = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
        System.out.printf(
                Locale.ROOT,
                "JDK %s, %d processors; the service closes connections idle for %d ms, a send every %d ± 2 ms%n",
                Runtime.version().feature(),
                Runtime.getRuntime().availableProcessors(),
                SERVICE_LIMIT.toMillis(),
                SERVICE_LIMIT.toMillis());
        for (String reuse : new String[] {"20s", "10ms"}) {
            int unknown = unknown(sends, reuse);
            System.out.printf(
                    Locale.ROOT,
                    "connection-reuse %-4s: %d of %d sends unknown (%.2f %%)%n",
                    reuse,
                    unknown,
                    sends,
                    100.0 * unknown / sends);
        }
    }

    private static int unknown(int sends, String reuse) {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        int unknown = 0;
        try (LiveEmulator emulator = LiveEmulator.builder()
                        .keepAlive(SERVICE_LIMIT)
                        .roomLimit(0)
                        .start();
                LiveMessageSender sender = LiveMessageSender.create(LiveSettings.from(Map.of(
                        "tencent.live.sdk-app-id", Long.toString(emulator.sdkAppId()),
                        "tencent.live.secret-key", emulator.secretKey(),
                        "tencent.live.endpoint", emulator.endpoint().toString(),
                        "tencent.live.limit.per-room-per-second", "0",
                        "tencent.live.connection-reuse", reuse)))) {
            for (int i = 0; i < sends; i++) {
                State state =
                        sender.trySend(LiveMessage.of("room1", "gift", "rose")).state();
                unknown += state == State.UNKNOWN ? 1 : 0;
                LockSupport.parkNanos(SERVICE_LIMIT.toNanos() + random.nextLong(-2_000_000, 2_000_000));
            }
        }
        return unknown;
    }
}
