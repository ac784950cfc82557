package dev.tencentlive.cdi;

import dev.tencentlive.emulator.LiveEmulator;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.net.URI;

/** Sends the messages of every client to the emulator; loaded only where it was asked for and may be. */
@Singleton
final class EmulatorPart implements ConnectionDetails, FindsBeans {

    private static final System.Logger LOG = System.getLogger("dev.tencentlive.cdi");

    @Inject
    Instance<LiveEmulator> emulator;

    static LiveEmulator start() {
        int port = new OwnSettings(LiveConfig.ofTheApplication()).emulatorPort();
        LiveEmulator started = LiveEmulator.builder().port(port).start();
        LOG.log(
                Level.INFO,
                "Messages go to an emulator, which shows them at " + started.endpoint()
                        + "/ (tencent.live.emulator.enabled=false switches it off)");
        return started;
    }

    static void stop(Object emulator) {
        ((LiveEmulator) emulator).close();
    }

    @Override
    @SuppressWarnings("UnnecessaryAssignment") // the injected one may not see all, as BeanFinder says
    public void find(BeanFinder finder) {
        emulator = finder.plain(LiveEmulator.class);
    }

    /** Early, so that its address is known before the first message. */
    void announce(@Observes Startup event) {
        endpoint();
    }

    @Override
    public URI endpoint() {
        return emulator.get().endpoint();
    }

    @Override
    public long sdkAppId() {
        return emulator.get().sdkAppId();
    }

    @Override
    public String secretKey() {
        return emulator.get().secretKey();
    }

    @Override
    public String identifier() {
        return emulator.get().administrator();
    }
}
