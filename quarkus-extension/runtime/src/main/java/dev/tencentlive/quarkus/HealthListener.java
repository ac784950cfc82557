package dev.tencentlive.quarkus;

import dev.tencentlive.ClientHealth;
import dev.tencentlive.LiveMessageListener;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.SendOutcome;
import dev.tencentlive.usersig.UserSigProvider;
import dev.tencentlive.usersig.UserSigSigner;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableInstance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.Config;

/** Remembers outcomes for the health check, and makes a signature as each client would; nothing is ever called for it. */
@Singleton
final class HealthListener implements LiveMessageListener {

    private final Clock clock = Clock.systemUTC();
    private final ClientHealth health = new ClientHealth(clock);

    /** Kept as long as each client keeps its own, so that whoever gives the key is asked no more often. */
    private final Map<String, Optional<UserSigProvider>> signatures = new ConcurrentHashMap<>();

    private final Config properties;

    HealthListener(Config properties) {
        this.properties = properties;
    }

    @Override
    public void onOutcome(Sending sending, SendOutcome outcome, Duration duration) {
        health.onOutcome(sending, outcome, duration);
    }

    /** What there is to tell of each client; nothing where none is set up. */
    Map<String, ClientHealth.Reading> read() {
        Map<String, ClientHealth.Reading> readings = new TreeMap<>();
        InjectableInstance<LiveSettings> found = Arc.container().select(LiveSettings.class);
        found.listActive().stream().findFirst().ifPresent(settings -> {
            readings.put(LiveSettings.DEFAULT_CLIENT, read(LiveSettings.DEFAULT_CLIENT, settings));
            settings.clients().keySet().forEach(client -> readings.put(client, read(client, settings)));
        });
        return readings;
    }

    private ClientHealth.Reading read(String client, LiveSettings settings) {
        return health.read(client, settings.client(client), () -> sign(client, settings));
    }

    private void sign(String client, LiveSettings settings) {
        signatures.computeIfAbsent(client, name -> signer(name, settings)).ifPresent(UserSigProvider::get);
    }

    /** Signs for a client as its sender does; empty where only a customizer can have told the sender how. */
    private Optional<UserSigProvider> signer(String client, LiveSettings settings) {
        SenderAssembly assembly = SenderAssembly.of(settings, properties);
        LiveSettings own = settings.client(client);
        return assembly.userSig(client)
                .or(() -> assembly.secretKey(client)
                        .or(() -> Optional.ofNullable(own.secretKey()).map(key -> () -> key))
                        .map(key -> UserSigProvider.caching(
                                UserSigSigner.of(own.sdkAppId(), key, clock),
                                own.identifier(),
                                own.userSigValidity(),
                                clock)));
    }
}
