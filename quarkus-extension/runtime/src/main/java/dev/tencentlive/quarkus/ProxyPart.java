package dev.tencentlive.quarkus;

import dev.tencentlive.LiveMessageSenderBuilder;
import dev.tencentlive.LiveSettings;
import io.quarkus.proxy.ProxyConfiguration;
import io.quarkus.proxy.ProxyConfigurationRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

/** A proxy from the proxy registry. There where {@code quarkus-proxy-registry} is. */
@Singleton
final class ProxyPart implements SenderPart {

    private final ProxyConfigurationRegistry registry;
    private final RegistryNames names;

    ProxyPart(ProxyConfigurationRegistry registry, TencentLiveConfig config) {
        this.registry = registry;
        this.names = new RegistryNames(config);
    }

    @Override
    public void give(String client, LiveSettings settings, LiveMessageSenderBuilder builder) {
        // Without a name of ours a proxy that is meant for other clients would be taken.
        names.proxy(client)
                .ifPresent(name -> builder.proxy(
                        name.equals(ProxyConfigurationRegistry.NONE)
                                ? new Direct()
                                : through(
                                        name, registry.get(names.proxy(client)).orElseThrow())));
    }

    private static ProxySelector through(String name, ProxyConfiguration configuration) {
        ProxyConfiguration http = configuration.assertHttpType();
        if (http.username().isPresent()) {
            throw new IllegalArgumentException(
                    "quarkus.proxy." + name
                            + ".username: set; the built-in transport gives a proxy no credentials, bring a LiveTransport that does");
        }
        return ProxySelector.of(InetSocketAddress.createUnresolved(http.host(), http.port()));
    }

    /** No proxy, also where the JVM has one. */
    private static final class Direct extends ProxySelector {

        @Override
        public List<Proxy> select(URI uri) {
            return List.of(Proxy.NO_PROXY);
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
    }
}
