package dev.tencentlive.spring;

import dev.tencentlive.LiveSettings;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * What can be set, for an editor to complete and for the actuator to show. Senders are made from the same properties by
 * {@link LiveSettings}, which with {@link StarterRules} checks them all before this record is bound.
 *
 * @param enabled Whether a sender is offered.
 * @param sdkAppId SDKAppID, the application's number in Tencent's console.
 * @param secretKey Key that signs UserSig, SecretKey in Tencent's console.
 * @param identifier Administrator account that signs and sends.
 * @param region Data centre of the application, by name or host.
 * @param endpoint Base address to call in place of the region's host, for the emulator or a gateway.
 * @param userSigValidity Time a UserSig stays valid; Tencent recommends no less than a day.
 * @param connectTimeout Time allowed to connect.
 * @param attemptTimeout Time allowed for one attempt, body of the reply included.
 * @param deliveryTimeout Time allowed for the whole send: permits, waits and attempts.
 * @param connectionReuse Longest idle time after which a connection is used again.
 * @param maxMessageBytes Largest wrapped message accepted locally, in UTF-8 bytes; 0 switches the check off.
 * @param clients Further senders by name, each inheriting what it does not set.
 */
@ConfigurationProperties(LiveSettings.PREFIX)
record TencentLiveProperties(
        @DefaultValue(LiveSettings.DEFAULT_ENABLED) Boolean enabled,
        @Nullable Long sdkAppId,
        @Nullable String secretKey,
        @DefaultValue(LiveSettings.DEFAULT_IDENTIFIER) String identifier,
        @Nullable String region,
        @Nullable String endpoint,

        @DurationUnit(ChronoUnit.SECONDS) @DefaultValue(LiveSettings.DEFAULT_USER_SIG_VALIDITY)
        Duration userSigValidity,

        @DurationUnit(ChronoUnit.SECONDS) @DefaultValue(LiveSettings.DEFAULT_CONNECT_TIMEOUT)
        Duration connectTimeout,

        @DurationUnit(ChronoUnit.SECONDS) @DefaultValue(LiveSettings.DEFAULT_ATTEMPT_TIMEOUT)
        Duration attemptTimeout,

        @DurationUnit(ChronoUnit.SECONDS) @DefaultValue(LiveSettings.DEFAULT_DELIVERY_TIMEOUT)
        Duration deliveryTimeout,

        @DurationUnit(ChronoUnit.SECONDS) @DefaultValue(LiveSettings.DEFAULT_CONNECTION_REUSE)
        Duration connectionReuse,

        @DefaultValue(LiveSettings.DEFAULT_MAX_MESSAGE_BYTES)
        Integer maxMessageBytes,

        @DefaultValue Retry retry,
        @DefaultValue Limit limit,
        @DefaultValue Ssl ssl,
        @DefaultValue Proxy proxy,
        @DefaultValue Emulator emulator,
        @DefaultValue Health health,
        @DefaultValue Events events,
        @DefaultValue Map<String, Client> clients) {

    static final String DEFAULT_PROBE_INTERVAL = "60s";

    /** Shows no secret. */
    @Override
    public String toString() {
        return "TencentLiveProperties[sdkAppId=" + sdkAppId + ", clients=" + clients.keySet() + "]";
    }

    /**
     * Attempts.
     *
     * @param maxAttempts Attempts per send, the first included; 1 switches retries off.
     */
    record Retry(
            @DefaultValue(LiveSettings.DEFAULT_MAX_ATTEMPTS) Integer maxAttempts) {}

    /**
     * Limits of the service.
     *
     * @param perSecond Calls per sliding second of the application; 0 switches the limit off.
     * @param perRoomPerSecond Calls per sliding second of one room; 0 switches the limit off.
     * @param maxWaiting Sends that may wait for a permit at once.
     */
    record Limit(
            @DefaultValue(LiveSettings.DEFAULT_PER_SECOND) Integer perSecond,

            @DefaultValue(LiveSettings.DEFAULT_PER_ROOM_PER_SECOND)
            Integer perRoomPerSecond,

            @DefaultValue(LiveSettings.DEFAULT_MAX_WAITING) Integer maxWaiting) {}

    /**
     * Certificates.
     *
     * @param bundle Name of the SSL bundle to connect with, in place of the JVM's certificates.
     */
    record Ssl(@Nullable String bundle) {}

    /**
     * A proxy.
     *
     * @param host Host of the HTTP proxy to connect through.
     * @param port Port of the HTTP proxy to connect through.
     */
    record Proxy(@Nullable String host, @Nullable Integer port) {}

    /**
     * The emulator.
     *
     * @param enabled Whether the emulator is started in development when no credentials are set.
     * @param port Port of the emulator; 0 takes a free one.
     */
    record Emulator(
            @DefaultValue("true") Boolean enabled,
            @DefaultValue("0") Integer port) {}

    /**
     * Health.
     *
     * @param probeRoomId Room that a message is really sent into when health is asked for.
     * @param probeInterval Time for which the result of a probe is kept.
     */
    record Health(
            @Nullable String probeRoomId,

            @DurationUnit(ChronoUnit.SECONDS) @DefaultValue(DEFAULT_PROBE_INTERVAL)
            Duration probeInterval) {}

    /**
     * Application events.
     *
     * @param enabled Whether an application event is published for each outcome.
     */
    record Events(@DefaultValue("true") Boolean enabled) {}

    /**
     * What a named client sets of its own.
     *
     * @param sdkAppId SDKAppID, the application's number in Tencent's console.
     * @param secretKey Key that signs UserSig, SecretKey in Tencent's console.
     * @param identifier Administrator account that signs and sends.
     * @param region Data centre of the application, by name or host.
     * @param endpoint Base address to call in place of the region's host, for the emulator or a gateway.
     * @param userSigValidity Time a UserSig stays valid; Tencent recommends no less than a day.
     * @param connectTimeout Time allowed to connect.
     * @param attemptTimeout Time allowed for one attempt, body of the reply included.
     * @param deliveryTimeout Time allowed for the whole send: permits, waits and attempts.
     * @param connectionReuse Longest idle time after which a connection is used again.
     * @param maxMessageBytes Largest wrapped message accepted locally, in UTF-8 bytes; 0 switches the check off.
     */
    record Client(
            @Nullable Long sdkAppId,
            @Nullable String secretKey,
            @Nullable String identifier,
            @Nullable String region,
            @Nullable String endpoint,
            @DurationUnit(ChronoUnit.SECONDS) @Nullable Duration userSigValidity,
            @DurationUnit(ChronoUnit.SECONDS) @Nullable Duration connectTimeout,
            @DurationUnit(ChronoUnit.SECONDS) @Nullable Duration attemptTimeout,
            @DurationUnit(ChronoUnit.SECONDS) @Nullable Duration deliveryTimeout,
            @DurationUnit(ChronoUnit.SECONDS) @Nullable Duration connectionReuse,
            @Nullable Integer maxMessageBytes,
            @DefaultValue ClientRetry retry,
            @DefaultValue ClientLimit limit,
            @DefaultValue Ssl ssl,
            @DefaultValue Proxy proxy) {

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Client[sdkAppId=" + sdkAppId + "]";
        }
    }

    /**
     * Attempts of a named client.
     *
     * @param maxAttempts Attempts per send, the first included; 1 switches retries off.
     */
    record ClientRetry(@Nullable Integer maxAttempts) {}

    /**
     * Limits of a named client.
     *
     * @param perSecond Calls per sliding second of the application; 0 switches the limit off.
     * @param perRoomPerSecond Calls per sliding second of one room; 0 switches the limit off.
     * @param maxWaiting Sends that may wait for a permit at once.
     */
    record ClientLimit(
            @Nullable Integer perSecond,
            @Nullable Integer perRoomPerSecond,
            @Nullable Integer maxWaiting) {}
}
