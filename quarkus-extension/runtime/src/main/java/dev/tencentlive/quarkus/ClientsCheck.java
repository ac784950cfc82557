package dev.tencentlive.quarkus;

import dev.tencentlive.ClientHealth;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** One check over all clients, each detail under its client's name. */
record ClientsCheck(HealthListener health) {

    static final String NAME = "tencentLive";

    HealthCheckResponse call() {
        Map<String, ClientHealth.Reading> readings = health.read();
        HealthCheckResponseBuilder response = HealthCheckResponse.named(NAME)
                .status(readings.values().stream().allMatch(ClientHealth.Reading::up));
        if (readings.isEmpty()) {
            response.withData("settings", "not set");
        }
        readings.forEach((client, reading) -> reading.details().forEach((detail, value) -> {
            String key = client + "." + detail;
            if (value instanceof Number number) {
                response.withData(key, number.longValue());
            } else {
                response.withData(key, String.valueOf(value));
            }
        }));
        return response.build();
    }
}
