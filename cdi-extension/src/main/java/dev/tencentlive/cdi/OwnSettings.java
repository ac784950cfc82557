package dev.tencentlive.cdi;

import dev.tencentlive.LiveSetting;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.SettingsProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The settings that only this adapter reads. */
final class OwnSettings {

    static final List<LiveSetting> DESCRIBED = List.of(
            new LiveSetting(
                    "emulator.enabled",
                    Boolean.class,
                    "false",
                    "Whether the emulator is started, and takes the messages of every client."),
            new LiveSetting("emulator.port", Integer.class, "0", "Port of the emulator; 0 takes a free one."),
            new LiveSetting("events.enabled", Boolean.class, "true", "Whether an event is fired for each outcome."),
            new LiveSetting(
                    "health.readiness",
                    Boolean.class,
                    "false",
                    "Whether the health of each client is part of readiness."));

    private static final int LARGEST_PORT = 65_535;

    private final LiveConfig config;

    OwnSettings(LiveConfig config) {
        this.config = config;
    }

    boolean isEmulatorWanted() {
        return isTrue("emulator.enabled");
    }

    int emulatorPort() {
        return isPort(value("emulator.port")) ? Integer.parseInt(value("emulator.port")) : 0;
    }

    boolean areEventsWanted() {
        return isTrue("events.enabled");
    }

    boolean isPartOfReadiness() {
        return isTrue("health.readiness");
    }

    /** What breaks its rule. */
    List<SettingsProblem> problems() {
        List<SettingsProblem> problems = new ArrayList<>();
        for (LiveSetting setting : DESCRIBED) {
            String value = value(setting.key());
            if (setting.type() == Boolean.class && !value.equals("true") && !value.equals("false")) {
                problems.add(wrong(setting, value, "must be true or false"));
            } else if (setting.type() == Integer.class && !isPort(value)) {
                problems.add(wrong(setting, value, "must be a port, 0 to " + LARGEST_PORT));
            }
        }
        return problems;
    }

    private boolean isTrue(String key) {
        return value(key).equals("true");
    }

    private String value(String key) {
        String value = config.value(name(key));
        return value == null || value.isBlank() ? defaultOf(key) : value.strip().toLowerCase(Locale.ROOT);
    }

    private static String defaultOf(String key) {
        @Nullable
        String value = DESCRIBED.stream()
                .filter(setting -> setting.key().equals(key))
                .findFirst()
                .map(LiveSetting::defaultValue)
                .orElse(null);
        return Objects.requireNonNull(value, key);
    }

    private static boolean isPort(String value) {
        return value.matches("[0-9]{1,5}") && Integer.parseInt(value) <= LARGEST_PORT;
    }

    private static SettingsProblem wrong(LiveSetting setting, String value, String rule) {
        return new SettingsProblem(
                name(setting.key()), SettingsProblem.Nature.WRONG, name(setting.key()) + ": " + value + ", " + rule);
    }

    private static String name(String key) {
        return LiveSettings.PREFIX + "." + key;
    }
}
