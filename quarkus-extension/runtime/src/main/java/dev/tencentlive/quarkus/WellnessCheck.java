package dev.tencentlive.quarkus;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Told under {@code /q/health/well}; takes no application out of the balancer. */
@Wellness
@Singleton
final class WellnessCheck implements HealthCheck {

    private final ClientsCheck clients;

    WellnessCheck(HealthListener health) {
        this.clients = new ClientsCheck(health);
    }

    @Override
    public HealthCheckResponse call() {
        return clients.call();
    }
}
