package dev.tencentlive.spring;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.SettingsProblem;
import dev.tencentlive.SettingsProblem.Nature;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.boot.convert.DurationStyle;

/** Rules of the keys that only this starter reads; the rules of all others are core's. */
final class StarterRules {

    private static final int LAST_PORT = 65_535;
    /** Shorter than a key, which may have been pasted under another name. */
    private static final Pattern SHOWN = Pattern.compile("[-+.\\w]{1,31}");

    private static final String BOTH = "must be set together with ";

    private final LiveProperties properties;
    private final List<SettingsProblem> problems = new ArrayList<>();

    StarterRules(LiveProperties properties) {
        this.properties = properties;
    }

    List<SettingsProblem> problems() {
        problems.clear();
        Set<String> clients = new TreeSet<>(properties.clients());
        clients.add(LiveSettings.DEFAULT_CLIENT);
        clients.forEach(this::proxy);
        yesOrNo("emulator.enabled");
        check("emulator.port", port -> isWholeNumber(port, 0), "must be 0 to 65535; 0 takes a free one");
        yesOrNo("events.enabled");
        check("health.probe-room-id", StarterRules::isRoom, "must be a RoomId, 1 to 48 bytes of printable ASCII");
        check("health.probe-interval", StarterRules::isLongerThanNothing, "must be a duration above zero, such as 60s");
        return List.copyOf(problems);
    }

    private void proxy(String client) {
        String host = LiveProperties.nameOf(client, "proxy.host");
        String port = LiveProperties.nameOf(client, "proxy.port");
        String givenHost = properties.valueOf(client, "proxy.host");
        String givenPort = properties.valueOf(client, "proxy.port");
        if (givenPort == null && givenHost != null) {
            problem(port, "not set", BOTH + host + ", to 1 to 65535");
        } else if (givenPort != null && !isWholeNumber(givenPort, 1)) {
            problem(port, shown(givenPort), "must be 1 to 65535; the port of proxy.host");
        } else if (givenPort != null && givenHost == null) {
            problem(host, "not set", BOTH + port);
        }
    }

    private void yesOrNo(String key) {
        String name = LiveProperties.nameOf(LiveSettings.DEFAULT_CLIENT, key);
        check(key, value -> properties.converted(name, Boolean.class).isPresent(), "must be true or false");
    }

    private void check(String key, Predicate<String> rule, String text) {
        String value = properties.valueOf(LiveSettings.DEFAULT_CLIENT, key);
        if (value != null && !rule.test(value)) {
            problem(LiveProperties.nameOf(LiveSettings.DEFAULT_CLIENT, key), shown(value), text);
        }
    }

    private void problem(String key, String given, String rule) {
        problems.add(new SettingsProblem(key, Nature.WRONG, key + ": " + given + ", " + rule));
    }

    private static boolean isWholeNumber(String value, int lowest) {
        return value.matches("[0-9]{1,5}") && Integer.parseInt(value) >= lowest && Integer.parseInt(value) <= LAST_PORT;
    }

    private static boolean isRoom(String value) {
        try {
            return LiveMessage.of(value, ProbedHealth.PROBE_BUSINESS_ID, "probe")
                    .roomId()
                    .equals(value);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isLongerThanNothing(String value) {
        try {
            return DurationStyle.detectAndParse(value, ChronoUnit.SECONDS).compareTo(Duration.ZERO) > 0;
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            return false;
        }
    }

    private static String shown(String value) {
        return SHOWN.matcher(value).matches() ? value : "(not shown)";
    }
}
