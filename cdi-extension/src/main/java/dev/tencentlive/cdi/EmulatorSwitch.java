package dev.tencentlive.cdi;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether the emulator is started: only when it was asked for, and never where a production profile is active. */
final class EmulatorSwitch {

    private static final String KEY = "tencent.live.emulator.enabled";
    private static final Set<String> PRODUCTION = Set.of("prod", "production");

    private final LiveConfig config;
    private final boolean onClassPath;

    EmulatorSwitch(LiveConfig config, boolean onClassPath) {
        this.config = config;
        this.onClassPath = onClassPath;
    }

    boolean isOn() {
        return isWanted() && refusal().isEmpty();
    }

    /** Why it is not started although it was asked for. */
    Optional<String> refusal() {
        if (!isWanted()) {
            return Optional.empty();
        }
        Optional<String> production = config.profiles().stream()
                .filter(profile -> PRODUCTION.contains(profile.toLowerCase(Locale.ROOT)))
                .findFirst();
        if (production.isPresent()) {
            return Optional.of(KEY + ": true, must not be set where the profile " + production.get()
                    + " is active, since messages would reach nobody; set it for development alone, as %dev." + KEY);
        }
        return onClassPath
                ? Optional.empty()
                : Optional.of(KEY
                        + ": true, needs dev.tencentlive:tencent-live-emulator on the class path, and it is not there");
    }

    private boolean isWanted() {
        return new OwnSettings(config).isEmulatorWanted();
    }
}
