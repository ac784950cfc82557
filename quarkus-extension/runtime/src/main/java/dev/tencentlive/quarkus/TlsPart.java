package dev.tencentlive.quarkus;

import dev.tencentlive.LiveMessageSenderBuilder;
import dev.tencentlive.LiveSettings;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.inject.Singleton;

/** Certificates from the TLS registry. There where {@code quarkus-tls-registry} is. */
@Singleton
final class TlsPart implements SenderPart {

    private final TlsConfigurationRegistry registry;
    private final RegistryNames names;

    TlsPart(TlsConfigurationRegistry registry, TencentLiveConfig config) {
        this.registry = registry;
        this.names = new RegistryNames(config);
    }

    @Override
    public void give(String client, LiveSettings settings, LiveMessageSenderBuilder builder) {
        names.tls(client).ifPresent(name -> {
            TlsConfiguration configuration = TlsConfiguration.from(registry, names.tls(client))
                    .orElseThrow(() -> new IllegalArgumentException(LiveSettings.PREFIX + ".tls-configuration-name: \""
                            + name + "\", must name a TLS configuration (quarkus.tls." + name + ".*)"));
            try {
                builder.sslContext(configuration.createSSLContext());
            } catch (Exception e) {
                throw new IllegalStateException("TLS configuration \"" + name + "\" gives no SSL context", e);
            }
        });
    }
}
