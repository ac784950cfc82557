package dev.tencentlive.quarkus.deployment;

import dev.tencentlive.emulator.LiveEmulator;
import io.quarkus.deployment.builditem.Startable;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The emulator, started when Quarkus says so; not safe for several threads, as Quarkus asks from one. */
final class EmulatorService implements Startable {

    private final EmulatorWish wish;
    private final boolean inDevelopment;
    private @Nullable LiveEmulator emulator;

    EmulatorService(EmulatorWish wish, boolean inDevelopment) {
        this.wish = wish;
        this.inDevelopment = inDevelopment;
    }

    @Override
    public void start() {
        Set<String> administrators = new TreeSet<>(wish.identifiers());
        emulator = LiveEmulator.builder()
                .port(wish.port())
                .applicationLimit(wish.applicationLimit())
                .roomLimit(wish.roomLimit())
                .administrators(administrators.toArray(String[]::new))
                .start();
        if (inDevelopment) {
            DevelopmentEmulator.started(wish, endpoint());
        }
    }

    @Override
    public String getConnectionInfo() {
        return endpoint();
    }

    String endpoint() {
        return running().endpoint().toString();
    }

    String sdkAppId() {
        return Long.toString(running().sdkAppId());
    }

    String secretKey() {
        return running().secretKey();
    }

    @Override
    public @Nullable String getContainerId() {
        return null;
    }

    @Override
    public void close() {
        if (emulator != null) {
            emulator.close();
            if (inDevelopment) {
                DevelopmentEmulator.closed();
            }
        }
    }

    private LiveEmulator running() {
        if (emulator == null) {
            throw new IllegalStateException("the emulator was not started");
        }
        return emulator;
    }
}
