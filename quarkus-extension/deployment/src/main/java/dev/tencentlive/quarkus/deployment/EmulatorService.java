package dev.tencentlive.quarkus.deployment;

import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.emulator.LiveEmulatorBuilder;
import io.quarkus.deployment.builditem.Startable;
import io.quarkus.runtime.LaunchMode;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The emulator, started when Quarkus says so, or that of the application in development where these are its continuous tests;
 * not safe for several threads, as Quarkus asks from one.
 */
final class EmulatorService implements Startable {

    private final EmulatorWish wish;
    private final LaunchMode mode;
    private @Nullable LiveEmulator emulator;
    private @Nullable String endpoint;

    EmulatorService(EmulatorWish wish, LaunchMode mode) {
        this.wish = wish;
        this.mode = mode;
    }

    /** Looks for the other emulator only now: when the tests are built, the application may still be starting. */
    @Override
    public void start() {
        endpoint = mode == LaunchMode.TEST ? DevelopmentEmulator.like(wish) : null;
        if (endpoint != null) {
            return;
        }
        Set<String> administrators = new TreeSet<>(wish.identifiers());
        emulator = LiveEmulator.builder()
                .port(wish.port())
                .applicationLimit(wish.applicationLimit())
                .roomLimit(wish.roomLimit())
                .administrators(administrators.toArray(String[]::new))
                .start();
        endpoint = emulator.endpoint().toString();
        if (mode == LaunchMode.DEVELOPMENT) {
            DevelopmentEmulator.started(wish, endpoint);
        }
    }

    @Override
    public String getConnectionInfo() {
        return endpoint();
    }

    String whose() {
        return emulator == null ? "the emulator of the application in development" : "an emulator";
    }

    String endpoint() {
        if (endpoint == null) {
            throw new IllegalStateException("the emulator was not started");
        }
        return endpoint;
    }

    /** The same in every emulator that is started here. */
    String sdkAppId() {
        return Long.toString(LiveEmulatorBuilder.DEFAULT_SDK_APP_ID);
    }

    /** The same in every emulator that is started here. */
    String secretKey() {
        return LiveEmulatorBuilder.DEFAULT_SECRET_KEY;
    }

    @Override
    public @Nullable String getContainerId() {
        return null;
    }

    @Override
    public void close() {
        if (emulator != null) {
            emulator.close();
            if (mode == LaunchMode.DEVELOPMENT) {
                DevelopmentEmulator.closed();
            }
        }
    }
}
