package dev.tencentlive.quarkus;

import dev.tencentlive.LiveSettings;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The names under which a client looks up what other extensions keep: its own, or else the default client's. */
record RegistryNames(TencentLiveConfig config) {

    static final String TLS = "tls-configuration-name";
    static final String PROXY = "proxy-configuration-name";
    static final String CREDENTIALS = "credentials-provider";
    static final String CREDENTIALS_BEAN = "credentials-provider-name";

    Optional<String> tls(String client) {
        return own(client, TencentLiveConfig.NamedClient::tlsConfigurationName)
                .or(() -> config.client().tlsConfigurationName());
    }

    Optional<String> proxy(String client) {
        return own(client, TencentLiveConfig.NamedClient::proxyConfigurationName)
                .or(() -> config.client().proxyConfigurationName());
    }

    /** Another application has another key. */
    Optional<String> credentials(String client, LiveSettings settings) {
        boolean shares = settings.client(client).sdkAppId() == settings.sdkAppId();
        boolean hasKey = !client.equals(LiveSettings.DEFAULT_CLIENT)
                && own(client, TencentLiveConfig.NamedClient::secretKey).isPresent();
        Optional<String> own = own(client, TencentLiveConfig.NamedClient::credentialsProvider);
        return own.isPresent() || !shares || hasKey ? own : config.client().credentialsProvider();
    }

    Optional<String> credentialsBean(String client) {
        return own(client, TencentLiveConfig.NamedClient::credentialsProviderName)
                .or(() -> config.client().credentialsProviderName());
    }

    /** Each name that is set under this key, by its whole key. */
    Map<String, String> under(String key) {
        return switch (key) {
            case TLS ->
                under(
                        key,
                        TencentLiveConfig.Client::tlsConfigurationName,
                        TencentLiveConfig.NamedClient::tlsConfigurationName);
            case PROXY ->
                under(
                        key,
                        TencentLiveConfig.Client::proxyConfigurationName,
                        TencentLiveConfig.NamedClient::proxyConfigurationName);
            case CREDENTIALS ->
                under(
                        key,
                        TencentLiveConfig.Client::credentialsProvider,
                        TencentLiveConfig.NamedClient::credentialsProvider);
            case CREDENTIALS_BEAN ->
                under(
                        key,
                        TencentLiveConfig.Client::credentialsProviderName,
                        TencentLiveConfig.NamedClient::credentialsProviderName);
            default -> throw new IllegalArgumentException(key);
        };
    }

    /** The whole key under which this client's name is set, its own or the default client's. */
    String keyOf(String client, String key) {
        String own = LiveSettings.PREFIX + ".clients." + client + "." + key;
        return under(key).containsKey(own) ? own : LiveSettings.PREFIX + "." + key;
    }

    private Map<String, String> under(
            String key,
            Function<TencentLiveConfig.Client, Optional<String>> plain,
            Function<TencentLiveConfig.NamedClient, Optional<String>> named) {
        Map<String, String> names = new TreeMap<>();
        plain.apply(config.client()).ifPresent(name -> names.put(LiveSettings.PREFIX + "." + key, name));
        config.clients()
                .forEach((client, settings) -> named.apply(settings)
                        .ifPresent(name -> names.put(LiveSettings.PREFIX + ".clients." + client + "." + key, name)));
        return names;
    }

    private <T> Optional<T> own(String client, Function<TencentLiveConfig.NamedClient, Optional<T>> key) {
        return Optional.ofNullable(config.clients().get(client)).flatMap(key);
    }
}
