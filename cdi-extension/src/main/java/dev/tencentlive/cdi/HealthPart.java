package dev.tencentlive.cdi;

import dev.tencentlive.ClientHealth;
import dev.tencentlive.LiveMessageSenderBuilder;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.usersig.SigningKey;
import dev.tencentlive.usersig.UserSigProvider;
import dev.tencentlive.usersig.UserSigSigner;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.annotation.Annotation;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** Tells MicroProfile Health how each client is, without a call to the service. */
@Singleton
@Priority(BeanPlanner.HEALTH)
final class HealthPart implements OptionalPart {

    @Inject
    ClientBeans beans;

    private final Clock clock = Clock.systemUTC();
    private final ClientHealth health = new ClientHealth(clock);

    /** Every check belongs to some group; this one is asked only until the application has started. */
    static Annotation qualifier(boolean isPartOfReadiness) {
        return isPartOfReadiness ? Readiness.Literal.INSTANCE : Startup.Literal.INSTANCE;
    }

    @Override
    public void contribute(String client, LiveMessageSenderBuilder builder) {
        builder.listener(health);
    }

    HealthCheck check(String client) {
        return () -> {
            HealthCheckResponseBuilder response = HealthCheckResponse.named("tencentLive." + client);
            Optional<LiveSettings> settings = settings();
            if (settings.isEmpty()) {
                return response.up().withData("settings", "not set").build();
            }
            ClientHealth.Reading reading =
                    health.read(client, settings.get().client(client), () -> sign(client, settings.get()));
            reading.details().forEach((name, value) -> add(response, name, value));
            return response.status(reading.up()).build();
        };
    }

    private static void add(HealthCheckResponseBuilder response, String name, Object value) {
        if (value instanceof Number number) {
            response.withData(name, number.longValue());
        } else {
            response.withData(name, value.toString());
        }
    }

    /** Absent where they are not set; wrong ones would not have let the application start. */
    private Optional<LiveSettings> settings() {
        try {
            return Optional.of(beans.settings.get());
        } catch (RuntimeException absent) {
            return Optional.empty();
        }
    }

    private void sign(String client, LiveSettings settings) {
        SenderAssembly assembly = new SenderAssembly(beans, settings, false);
        LiveSettings own = settings.client(client);
        Optional<UserSigProvider> provider = assembly.userSig(client);
        if (provider.isPresent()) {
            provider.get().get();
            return;
        }
        SigningKey key = own.secretKey();
        Supplier<SigningKey> supplier = assembly.secretKey(client).orElse(key == null ? null : () -> key);
        if (supplier != null) {
            UserSigSigner.of(own.sdkAppId(), supplier, clock).sign(own.identifier(), own.userSigValidity());
        }
    }
}
