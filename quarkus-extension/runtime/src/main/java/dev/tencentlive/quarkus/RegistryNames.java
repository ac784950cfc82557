package dev.tencentlive.quarkus;

import dev.tencentlive.LiveSettings;
import java.util.Optional;
import java.util.function.Function;

/** The names under which a client looks up what other extensions keep: its own, or else the default client's. */
record RegistryNames(TencentLiveConfig config) {

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

    /** The first client that looks something up. */
    boolean anyone(
            Function<TencentLiveConfig.Client, Optional<String>> plain,
            Function<TencentLiveConfig.NamedClient, Optional<String>> named) {
        return plain.apply(config.client()).isPresent()
                || config.clients().values().stream()
                        .anyMatch(client -> named.apply(client).isPresent());
    }

    private <T> Optional<T> own(String client, Function<TencentLiveConfig.NamedClient, Optional<T>> key) {
        return Optional.ofNullable(config.clients().get(client)).flatMap(key);
    }
}
