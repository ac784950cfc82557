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

    @Test
    void keySupplierOfOneClientWaivesNoOtherKey() {
        assertThat(said(keyless()
                        .with("tencent.live.clients.eu.sdk-app-id", "1400000001")
                        .bean(PartsTest.KeysOfEu.class)))
                .contains("Tencent Live messaging is not set up (1 problem)")
                .contains("tencent.live.secret-key: not set; the key that signs UserSig is SecretKey");
    }

    @Test
    void keySupplierForAllWaivesNoKeyOfAnotherApplication() {
        assertThat(said(keyless()
                        .with("tencent.live.clients.eu.sdk-app-id", "1400000001")
                        .with("tencent.live.clients.us.identifier", "second")
                        .bean(PartsTest.Keys.class)))
                .contains("Tencent Live messaging is not set up (1 problem)")
                .contains("tencent.live.clients.eu.secret-key: not set; the key that signs UserSig is SecretKey");
    }

    @Test
    void userSigProviderForAllWaivesNoKeyOfAnotherAccount() {
        assertThat(said(keyless()
                        .with("tencent.live.clients.eu.sdk-app-id", "1400000001")
                        .with("tencent.live.clients.uk.identifier", "administrator")
                        .with("tencent.live.clients.us.identifier", "second")
                        .bean(PartsTest.Signatures.class)))
                .contains("Tencent Live messaging is not set up (2 problems)")
                .contains("tencent.live.clients.eu.secret-key: not set; the key that signs UserSig is SecretKey")
                .contains("tencent.live.clients.us.secret-key: not set; the key that signs UserSig is SecretKey");
    }

    @Test
    void keyThatOneClientLacksIsNamedWithTheWrongValues() {
        assertThat(failure(keyless()
                        .with("tencent.live.clients.eu.sdk-app-id", "1400000001")
                        .with("tencent.live.retry.max-attempts", "0")
                        .bean(PartsTest.Keys.class)))
                .contains("Tencent Live messaging is set up wrongly (2 problems):")
                .contains("tencent.live.retry.max-attempts: 0, must be 1 to 10")
                .contains("tencent.live.clients.eu.secret-key: not set; the key that signs UserSig is SecretKey");
    }

    private static Application.Setup keyless() {
        return Application.configured().with("tencent.live.secret-key", "");
    }

    /** On first use: nothing but absence is wrong. */
    private static String said(Application.Setup setup) {
        try (Application application = setup.start()) {
            LiveMessageSender sender = application.sender();
            return text(catchThrowable(() -> sender.trySend(LiveMessage.of("room1", "gift", "rose"))));
        }
    }

    private static String failure(Application.Setup setup) {
        return text(catchThrowable(() -> setup.start().close()));
    }

    private static String text(Throwable failure) {
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
