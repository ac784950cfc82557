package dev.tencentlive;

import dev.tencentlive.usersig.SigningKey;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be set, checked.
 *
 * <pre>{@code
 * LiveSettings settings = LiveSettings.from(Map.of(
 *         "tencent.live.sdk-app-id", "1400000000",
 *         "tencent.live.secret-key", key,
 *         "tencent.live.region", "singapore"));
 * }</pre>
 *
 * <p>Names, defaults, checks and texts live here and nowhere else. Immutable. Which values the vendor asks for was read in
 * its pages 647/74354 (2026-02-24), 647/63398 and 1047/34385.
 *
 * @param sdkAppId SDKAppID, the application's number
 * @param secretKey key that signs UserSig; {@code null} when the application brings its own supplier or provider
 * @param identifier administrator account that signs and sends
 * @param endpoint base address of the service
 * @param userSigValidity time a UserSig stays valid
 * @param connectTimeout time to connect
 * @param attemptTimeout time for one attempt, body of the reply included
 * @param deliveryTimeout time for one send: permits, waits, attempts
 * @param maxAttempts attempts per send, the first included
 * @param perSecond calls per sliding second of the application; 0 for no limit
 * @param perRoomPerSecond calls per sliding second of one room; 0 for no limit
 * @param maxWaiting sends that may wait for a permit at once
 * @param connectionReuse longest idle time after which a connection is used again
 * @param maxMessageBytes largest wrapped message accepted locally; 0 for no check
 * @param clients settings of the named clients, by name
 */
public record LiveSettings(
        long sdkAppId,
        @Nullable SigningKey secretKey,
        String identifier,
        URI endpoint,
        Duration userSigValidity,
        Duration connectTimeout,
        Duration attemptTimeout,
        Duration deliveryTimeout,
        int maxAttempts,
        int perSecond,
        int perRoomPerSecond,
        int maxWaiting,
        Duration connectionReuse,
        int maxMessageBytes,
        Map<String, LiveSettings> clients) {

    /** What every key begins with; no dot at its end. */
    public static final String PREFIX = "tencent.live";

    /** Name of the sender that is configured without a name. */
    public static final String DEFAULT_CLIENT = "default";

    /** Default of {@code tencent.live.enabled}. */
    public static final String DEFAULT_ENABLED = "true";

    /** Default of {@code tencent.live.identifier}. */
    public static final String DEFAULT_IDENTIFIER = "administrator";

    /** Default of {@code tencent.live.user-sig-validity}. */
    public static final String DEFAULT_USER_SIG_VALIDITY = "24h";

    /** Default of {@code tencent.live.connect-timeout}. */
    public static final String DEFAULT_CONNECT_TIMEOUT = "2s";

    /** Default of {@code tencent.live.attempt-timeout}. */
    public static final String DEFAULT_ATTEMPT_TIMEOUT = "5s";

    /** Default of {@code tencent.live.delivery-timeout}. */
    public static final String DEFAULT_DELIVERY_TIMEOUT = "15s";

    /** Default of {@code tencent.live.retry.max-attempts}. */
    public static final String DEFAULT_MAX_ATTEMPTS = "3";

    /** Default of {@code tencent.live.limit.per-second}. */
    public static final String DEFAULT_PER_SECOND = "200";

    /** Default of {@code tencent.live.limit.per-room-per-second}. */
    public static final String DEFAULT_PER_ROOM_PER_SECOND = "40";

    /** Default of {@code tencent.live.limit.max-waiting}. */
    public static final String DEFAULT_MAX_WAITING = "10000";

    /** Default of {@code tencent.live.connection-reuse}. */
    public static final String DEFAULT_CONNECTION_REUSE = "20s";

    /** Default of {@code tencent.live.max-message-bytes}. */
    public static final String DEFAULT_MAX_MESSAGE_BYTES = "12288";

    /**
     * Checks every value and takes a copy of the clients.
     *
     * @throws InvalidSettingsException listing every value that is out of its range
     */
    public LiveSettings {
        Objects.requireNonNull(identifier, "identifier");
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(userSigValidity, "userSigValidity");
        Objects.requireNonNull(connectTimeout, "connectTimeout");
        Objects.requireNonNull(attemptTimeout, "attemptTimeout");
        Objects.requireNonNull(deliveryTimeout, "deliveryTimeout");
        Objects.requireNonNull(connectionReuse, "connectionReuse");
        clients = Map.copyOf(clients);
        List<SettingsProblem> problems = new ArrayList<>();
        check(problems, "sdk-app-id", sdkAppId > 0, sdkAppId, "must be above zero");
        check(
                problems,
                "identifier",
                SettingsReader.isIdentifier(identifier),
                Texts.quote(identifier),
                "must be 1 to 32 bytes of printable ASCII");
        check(problems, DurationRange.USER_SIG_VALIDITY, userSigValidity);
        check(problems, DurationRange.CONNECT_TIMEOUT, connectTimeout);
        check(problems, DurationRange.ATTEMPT_TIMEOUT, attemptTimeout);
        check(problems, DurationRange.DELIVERY_TIMEOUT, deliveryTimeout);
        check(problems, NumberRange.MAX_ATTEMPTS, maxAttempts);
        check(problems, NumberRange.PER_SECOND, perSecond);
        check(problems, NumberRange.PER_ROOM_PER_SECOND, perRoomPerSecond);
        check(problems, NumberRange.MAX_WAITING, maxWaiting);
        check(problems, DurationRange.CONNECTION_REUSE, connectionReuse);
        check(problems, NumberRange.MAX_MESSAGE_BYTES, maxMessageBytes);
        try {
            endpoint = Endpoint.parse(endpoint.toString());
        } catch (IllegalArgumentException e) {
            check(problems, "endpoint", false, Endpoint.shown(endpoint.toString()), String.valueOf(e.getMessage()));
        }
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
    }

    /**
     * Reads settings from a map.
     *
     * @param properties whole keys and their values
     * @return checked settings
     * @throws InvalidSettingsException listing every problem
     */
    public static LiveSettings from(Map<String, String> properties) {
        return from(properties.keySet(), properties::get);
    }

    /**
     * Reads settings from wherever an application keeps them.
     *
     * @param names names of all properties there are; those outside {@link #PREFIX} are passed over
     * @param lookup gives the value of a property, or {@code null}
     * @return checked settings
     * @throws InvalidSettingsException listing every problem
     */
    public static LiveSettings from(Iterable<String> names, Function<String, @Nullable String> lookup) {
        return new SettingsReader(names, lookup, key -> "", client -> false).read();
    }

    /**
     * Reads settings of an application that brings the key otherwise: by {@link LiveMessageSenderBuilder#secretKey} or
     * {@link LiveMessageSenderBuilder#userSig}. A {@code secret-key} that is set is read all the same.
     *
     * @param names names of all properties there are; those outside {@link #PREFIX} are passed over
     * @param lookup gives the value of a property, or {@code null}
     * @return checked settings, perhaps without a key
     * @throws InvalidSettingsException listing every problem
     */
    public static LiveSettings fromWithoutKey(Iterable<String> names, Function<String, @Nullable String> lookup) {
        return fromWithoutKey(names, lookup, client -> true);
    }

    /**
     * Reads settings of an application that brings the keys of some clients otherwise, as
     * {@link #fromWithoutKey(Iterable, Function)} does for all. A client that is not among them and sets no key, nor inherits
     * one, is a problem like any other.
     *
     * @param names names of all properties there are; those outside {@link #PREFIX} are passed over
     * @param lookup gives the value of a property, or {@code null}
     * @param keyElsewhere tells by its name ({@link #DEFAULT_CLIENT} among them) whether a client gets its key otherwise
     * @return checked settings; of the clients with a key elsewhere, perhaps without one
     * @throws InvalidSettingsException listing every problem
     */
    public static LiveSettings fromWithoutKey(
            Iterable<String> names, Function<String, @Nullable String> lookup, Predicate<String> keyElsewhere) {
        return new SettingsReader(names, lookup, key -> "", keyElsewhere).read();
    }

    /**
     * Reads settings from system properties ({@code tencent.live.sdk-app-id}) and environment variables
     * ({@code TENCENT_LIVE_SDK_APP_ID}); a system property wins. An environment variable of that prefix that nobody knows
     * is a warning in the log.
     *
     * @return checked settings
     * @throws InvalidSettingsException listing every problem
     */
    public static LiveSettings fromEnvironment() {
        return fromEnvironment(System.getenv(), System.getProperties().stringPropertyNames(), System::getProperty);
    }

    static LiveSettings fromEnvironment(
            Map<String, String> environment, Set<String> properties, Function<String, @Nullable String> property) {
        Set<String> names = new HashSet<>(properties);
        names.addAll(namesFrom(environment.keySet()));
        UnaryOperator<String> place = key -> {
            if (property.apply(key) != null) {
                return " (system property)";
            }
            return environment.get(variable(key)) == null
                    ? " (environment variable: " + variable(key) + ")"
                    : " (from the environment variable " + variable(key) + ")";
        };
        return new SettingsReader(
                        names,
                        key -> {
                            String value = property.apply(key);
                            return value == null ? environment.get(variable(key)) : value;
                        },
                        place,
                        client -> false)
                .read();
    }

    /**
     * Names the properties of named clients that environment variables stand for, such as
     * {@code tencent.live.clients.eu.region} for {@code TENCENT_LIVE_CLIENTS_EU_REGION}: a client of the environment cannot be
     * known otherwise. A variable of that prefix that nobody knows is a warning in the log.
     *
     * @param variables names of all environment variables there are
     * @return names to hand to {@link #from(Iterable, Function)} beside those of other sources
     */
    public static Set<String> namesFrom(Set<String> variables) {
        SettingsReader.warnOfUnknown(variables);
        return SettingsReader.clientKeys(variables);
    }

    /**
     * Lists all settings below {@link #PREFIX}, without the named clients.
     *
     * @return the rows of the README's table, in its order
     */
    public static List<LiveSetting> described() {
        return SettingsReader.described();
    }

    /**
     * Gives the settings of a sender by its name.
     *
     * @param client {@link #DEFAULT_CLIENT} or the name of a named client
     * @return its settings
     * @throws IllegalArgumentException when no client has that name
     */
    public LiveSettings client(String client) {
        LiveSettings settings = client.equals(DEFAULT_CLIENT) ? this : clients.get(client);
        if (settings == null) {
            throw new IllegalArgumentException(noSuchClient(client, clients.keySet()));
        }
        return settings;
    }

    LiveSettings withClients(Map<String, LiveSettings> named) {
        return new LiveSettings(
                sdkAppId,
                secretKey,
                identifier,
                endpoint,
                userSigValidity,
                connectTimeout,
                attemptTimeout,
                deliveryTimeout,
                maxAttempts,
                perSecond,
                perRoomPerSecond,
                maxWaiting,
                connectionReuse,
                maxMessageBytes,
                named);
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "LiveSettings[sdkAppId=" + sdkAppId + ", secretKey=" + (secretKey == null ? "elsewhere" : "****")
                + ", identifier=" + identifier + ", endpoint=" + endpoint + ", userSigValidity=" + userSigValidity
                + ", connectTimeout=" + connectTimeout + ", attemptTimeout=" + attemptTimeout + ", deliveryTimeout="
                + deliveryTimeout + ", maxAttempts=" + maxAttempts + ", perSecond=" + perSecond + ", perRoomPerSecond="
                + perRoomPerSecond + ", maxWaiting=" + maxWaiting + ", connectionReuse=" + connectionReuse
                + ", maxMessageBytes=" + maxMessageBytes + ", clients=" + clients.keySet() + "]";
    }

    private static void check(List<SettingsProblem> problems, DurationRange range, Duration value) {
        check(problems, range.key(), range.holds(value), value, range.rule());
    }

    private static void check(List<SettingsProblem> problems, NumberRange range, int value) {
        check(problems, range.key(), range.holds(value), value, range.rule());
    }

    private static void check(List<SettingsProblem> problems, String name, boolean right, Object value, String rule) {
        if (!right) {
            String key = PREFIX + "." + name;
            problems.add(new SettingsProblem(key, SettingsProblem.Nature.WRONG, key + ": " + value + ", " + rule));
        }
    }

    static String noSuchClient(String client, Set<String> names) {
        List<String> all = new ArrayList<>(names);
        all.remove(DEFAULT_CLIENT);
        all.sort(null);
        all.add(0, DEFAULT_CLIENT);
        return "no client is named " + Texts.quote(client) + "; there are " + String.join(", ", all)
                + " (tencent.live.clients.<name>.*)";
    }

    static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
