package dev.tencentlive.contract;

import dev.tencentlive.LiveMessageSenderBuilder;
import dev.tencentlive.emulator.LiveEmulator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What an application is started with. Checks of one setup do not disturb each other, so where a start is costly one will do
 * for all of them, except those that {@linkplain Check#closes() close}.
 */
public enum Setup {

    /** What is required, and nothing else. */
    CONFIGURED,

    /** Every setting, each with another value than its default. */
    EVERYTHING(
            "identifier", "second",
            "user-sig-validity", "PT2H",
            "connect-timeout", "1500ms",
            "attempt-timeout", "4",
            "delivery-timeout", "11s",
            "retry.max-attempts", "2",
            "limit.per-second", "77",
            "limit.per-room-per-second", "33",
            "limit.max-waiting", "99",
            "connection-reuse", "1m",
            "max-message-bytes", "512",
            "enabled", "true"),

    /** Two named clients, one of which sets almost nothing. */
    NAMED(
            "max-message-bytes", "2048",
            "clients.eu.identifier", "second",
            "clients.eu.max-message-bytes", "256",
            "clients.eu.retry.max-attempts", "1",
            "clients.far-east.delivery-timeout", "20s"),

    /** A named client, and a payload writer that a customizer gives to each. */
    CUSTOMIZED("clients.eu.identifier", "second"),

    /** One call a second and room, so that the second one waits. */
    SLOW("limit.per-room-per-second", "1", "clients.eu.identifier", "second"),

    /** Nothing at all. */
    UNCONFIGURED(false),

    /** One half of a pair, and no place to call. */
    HALF_CONFIGURED(false, "sdk-app-id", "1400000000"),

    /** Switched off. */
    DISABLED("enabled", "false"),

    /** Values that have the right form and break their rules. */
    WRONG_VALUES(
            "retry.max-attempts", "0",
            "identifier", "an-administrator-of-more-than-32-bytes",
            "endpoint", "http://example.com",
            "limit.per-second", "-1",
            "clients.eu.region", "atlantis",
            "clients.eu.connect-timeout", "2h"),

    /** A value that is no number. */
    WRONG_NUMBER("retry.max-attempts", "many"),

    /** A value that is no duration. */
    WRONG_DURATION("delivery-timeout", "soon"),

    /** A key that is almost one. */
    MISSPELT_KEY("retry.max-attempt", "2"),

    /** A key of a named client that is almost one. */
    MISSPELT_KEY_OF_A_CLIENT("clients.eu.identifer", "second");

    private static final String PREFIX = "tencent.live.";

    private final boolean credentials;
    // Filled once, in the constructor.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Map<String, String> more;

    Setup(String... more) {
        this(true, more);
    }

    Setup(boolean credentials, String... more) {
        this.credentials = credentials;
        Map<String, String> keys = new LinkedHashMap<>();
        for (int i = 0; i < more.length; i += 2) {
            keys.put(PREFIX + more[i], more[i + 1]);
        }
        this.more = Map.copyOf(keys);
    }

    /**
     * Starts the service that the checks of this setup need.
     *
     * @return an emulator, to be closed by the caller
     */
    public static LiveEmulator startEmulator() {
        return LiveEmulator.builder().administrators("administrator", "second").start();
    }

    /**
     * Gives the properties of the application.
     *
     * @param emulator the service to call
     * @return whole keys and their values
     */
    public Map<String, String> properties(LiveEmulator emulator) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (credentials) {
            properties.put(PREFIX + "sdk-app-id", Long.toString(emulator.sdkAppId()));
            properties.put(PREFIX + "secret-key", emulator.secretKey());
            properties.put(PREFIX + "endpoint", emulator.endpoint().toString());
        }
        properties.putAll(more);
        return properties;
    }

    /**
     * Gives the customizer of the application.
     *
     * @return does nothing, except for {@link #CUSTOMIZED}
     */
    public BiConsumer<String, LiveMessageSenderBuilder> customizer() {
        return this == CUSTOMIZED
                ? (client, builder) -> builder.payloadWriter(payload -> client + " wrote " + payload)
                : (client, builder) -> {};
    }
}
