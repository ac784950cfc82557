package dev.tencentlive.quarkus;

import dev.tencentlive.InvalidSettingsException;
import dev.tencentlive.LiveMessageSenderBuilder;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.SettingsProblem;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

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
    public List<SettingsProblem> problems() {
        List<SettingsProblem> problems = new ArrayList<>();
        names.under(RegistryNames.TLS).forEach((key, name) -> {
            if (registry.get(name).isEmpty()) {
                problems.add(
                        WrongValue.of(key, name, "must name a TLS configuration, which quarkus.tls.<name>.* sets up"));
            }
        });
        return problems;
    }

    @Override
    public void give(String client, LiveSettings settings, LiveMessageSenderBuilder builder) {
        names.tls(client).ifPresent(name -> {
            TlsConfiguration configuration =
                    registry.get(name).orElseThrow(() -> new InvalidSettingsException(problems()));
            try {
                builder.sslContext(configuration.createSSLContext());
            } catch (Exception e) {
                throw new IllegalStateException("TLS configuration \"" + name + "\" gives no SSL context", e);
            }
        });
    }
}
