package dev.tencentlive.quarkus;

import dev.tencentlive.InvalidSettingsException;
import dev.tencentlive.LiveMessageSenderBuilder;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.SettingsProblem;
import io.quarkus.proxy.ProxyConfiguration;
import io.quarkus.proxy.ProxyConfigurationRegistry;
import io.quarkus.proxy.ProxyType;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    public List<SettingsProblem> problems() {
        List<SettingsProblem> problems = new ArrayList<>();
        names.under(RegistryNames.PROXY)
                .forEach((key, name) -> rule(name).ifPresent(broken -> problems.add(WrongValue.of(key, name, broken))));
        return problems;
    }

    @Override
    public void give(String client, LiveSettings settings, LiveMessageSenderBuilder builder) {
        // Without a name of ours a proxy that is meant for other clients would be taken.
        names.proxy(client).ifPresent(name -> {
            if (rule(name).isPresent()) {
                throw new InvalidSettingsException(problems());
            }
            builder.proxy(name.equals(ProxyConfigurationRegistry.NONE) ? new Direct() : through(name));
        });
    }

    /** The rule that a name breaks. */
    private Optional<String> rule(String name) {
        Optional<ProxyConfiguration> found = find(name);
        if (found.isEmpty()) {
            return Optional.of("must name a proxy configuration, which quarkus.proxy.<name>.* sets up, or be none");
        }
        if (found.get().type() != ProxyType.HTTP) {
            return Optional.of("must name a proxy of type http (quarkus.proxy.<name>.type)");
        }
        if (found.get().username().isPresent()) {
            return Optional.of(
                    "must name a proxy without quarkus.proxy.<name>.username, since the built-in transport gives"
                            + " a proxy no credentials; leave this key out, and bring a LiveTransport that does");
        }
        return Optional.empty();
    }

    private Optional<ProxyConfiguration> find(String name) {
        try {
            return registry.get(Optional.of(name));
        } catch (IllegalStateException e) {
            // How the registry says that it knows no such name.
            return Optional.empty();
        }
    }

    private ProxySelector through(String name) {
        ProxyConfiguration proxy = find(name).orElseThrow();
        return ProxySelector.of(InetSocketAddress.createUnresolved(proxy.host(), proxy.port()));
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
