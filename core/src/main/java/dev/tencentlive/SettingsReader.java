package dev.tencentlive;

import dev.tencentlive.SettingsProblem.Nature;
import dev.tencentlive.usersig.SigningKey;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads properties into {@link LiveSettings} and collects every problem on the way. */
final class SettingsReader {

    private static final System.Logger LOG = System.getLogger("dev.tencentlive");
    private static final String DOTTED = LiveSettings.PREFIX + ".";
    private static final String CLIENTS = DOTTED + "clients.";
    private static final String CLIENT_NAME = "[a-z][a-z0-9-]*";
    private static final String VARIABLES = "TENCENT_LIVE_";

    private static final String CONSOLE = "the vendor's console shows it on the application's card";

    private static final Map<String, LiveSetting> TABLE = table(
            row("enabled", Boolean.class, LiveSettings.DEFAULT_ENABLED, "Whether a sender is offered."),
            row("sdk-app-id", Long.class, null, "SDKAppID, the application's number in the vendor's console."),
            row("secret-key", String.class, null, "Key that signs UserSig, as the vendor's console shows it."),
            row(
                    "identifier",
                    String.class,
                    LiveSettings.DEFAULT_IDENTIFIER,
                    "Administrator account that signs and sends."),
            row("region", String.class, null, "Data centre of the application, by name or host."),
            row(
                    "endpoint",
                    String.class,
                    null,
                    "Base address to call in place of the region's host, for the emulator or a gateway."),
            row(
                    "user-sig-validity",
                    Duration.class,
                    LiveSettings.DEFAULT_USER_SIG_VALIDITY,
                    "Time a UserSig stays valid; the vendor recommends no less than a day."),
            row("connect-timeout", Duration.class, LiveSettings.DEFAULT_CONNECT_TIMEOUT, "Time allowed to connect."),
            row(
                    "attempt-timeout",
                    Duration.class,
                    LiveSettings.DEFAULT_ATTEMPT_TIMEOUT,
                    "Time allowed for one attempt, body of the reply included."),
            row(
                    "delivery-timeout",
                    Duration.class,
                    LiveSettings.DEFAULT_DELIVERY_TIMEOUT,
                    "Time allowed for the whole send: permits, waits and attempts."),
            row(
                    "retry.max-attempts",
                    Integer.class,
                    LiveSettings.DEFAULT_MAX_ATTEMPTS,
                    "Attempts per send, the first included; 1 switches retries off."),
            row(
                    "limit.per-second",
                    Integer.class,
                    LiveSettings.DEFAULT_PER_SECOND,
                    "Calls per sliding second of the application; 0 switches the limit off."),
            row(
                    "limit.per-room-per-second",
                    Integer.class,
                    LiveSettings.DEFAULT_PER_ROOM_PER_SECOND,
                    "Calls per sliding second of one room; 0 switches the limit off."),
            row(
                    "limit.max-waiting",
                    Integer.class,
                    LiveSettings.DEFAULT_MAX_WAITING,
                    "Sends that may wait for a permit at once."),
            row(
                    "connection-reuse",
                    Duration.class,
                    LiveSettings.DEFAULT_CONNECTION_REUSE,
                    "Longest idle time after which a connection is used again."),
            row(
                    "max-message-bytes",
                    Integer.class,
                    LiveSettings.DEFAULT_MAX_MESSAGE_BYTES,
                    "Largest wrapped message accepted locally, in UTF-8 bytes; 0 switches the check off."));

    private final Set<String> names = new TreeSet<>();
    private final Function<String, @Nullable String> lookup;
    private final boolean keyRequired;
    private final List<SettingsProblem> problems = new ArrayList<>();
    /** What was already said of the default client's values is not said again for each client that inherits them. */
    private final Set<String> reported = new HashSet<>();

    SettingsReader(Iterable<String> names, Function<String, @Nullable String> lookup, boolean keyRequired) {
        names.forEach(name -> {
            if (name.startsWith(DOTTED)) {
                this.names.add(name);
            }
        });
        this.lookup = lookup;
        this.keyRequired = keyRequired;
    }

    static List<LiveSetting> described() {
        return List.copyOf(TABLE.values());
    }

    LiveSettings read() {
        if (!enabled()) {
            throw new InvalidSettingsException(List.of(new SettingsProblem(
                    DOTTED + "enabled",
                    Nature.DISABLED,
                    DOTTED + "enabled: false, so no sender is offered; set it to true, or leave it out")));
        }
        LiveSettings own = readClient(key -> new Found(DOTTED + key, value(DOTTED + key)));
        Map<String, LiveSettings> clients = new TreeMap<>();
        for (String name : clientNames()) {
            LiveSettings client = readClient(key -> inherited(name, key));
            if (client != null) {
                clients.put(name, client);
            }
        }
        findUnknown();
        if (own == null || !problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
        return own.withClients(clients);
    }

    /** Keys of named clients that environment variables stand for: their names cannot be known otherwise. */
    static Set<String> clientKeys(Set<String> variables) {
        Set<String> keys = new HashSet<>();
        for (String variable : variables) {
            for (String key : TABLE.keySet()) {
                String suffix = "_" + LiveSettings.variable(key);
                String prefix = VARIABLES + "CLIENTS_";
                if (variable.startsWith(prefix)
                        && variable.endsWith(suffix)
                        && variable.length() > prefix.length() + suffix.length()) {
                    String client = variable.substring(prefix.length(), variable.length() - suffix.length());
                    keys.add(CLIENTS + client.toLowerCase(Locale.ROOT).replace('_', '-') + "." + key);
                }
            }
        }
        return keys;
    }

    static void warnOfUnknown(Set<String> variables) {
        Set<String> known = new HashSet<>();
        TABLE.keySet().forEach(key -> known.add(VARIABLES + LiveSettings.variable(key)));
        for (String variable : new TreeSet<>(variables)) {
            if (variable.startsWith(VARIABLES)
                    && !variable.startsWith(VARIABLES + "CLIENTS_")
                    && !known.contains(variable)) {
                LOG.log(
                        Level.WARNING,
                        "Environment variable " + variable + " is not a setting of Tencent Live messaging"
                                + Nearest.to(variable, known)
                                        .map(near -> "; did you mean " + near + "?")
                                        .orElse(""));
            }
        }
    }

    /** A value and the key that it really stands under. */
    private record Found(String key, @Nullable String value) {}

    private interface Source {
        Found find(String key);
    }

    private @Nullable String value(String key) {
        String value = lookup.apply(key);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private boolean enabled() {
        Found found = new Found(DOTTED + "enabled", value(DOTTED + "enabled"));
        String given = found.value() == null
                ? LiveSettings.DEFAULT_ENABLED
                : found.value().toLowerCase(Locale.ROOT);
        if (!given.equals("true") && !given.equals("false")) {
            wrong(found, "must be true or false");
        }
        return !given.equals("false");
    }

    private Found inherited(String client, String key) {
        String own = CLIENTS + client + "." + key;
        String value = value(own);
        if (value != null || replacedInPairs(client, key)) {
            return new Found(own, value);
        }
        return new Found(DOTTED + key, value(DOTTED + key));
    }

    /** Half of the default client's pair together with half of a named one's would mix two applications or two places. */
    private boolean replacedInPairs(String client, String key) {
        for (List<String> pair : List.of(List.of("region", "endpoint"), List.of("sdk-app-id", "secret-key"))) {
            if (pair.contains(key)) {
                return pair.stream().anyMatch(half -> value(CLIENTS + client + "." + half) != null);
            }
        }
        return false;
    }

    private Set<String> clientNames() {
        Set<String> clients = new TreeSet<>();
        for (String name : names) {
            if (name.startsWith(CLIENTS)) {
                String client = clientOf(name);
                if (client.isEmpty() || client.equals(LiveSettings.DEFAULT_CLIENT) || !client.matches(CLIENT_NAME)) {
                    problem(
                            name,
                            Nature.WRONG,
                            name + ": " + Texts.quote(client)
                                    + " cannot be the name of a client; a name is lower-case letters, digits and dashes, begins"
                                    + " with a letter, and is not " + LiveSettings.DEFAULT_CLIENT);
                } else {
                    clients.add(client);
                }
            }
        }
        return clients;
    }

    private static String clientOf(String name) {
        String rest = name.substring(CLIENTS.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }

    private @Nullable LiveSettings readClient(Source source) {
        int before = problems.size();
        Long sdkAppId = sdkAppId(source.find("sdk-app-id"));
        SigningKey secretKey = secretKey(source.find("secret-key"));
        String identifier = identifier(source.find("identifier"));
        URI endpoint = endpoint(source, sdkAppId);
        Duration validity = duration(source, "user-sig-validity", Duration.ofMinutes(1), Duration.ofDays(3650));
        Duration connect = duration(source, "connect-timeout", Duration.ofMillis(1), Duration.ofMinutes(1));
        Duration attempt = duration(source, "attempt-timeout", Duration.ofMillis(1), Duration.ofMinutes(5));
        Duration delivery = duration(source, "delivery-timeout", Duration.ofMillis(1), Duration.ofHours(1));
        int attempts = number(source, "retry.max-attempts", 1, 10);
        int perSecond = number(source, "limit.per-second", 0, 1_000_000);
        int perRoom = number(source, "limit.per-room-per-second", 0, 1_000_000);
        int waiting = number(source, "limit.max-waiting", 0, 10_000_000);
        Duration reuse = duration(source, "connection-reuse", Duration.ofMillis(1), Duration.ofHours(1));
        int bytes = number(source, "max-message-bytes", 0, 16_777_216);
        if (problems.size() > before || sdkAppId == null || endpoint == null) {
            return null;
        }
        return new LiveSettings(
                sdkAppId,
                secretKey,
                identifier,
                endpoint,
                validity,
                connect,
                attempt,
                delivery,
                attempts,
                perSecond,
                perRoom,
                waiting,
                reuse,
                bytes,
                Map.of());
    }

    private @Nullable Long sdkAppId(Found found) {
        if (found.value() == null) {
            missing(found.key(), "the application's number, such as 1400000000; " + CONSOLE + " as SDKAppID");
            return null;
        }
        if (!found.value().matches("0*[1-9][0-9]{0,17}")) {
            wrong(found, "must be a whole number above zero; " + CONSOLE + " as SDKAppID");
            return null;
        }
        return Long.valueOf(found.value());
    }

    private @Nullable SigningKey secretKey(Found found) {
        if (found.value() == null) {
            if (keyRequired) {
                missing(found.key(), "the key that signs UserSig; " + CONSOLE + " as SecretKey");
            }
            return null;
        }
        try {
            return SigningKey.of(found.value());
        } catch (IllegalArgumentException e) {
            problem(
                    found.key(),
                    Nature.WRONG,
                    found.key() + ": (not shown), must be one line of text without spaces or control characters; "
                            + CONSOLE + " as SecretKey");
            return null;
        }
    }

    private String identifier(Found found) {
        String identifier = found.value() == null ? LiveSettings.DEFAULT_IDENTIFIER : found.value();
        if (!identifier.matches("[\\x20-\\x7e]{1,32}")) {
            wrong(
                    found,
                    "must be 1 to 32 bytes of printable ASCII; an administrator account of the application, as the"
                            + " vendor's console lists them");
        }
        return identifier;
    }

    private @Nullable URI endpoint(Source source, @Nullable Long sdkAppId) {
        Found endpoint = source.find("endpoint");
        Found region = source.find("region");
        @Nullable URI ofRegion = region.value() == null ? null : regionEndpoint(region);
        if (endpoint.value() != null) {
            return explicitEndpoint(endpoint);
        }
        if (region.value() == null) {
            missing(
                    region.key(),
                    "one of " + Region.names()
                            + " or a host name; the data centre that was chosen for the application in"
                            + " the vendor's console" + hint(sdkAppId) + "; or set " + endpoint.key()
                            + " to the address of an emulator");
        }
        return ofRegion;
    }

    private @Nullable URI regionEndpoint(Found region) {
        try {
            return Region.of(String.valueOf(region.value())).endpoint();
        } catch (IllegalArgumentException e) {
            problem(
                    region.key(),
                    Nature.WRONG,
                    region.key() + ": " + e.getMessage()
                            + "; the data centre that was chosen for the application in the vendor's console");
            return null;
        }
    }

    private @Nullable URI explicitEndpoint(Found endpoint) {
        try {
            return Endpoint.parse(String.valueOf(endpoint.value()));
        } catch (IllegalArgumentException e) {
            // User info and query may hold a secret, so of such an address only the rule is shown.
            boolean secretive = String.valueOf(endpoint.value()).matches(".*[@?#].*");
            problem(
                    endpoint.key(),
                    Nature.WRONG,
                    endpoint.key() + ": " + (secretive ? "(not shown)" : Texts.quote(String.valueOf(endpoint.value())))
                            + ", " + e.getMessage());
            return null;
        }
    }

    /** The vendor's console goes by this number, as its own code shows: a hint, but no default. */
    private static String hint(@Nullable Long sdkAppId) {
        if (sdkAppId == null) {
            return "";
        }
        return " (SDKAppID " + sdkAppId + " hints at " + (sdkAppId < 1_400_000_000L ? "singapore" : "china") + ")";
    }

    private Duration duration(Source source, String key, Duration least, Duration most) {
        Found found = source.find(key);
        String fallback = String.valueOf(row(key).defaultValue());
        String rule =
                "must be " + DurationText.format(least) + " to " + DurationText.format(most) + ", " + DurationText.RULE;
        if (found.value() != null) {
            try {
                Duration duration = DurationText.parse(found.value());
                if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
                    return duration;
                }
            } catch (IllegalArgumentException e) {
                rule = "must be " + DurationText.RULE;
            }
            wrong(found, rule);
        }
        return DurationText.parse(fallback);
    }

    private int number(Source source, String key, int least, int most) {
        Found found = source.find(key);
        if (found.value() != null) {
            Optional<Integer> number = wholeNumber(found.value()).filter(given -> given >= least && given <= most);
            if (number.isPresent()) {
                return number.get();
            }
            wrong(found, "must be " + least + " to " + most);
        }
        return Integer.parseInt(String.valueOf(row(key).defaultValue()));
    }

    private static Optional<Integer> wholeNumber(String text) {
        try {
            return Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private void findUnknown() {
        for (String name : names) {
            String key = keyOf(name);
            if (key == null || TABLE.containsKey(key)) {
                continue;
            }
            problem(
                    name,
                    Nature.UNKNOWN,
                    name + ": there is no such setting"
                            + Nearest.to(key, TABLE.keySet())
                                    .map(near -> "; did you mean " + name.substring(0, name.length() - key.length())
                                            + near + "?")
                                    .orElse("; the README lists them all"));
        }
    }

    /** The key within its client; {@code null} where the client's name was wrong already. */
    private static @Nullable String keyOf(String name) {
        if (!name.startsWith(CLIENTS)) {
            return name.substring(DOTTED.length());
        }
        String client = clientOf(name);
        int start = CLIENTS.length() + client.length() + 1;
        if (!client.matches(CLIENT_NAME) || client.equals(LiveSettings.DEFAULT_CLIENT)) {
            return null;
        }
        String key = start <= name.length() ? name.substring(start) : "";
        return key.equals("enabled") ? "clients." + client + ".enabled" : key;
    }

    private void missing(String key, String what) {
        problem(key, Nature.MISSING, key + ": not set; " + what);
    }

    private void wrong(Found found, String rule) {
        problem(
                found.key(),
                Nature.WRONG,
                found.key() + ": " + Texts.quote(String.valueOf(found.value())) + ", " + rule);
    }

    private void problem(String key, Nature nature, String text) {
        if (reported.add(text)) {
            problems.add(new SettingsProblem(key, nature, text));
        }
    }

    private static LiveSetting row(String key) {
        return Optional.ofNullable(TABLE.get(key)).orElseThrow();
    }

    private static LiveSetting row(String key, Class<?> type, @Nullable String defaultValue, String text) {
        return new LiveSetting(key, type, defaultValue, text);
    }

    private static Map<String, LiveSetting> table(LiveSetting... rows) {
        Map<String, LiveSetting> table = new LinkedHashMap<>();
        for (LiveSetting row : rows) {
            table.put(row.key(), row);
        }
        return table;
    }
}
