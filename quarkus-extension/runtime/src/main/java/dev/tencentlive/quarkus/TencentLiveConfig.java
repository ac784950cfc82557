package dev.tencentlive.quarkus;

import dev.tencentlive.LiveSettings;
import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigDocSection;
import io.quarkus.runtime.annotations.ConfigGroup;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What can be set at run time, for an editor to complete and for the documentation. Senders are made from the same properties
 * by {@link LiveSettings}, which checks them all and says everything that is wrong with them at once; so this mapping itself
 * refuses nothing.
 */
@ConfigMapping(prefix = LiveSettings.PREFIX)
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface TencentLiveConfig {

    /**
     * Whether a sender is offered.
     */
    @WithDefault(LiveSettings.DEFAULT_ENABLED)
    @WithConverter(UncheckedBoolean.class)
    boolean enabled();

    /**
     * The client without a name.
     */
    @WithParentName
    Client client();

    /**
     * Application events.
     */
    Events events();

    /**
     * Further senders by name, each inheriting what it does not set.
     */
    @ConfigDocSection
    @ConfigDocMapKey("name")
    Map<String, NamedClient> clients();

    /** The client without a name. */
    @ConfigGroup
    interface Client {

        /**
         * SDKAppID, the application's number in Tencent's console.
         */
        @WithConverter(UncheckedLong.class)
        Optional<Long> sdkAppId();

        /**
         * Key that signs UserSig, SecretKey in Tencent's console.
         */
        Optional<String> secretKey();

        /**
         * Administrator account that signs and sends.
         */
        @WithDefault(LiveSettings.DEFAULT_IDENTIFIER)
        String identifier();

        /**
         * Data centre of the application, by name or host.
         */
        Optional<String> region();

        /**
         * Base address to call in place of the region's host, for the emulator or a gateway.
         */
        Optional<String> endpoint();

        /**
         * Time a UserSig stays valid; Tencent recommends no less than a day.
         */
        @WithDefault(LiveSettings.DEFAULT_USER_SIG_VALIDITY)
        @WithConverter(UncheckedDuration.class)
        Duration userSigValidity();

        /**
         * Time allowed to connect.
         */
        @WithDefault(LiveSettings.DEFAULT_CONNECT_TIMEOUT)
        @WithConverter(UncheckedDuration.class)
        Duration connectTimeout();

        /**
         * Time allowed for one attempt, body of the reply included.
         */
        @WithDefault(LiveSettings.DEFAULT_ATTEMPT_TIMEOUT)
        @WithConverter(UncheckedDuration.class)
        Duration attemptTimeout();

        /**
         * Time allowed for the whole send: permits, waits and attempts.
         */
        @WithDefault(LiveSettings.DEFAULT_DELIVERY_TIMEOUT)
        @WithConverter(UncheckedDuration.class)
        Duration deliveryTimeout();

        /**
         * Longest idle time after which a connection is used again.
         */
        @WithDefault(LiveSettings.DEFAULT_CONNECTION_REUSE)
        @WithConverter(UncheckedDuration.class)
        Duration connectionReuse();

        /**
         * Largest wrapped message accepted locally, in UTF-8 bytes; 0 switches the check off.
         */
        @WithDefault(LiveSettings.DEFAULT_MAX_MESSAGE_BYTES)
        @WithConverter(UncheckedInteger.class)
        int maxMessageBytes();

        /**
         * Attempts.
         */
        Retry retry();

        /**
         * Limits of the service.
         */
        Limit limit();

        /**
         * Name of the TLS configuration to connect with, in place of the JVM's certificates.
         */
        Optional<String> tlsConfigurationName();

        /**
         * Name of the proxy configuration to connect through; `none` for a direct connection.
         */
        Optional<String> proxyConfigurationName();

        /**
         * Name to ask a CredentialsProvider for; the password it answers with is the key that signs UserSig.
         */
        Optional<String> credentialsProvider();

        /**
         * Name of the CredentialsProvider bean to ask, when there are several.
         */
        Optional<String> credentialsProviderName();
    }

    /** Attempts. */
    @ConfigGroup
    interface Retry {

        /**
         * Attempts per send, the first included; 1 switches retries off.
         */
        @WithDefault(LiveSettings.DEFAULT_MAX_ATTEMPTS)
        @WithConverter(UncheckedInteger.class)
        int maxAttempts();
    }

    /** Limits of the service. */
    @ConfigGroup
    interface Limit {

        /**
         * Calls per sliding second of the application; 0 switches the limit off.
         */
        @WithDefault(LiveSettings.DEFAULT_PER_SECOND)
        @WithConverter(UncheckedInteger.class)
        int perSecond();

        /**
         * Calls per sliding second of one room; 0 switches the limit off.
         */
        @WithDefault(LiveSettings.DEFAULT_PER_ROOM_PER_SECOND)
        @WithConverter(UncheckedInteger.class)
        int perRoomPerSecond();

        /**
         * Sends that may wait for a permit at once.
         */
        @WithDefault(LiveSettings.DEFAULT_MAX_WAITING)
        @WithConverter(UncheckedInteger.class)
        int maxWaiting();
    }

    /** Application events. */
    @ConfigGroup
    interface Events {

        /**
         * Whether an application event is published for each outcome.
         */
        @WithDefault("true")
        @WithConverter(UncheckedBoolean.class)
        boolean enabled();
    }

    /** What a named client sets of its own. */
    @ConfigGroup
    interface NamedClient {

        /**
         * SDKAppID, the application's number in Tencent's console.
         */
        @WithConverter(UncheckedLong.class)
        Optional<Long> sdkAppId();

        /**
         * Key that signs UserSig, SecretKey in Tencent's console.
         */
        Optional<String> secretKey();

        /**
         * Administrator account that signs and sends.
         */
        Optional<String> identifier();

        /**
         * Data centre of the application, by name or host.
         */
        Optional<String> region();

        /**
         * Base address to call in place of the region's host, for the emulator or a gateway.
         */
        Optional<String> endpoint();

        /**
         * Time a UserSig stays valid; Tencent recommends no less than a day.
         */
        @WithConverter(UncheckedDuration.class)
        Optional<Duration> userSigValidity();

        /**
         * Time allowed to connect.
         */
        @WithConverter(UncheckedDuration.class)
        Optional<Duration> connectTimeout();

        /**
         * Time allowed for one attempt, body of the reply included.
         */
        @WithConverter(UncheckedDuration.class)
        Optional<Duration> attemptTimeout();

        /**
         * Time allowed for the whole send: permits, waits and attempts.
         */
        @WithConverter(UncheckedDuration.class)
        Optional<Duration> deliveryTimeout();

        /**
         * Longest idle time after which a connection is used again.
         */
        @WithConverter(UncheckedDuration.class)
        Optional<Duration> connectionReuse();

        /**
         * Largest wrapped message accepted locally, in UTF-8 bytes; 0 switches the check off.
         */
        @WithConverter(UncheckedInteger.class)
        Optional<Integer> maxMessageBytes();

        /**
         * Attempts.
         */
        NamedRetry retry();

        /**
         * Limits of the service.
         */
        NamedLimit limit();

        /**
         * Name of the TLS configuration to connect with, in place of the JVM's certificates.
         */
        Optional<String> tlsConfigurationName();

        /**
         * Name of the proxy configuration to connect through; `none` for a direct connection.
         */
        Optional<String> proxyConfigurationName();

        /**
         * Name to ask a CredentialsProvider for; the password it answers with is the key that signs UserSig.
         */
        Optional<String> credentialsProvider();

        /**
         * Name of the CredentialsProvider bean to ask, when there are several.
         */
        Optional<String> credentialsProviderName();
    }

    /** Attempts of a named client. */
    @ConfigGroup
    interface NamedRetry {

        /**
         * Attempts per send, the first included; 1 switches retries off.
         */
        @WithConverter(UncheckedInteger.class)
        Optional<Integer> maxAttempts();
    }

    /** Limits of a named client. */
    @ConfigGroup
    interface NamedLimit {

        /**
         * Calls per sliding second of the application; 0 switches the limit off.
         */
        @WithConverter(UncheckedInteger.class)
        Optional<Integer> perSecond();

        /**
         * Calls per sliding second of one room; 0 switches the limit off.
         */
        @WithConverter(UncheckedInteger.class)
        Optional<Integer> perRoomPerSecond();

        /**
         * Sends that may wait for a permit at once.
         */
        @WithConverter(UncheckedInteger.class)
        Optional<Integer> maxWaiting();
    }
}
