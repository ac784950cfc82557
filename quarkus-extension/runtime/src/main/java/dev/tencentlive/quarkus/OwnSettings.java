package dev.tencentlive.quarkus;

import dev.tencentlive.LiveSettings;
import dev.tencentlive.SettingsProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** What is wrong with the settings that only this extension reads; nothing where messaging is switched off. */
record OwnSettings(Config properties, TencentLiveConfig config, ClientBeans beans) {

    private static final String EVENTS = "events.enabled";

    /**
     * What is known of them before the application's own observers run.
     *
     * @param absent extensions that are not there, by the key whose names they would look up
     */
    List<SettingsProblem> problems(Map<String, String> absent) {
        List<SettingsProblem> problems = new ArrayList<>();
        if (isOff()) {
            return problems;
        }
        String events = value(EVENTS);
        if (!events.isEmpty() && !events.equalsIgnoreCase("true") && !events.equalsIgnoreCase("false")) {
            problems.add(WrongValue.of(LiveSettings.PREFIX + "." + EVENTS, events, "must be true or false"));
        }
        RegistryNames names = new RegistryNames(config);
        absent.forEach((key, extension) -> names.under(key)
                .forEach((whole, name) -> problems.add(WrongValue.of(
                        whole,
                        name,
                        "must be looked up by io.quarkus:" + extension + ", which is not there; add that extension"))));
        return problems;
    }

    /** What is not found where the names are looked up; until the application runs, it may register more there. */
    List<SettingsProblem> lookups() {
        // The emulator of development takes neither certificates, nor a proxy, nor another key.
        if (isOff() || SenderAssembly.isElsewhere(properties)) {
            return List.of();
        }
        return beans.all(SenderPart.class).stream()
                .flatMap(part -> part.problems().stream())
                .toList();
    }

    private boolean isOff() {
        return value("enabled").equalsIgnoreCase("false");
    }

    private String value(String key) {
        return properties
                .getOptionalValue(LiveSettings.PREFIX + "." + key, String.class)
                .orElse("")
                .strip();
    }
}
