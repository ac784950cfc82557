package dev.tencentlive.quarkus;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Told under {@code /q/health/ready}, where the application asked for that. */
@Readiness
@Singleton
final class ReadinessCheck implements HealthCheck {

    private final ClientsCheck clients;

    ReadinessCheck(HealthListener health) {
        this.clients = new ClientsCheck(health);
    }

    @Override
    public HealthCheckResponse call() {
        return clients.call();
    }
}
