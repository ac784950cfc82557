package dev.tencentlive;

import dev.tencentlive.SettingsProblem.Nature;
import dev.tencentlive.usersig.SigningKey;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads properties into {@link LiveSettings} and collects every problem on the way. */
final class SettingsReader {

    private static final System.Logger LOG = System.getLogger("dev.tencentlive");
    private static final String DOTTED = LiveSettings.PREFIX + ".";
    private static final String CLIENTS = DOTTED + "clients.";
    private static final String CLIENT_NAME = "[a-z][a-z0-9-]*";
    private static final String VARIABLES = "TENCENT_LIVE_";
    private static final String CLIENT_VARIABLES = VARIABLES + "CLIENTS_";

    private static final String CARD = " on the application's card in Tencent's console";
    private static final String REGION = Region.names() + ", or a host name, as chosen in Tencent's console";

    private static final Map<String, LiveSetting> TABLE = table(
            row("enabled", Boolean.class, LiveSettings.DEFAULT_ENABLED, "Whether a sender is offered."),
            row("sdk-app-id", Long.class, null, "SDKAppID, the application's number in Tencent's console."),
            row("secret-key", String.class, null, "Key that signs UserSig, SecretKey in Tencent's console."),
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
                    "Time a UserSig stays valid; Tencent recommends no less than a day."),
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

    /** Keys that only an adapter reads, for each client; who does not read them says nothing. */
    private static final Set<String> OF_ADAPTERS_PER_CLIENT = Set.of(
            "ssl.bundle",
            "proxy.host",
            "proxy.port",
            "tls-configuration-name",
            "proxy-configuration-name",
            "credentials-provider",
            "credentials-provider-name");

    /** Keys that only an adapter reads, once. */
    private static final Set<String> OF_ADAPTERS = Set.of(
            "emulator.enabled",
            "emulator.port",
            "health.probe-room-id",
            "health.probe-interval",
            "health.readiness",
            "events.enabled");

    private final Set<String> names = new TreeSet<>();
    private final Function<String, @Nullable String> lookup;
    private final UnaryOperator<String> place;
    private final Predicate<String> keyElsewhere;
    private final List<SettingsProblem> problems = new ArrayList<>();
    /** Keys of which something was said: a value that several clients inherit is wrong once. */
    private final Set<String> reported = new HashSet<>();

    /**
     * Prepares to read.
     *
     * @param names names of all properties there are
     * @param lookup gives the value of a property, or {@code null}
     * @param place tells where a property stands, or could stand, besides under its key; empty for nowhere else
     * @param keyElsewhere tells by the name of a client whether it may go without a key here
     */
    SettingsReader(
            Iterable<String> names,
            Function<String, @Nullable String> lookup,
            UnaryOperator<String> place,
            Predicate<String> keyElsewhere) {
        names.forEach(name -> {
            if (name.startsWith(DOTTED)) {
                this.names.add(name);
            }
        });
        this.lookup = lookup;
        this.place = place;
        this.keyElsewhere = keyElsewhere;
    }

    static String secretKeyOf(String client) {
        return (client.equals(LiveSettings.DEFAULT_CLIENT) ? DOTTED : CLIENTS + client + ".") + "secret-key";
    }

    static List<LiveSetting> described() {
        return List.copyOf(TABLE.values());
    }

    LiveSettings read() {
        if (!enabled()) {
            throw new InvalidSettingsException(List.of(new SettingsProblem(
                    DOTTED + "enabled",
                    Nature.DISABLED,
                    at(DOTTED + "enabled") + ": false; set it to true, or leave it out, to send")));
        }
        LiveSettings own = readClient(LiveSettings.DEFAULT_CLIENT, key -> new Found(DOTTED + key, value(DOTTED + key)));
        Map<String, LiveSettings> clients = new TreeMap<>();
        for (String name : clientNames()) {
            LiveSettings client = readClient(name, key -> inherited(name, key));
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
            clientKey(variable).ifPresent(keys::add);
        }
        return keys;
    }

    private static Optional<String> clientKey(String variable) {
        if (!variable.startsWith(CLIENT_VARIABLES)) {
            return Optional.empty();
        }
        String rest = variable.substring(CLIENT_VARIABLES.length());
        return clientsOwn()
                .filter(key -> rest.endsWith("_" + LiveSettings.variable(key)))
                .map(key -> {
                    String client = rest.substring(0, rest.length() - key.length() - 1);
                    return CLIENTS + client.toLowerCase(Locale.ROOT).replace('_', '-') + "." + key;
                })
                .findFirst();
    }

    private static Stream<String> clientsOwn() {
        return known(true).stream().filter(key -> !key.equals("enabled"));
    }

    static void warnOfUnknown(Set<String> variables) {
        for (String variable : new TreeSet<>(variables)) {
            if (variable.startsWith(VARIABLES)
                    && !ownVariables().contains(variable.substring(VARIABLES.length()))
                    && clientKey(variable).isEmpty()) {
                LOG.log(
                        Level.WARNING,
                        "Environment variable " + variable + " is not a setting of Tencent Live messaging"
                                + meant(variable)
                                        .map(near -> "; did you mean " + near + "?")
                                        .orElse("; the README lists them all"));
            }
        }
    }

    private static Optional<String> meant(String variable) {
        if (!variable.startsWith(CLIENT_VARIABLES)) {
            return Nearest.to(variable.substring(VARIABLES.length()), ownVariables())
                    .map(VARIABLES::concat);
        }
        // Where the client's name ends and the key begins cannot be seen, so every underscore may be the place.
        for (int end = CLIENT_VARIABLES.length(); end < variable.length(); end++) {
            if (variable.charAt(end) == '_') {
                String client = variable.substring(0, end + 1);
                Optional<String> near = Nearest.to(variable.substring(end + 1), variables(clientsOwn()))
                        .map(client::concat);
                if (near.isPresent()) {
                    return near;
                }
            }
        }
        return Optional.empty();
    }

    private static Set<String> ownVariables() {
        return variables(known(false).stream());
    }

    private static Set<String> variables(Stream<String> keys) {
        return keys.map(LiveSettings::variable).collect(Collectors.toSet());
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
                            CLIENTS + client,
                            Nature.WRONG,
                            at(name) + ": " + Texts.quote(client)
                                    + " cannot be the name of a client, must be lower-case letters, digits and dashes, begin"
                                    + " with a letter, and not be " + LiveSettings.DEFAULT_CLIENT
                                    + ", which is the one without a name");
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

    private @Nullable LiveSettings readClient(String client, Source source) {
        int before = problems.size();
        Long sdkAppId = sdkAppId(source.find("sdk-app-id"));
        SigningKey secretKey = secretKey(client, source.find("secret-key"));
        String identifier = identifier(source.find("identifier"));
        URI endpoint = endpoint(source, sdkAppId);
        Duration validity = duration(source, DurationRange.USER_SIG_VALIDITY);
        Duration connect = duration(source, DurationRange.CONNECT_TIMEOUT);
        Duration attempt = duration(source, DurationRange.ATTEMPT_TIMEOUT);
        Duration delivery = duration(source, DurationRange.DELIVERY_TIMEOUT);
        int attempts = number(source, NumberRange.MAX_ATTEMPTS);
        int perSecond = number(source, NumberRange.PER_SECOND);
        int perRoom = number(source, NumberRange.PER_ROOM_PER_SECOND);
        int waiting = number(source, NumberRange.MAX_WAITING);
        Duration reuse = duration(source, DurationRange.CONNECTION_REUSE);
        int bytes = number(source, NumberRange.MAX_MESSAGE_BYTES);
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
            missing(found.key(), "the application's number, such as 1400000000, is SDKAppID" + CARD);
            return null;
        }
        if (!found.value().matches("0*[1-9][0-9]{0,17}")) {
            wrong(found, "must be a whole number above zero, SDKAppID" + CARD);
            return null;
        }
        return Long.valueOf(found.value());
    }

    private @Nullable SigningKey secretKey(String client, Found found) {
        if (found.value() == null) {
            if (!keyElsewhere.test(client)) {
                // Where the client without a name does without, only this one's own key is missing.
                missing(
                        keyElsewhere.test(LiveSettings.DEFAULT_CLIENT) ? secretKeyOf(client) : found.key(),
                        "the key that signs UserSig is SecretKey" + CARD);
            }
            return null;
        }
        try {
            return SigningKey.of(found.value());
        } catch (IllegalArgumentException e) {
            wrong(found, "(not shown)", "must be one line of text without control characters, SecretKey" + CARD);
            return null;
        }
    }

    private String identifier(Found found) {
        String identifier = found.value() == null ? LiveSettings.DEFAULT_IDENTIFIER : found.value();
        if (!isIdentifier(identifier)) {
            wrong(
                    found,
                    "must be 1 to 32 bytes of printable ASCII, one of the administrator accounts that Tencent's console"
                            + " lists for the application");
        }
        return identifier;
    }

    static boolean isIdentifier(String identifier) {
        return identifier.matches("[\\x20-\\x7e]{1,32}");
    }

    private @Nullable URI endpoint(Source source, @Nullable Long sdkAppId) {
        Found endpoint = source.find("endpoint");
        Found region = source.find("region");
        @Nullable URI ofRegion = region.value() == null ? null : regionEndpoint(region, region.value());
        if (endpoint.value() != null) {
            return explicitEndpoint(endpoint, endpoint.value());
        }
        if (region.value() == null) {
            missing(
                    region.key(),
                    "the application's data centre is one of " + REGION + hint(sdkAppId)
                            + "; to try without an account, set " + endpoint.key() + " to an emulator's address");
        }
        return ofRegion;
    }

    private @Nullable URI regionEndpoint(Found found, String region) {
        try {
            return Region.of(region).endpoint();
        } catch (IllegalArgumentException e) {
            String advice = region.indexOf('/') >= 0 || region.indexOf('@') >= 0
                    ? "; an address with https:// belongs under " + found.key().replaceAll("region$", "endpoint")
                    : Region.nearest(region)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse("");
            wrong(found, Endpoint.shown(region), "must be one of " + REGION + advice);
            return null;
        }
    }

    private @Nullable URI explicitEndpoint(Found found, String endpoint) {
        try {
            return Endpoint.parse(endpoint);
        } catch (IllegalArgumentException e) {
            wrong(found, Endpoint.shown(endpoint), String.valueOf(e.getMessage()));
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

    private Duration duration(Source source, DurationRange range) {
        Found found = source.find(range.key());
        if (found.value() != null) {
            try {
                Duration duration = DurationText.parse(found.value());
                if (range.holds(duration)) {
                    return duration;
                }
            } catch (IllegalArgumentException e) {
                // Said below, with the range.
            }
            wrong(found, range.rule());
        }
        return DurationText.parse(String.valueOf(row(range.key()).defaultValue()));
    }

    private int number(Source source, NumberRange range) {
        Found found = source.find(range.key());
        if (found.value() != null) {
            Optional<Long> number = wholeNumber(found.value());
            if (number.isPresent() && range.holds(number.get())) {
                return number.get().intValue();
            }
            wrong(
                    found,
                    number.isPresent() ? range.rule() : range.rule().replace("must be ", "must be a whole number, "));
        }
        return Integer.parseInt(String.valueOf(row(range.key()).defaultValue()));
    }

    private static Optional<Long> wholeNumber(String text) {
        return text.matches("[-+]?[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private void findUnknown() {
        for (String name : names) {
            String key = keyOf(name);
            if (key == null) {
                continue;
            }
            Set<String> known = known(name.startsWith(CLIENTS));
            if (known.contains(key)) {
                continue;
            }
            problem(
                    name,
                    Nature.UNKNOWN,
                    at(name) + ": there is no such setting"
                            + Nearest.to(key, known)
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

    private static Set<String> known(boolean client) {
        Set<String> known = new LinkedHashSet<>(TABLE.keySet());
        known.addAll(OF_ADAPTERS_PER_CLIENT);
        if (!client) {
            known.addAll(OF_ADAPTERS);
        }
        return known;
    }

    private void missing(String key, String what) {
        problem(key, Nature.MISSING, at(key) + ": not set; " + what);
    }

    private void wrong(Found found, String rule) {
        wrong(found, GivenValue.shown(String.valueOf(found.value())), rule);
    }

    private void wrong(Found found, String shown, String rule) {
        problem(found.key(), Nature.WRONG, at(found.key()) + ": " + shown + ", " + rule);
    }

    private String at(String key) {
        return key + place.apply(key);
    }

    private void problem(String key, Nature nature, String text) {
        if (reported.add(key)) {
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
