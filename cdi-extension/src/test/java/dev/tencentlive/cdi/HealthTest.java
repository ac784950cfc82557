package dev.tencentlive.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.testkit.LiveEmulatorTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.annotation.Annotation;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;
import org.junit.jupiter.api.Test;

/** Health of each client by MicroProfile Health, without a call. */
@LiveEmulatorTest
final class HealthTest {

    private static List<HealthCheckResponse> checks(Application application, Annotation group) {
        return application.beans().select(HealthCheck.class, group).stream()
                .map(HealthCheck::call)
                .sorted(java.util.Comparator.comparing(HealthCheckResponse::getName))
                .toList();
    }

    private static Application.Setup twoClients(LiveEmulator emulator) {
        return Application.on(emulator).with("tencent.live.clients.eu.max-message-bytes", "1000");
    }

    @Test
    void eachClientHasACheckThatCallsNobody(LiveEmulator emulator) {
        try (Application application = twoClients(emulator).start()) {
            List<HealthCheckResponse> checks = checks(application, Startup.Literal.INSTANCE);

            assertThat(checks)
                    .extracting(HealthCheckResponse::getName)
                    .containsExactly("tencentLive.default", "tencentLive.eu");
            assertThat(checks).allSatisfy(check -> {
                assertThat(check.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
                assertThat(check.getData().orElseThrow())
                        .containsEntry("sdkAppId", emulator.sdkAppId())
                        .containsEntry("signature", "can be made");
            });
            assertThat(emulator.calls().recent()).isEmpty();
        }
    }

    @Test
    void refusalOfTheAccountIsDownAndTheNextAcceptedMessageUp(LiveEmulator emulator) {
        try (Application application = twoClients(emulator).start()) {
            application.sender().trySend(LiveMessage.of("code-60010", "gift", "rose"));
            List<HealthCheckResponse> refused = checks(application, Startup.Literal.INSTANCE);
            application.sender().send(LiveMessage.of("room1", "gift", "rose"));
            List<HealthCheckResponse> accepted = checks(application, Startup.Literal.INSTANCE);

            assertThat(refused)
                    .extracting(HealthCheckResponse::getStatus)
                    .containsExactly(HealthCheckResponse.Status.DOWN, HealthCheckResponse.Status.UP);
            assertThat(refused.get(0).getData().orElseThrow()).containsKey("refusedFor");
            assertThat(accepted.get(0).getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        }
    }

    @Test
    void healthIsNoPartOfReadinessOrLiveness() {
        try (Application application = Application.configured().start()) {
            assertThat(checks(application, Readiness.Literal.INSTANCE)).isEmpty();
            assertThat(checks(application, Liveness.Literal.INSTANCE)).isEmpty();
        }
    }

    @Test
    void healthIsPartOfReadinessWhereAPropertyAsksForIt() {
        try (Application application = Application.configured()
                .with("tencent.live.health.readiness", "true")
                .start()) {
            assertThat(checks(application, Readiness.Literal.INSTANCE)).hasSize(1);
            assertThat(checks(application, Startup.Literal.INSTANCE)).isEmpty();
        }
    }

    @Test
    void unconfiguredApplicationIsUpAndSaysSo() {
        try (Application application = Application.unconfigured().start()) {
            HealthCheckResponse check =
                    checks(application, Startup.Literal.INSTANCE).get(0);

            assertThat(check.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
            assertThat(check.getData().orElseThrow()).containsEntry("settings", "not set");
        }
    }

    @Test
    void checksOfTheApplicationStay() {
        try (Application application =
                Application.configured().bean(OwnCheck.class).start()) {
            assertThat(checks(application, Startup.Literal.INSTANCE)).hasSize(2);
        }
    }

    @Test
    void checkOfAClientCanBeShownAsTheApplicationsOwn() {
        try (Application application =
                Application.configured().bean(Shown.class).start()) {
            assertThat(checks(application, Readiness.Literal.INSTANCE))
                    .extracting(HealthCheckResponse::getName)
                    .containsExactly("tencentLive.default");
        }
    }

    /** For servers that look for checks in an application's own classes alone. */
    @Singleton
    static class Shown {
        // region shown
        @Produces
        @Readiness
        HealthCheck live(@LiveClient("default") HealthCheck check) {
            return check;
        }
        // endregion
    }

    @ApplicationScoped
    @Startup
    static class OwnCheck implements HealthCheck {
        @Override
        public HealthCheckResponse call() {
            return HealthCheckResponse.up("own");
        }
    }
}
