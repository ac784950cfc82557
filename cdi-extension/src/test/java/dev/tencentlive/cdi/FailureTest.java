package dev.tencentlive.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Qualifier;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What a developer reads when the application does not start. */
final class FailureTest {

    @Test
    void wrongValuesAreNamedAllAtOnceWithTheirSource() {
        String said = failure(Application.configured()
                .with("tencent.live.retry.max-attempts", "0")
                .with("tencent.live.delivery-timeout", "soon")
                .with("tencent.live.regoin", "china")
                .with("tencent.live.clients.eu.limit.per-secnd", "3")
                .with("tencent.live.events.enabled", "maybe")
                .with("tencent.live.emulator.port", "70000"));

        assertThat(said)
                .contains("Tencent Live messaging is set up wrongly (6 problems):")
                .containsPattern("tencent\\.live\\.retry\\.max-attempts: 0, must be 1 to 10 .*" + Application.SOURCE)
                .contains("tencent.live.delivery-timeout: soon, ")
                .contains("tencent.live.regoin: there is no such setting; did you mean tencent.live.region?")
                .contains("did you mean tencent.live.clients.eu.limit.per-second?")
                .contains("tencent.live.events.enabled: maybe, must be true or false")
                .contains("tencent.live.emulator.port: 70000, must be a port, 0 to 65535")
                .doesNotContain(Application.KEY);
    }

    @Test
    void misspeltKeyOfUnconfiguredApplicationIsReported() {
        assertThat(failure(Application.unconfigured().with("tencent.live.secrt-key", "x")))
                .contains("did you mean tencent.live.secret-key?");
    }

    @Test
    void expressionThatStandsForNothingIsNamedOnFirstUse() {
        try (Application application = Application.configured()
                .with("tencent.live.secret-key", "${LIVE_KEY}")
                .start()) {
            LiveMessageSender sender = application.sender();

            assertThatThrownBy(() -> sender.trySend(LiveMessage.of("room1", "gift", "rose")))
                    .hasStackTraceContaining("tencent.live.secret-key: not set; ")
                    .hasStackTraceContaining("; nothing is known as ${LIVE_KEY}");
        }
    }

    @Test
    void supplierThatIsNotForUsDoesNotMakeTheKeyUnnecessary() {
        try (Application application = Application.configured()
                .with("tencent.live.secret-key", "")
                .bean(SupplierOfEverything.class)
                .start()) {
            LiveMessageSender sender = application.sender();

            assertThatThrownBy(() -> sender.trySend(LiveMessage.of("room1", "gift", "rose")))
                    .hasStackTraceContaining("the key that signs UserSig is SecretKey");
        }
    }

    private static String failure(Application.Setup setup) {
        Throwable failure = catchThrowable(() -> setup.start().close());
        assertThat(failure).isNotNull();
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** As implementations of MicroProfile Config have one for {@code @ConfigProperty}. */
    @Singleton
    static class SupplierOfEverything {
        @Produces
        @Elsewhere
        <T> Supplier<T> everything() {
            return () -> {
                throw new IllegalStateException("nobody asked");
            };
        }
    }

    /** A qualifier of somebody else's. */
    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    @interface Elsewhere {}
}
