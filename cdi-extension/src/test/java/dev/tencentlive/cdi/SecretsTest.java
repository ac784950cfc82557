package dev.tencentlive.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.testkit.LiveEmulatorTest;
import dev.tencentlive.usersig.SigningKey;
import dev.tencentlive.usersig.UserSig;
import dev.tencentlive.usersig.UserSigProvider;
import dev.tencentlive.usersig.UserSigSigner;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.assertj.core.api.Assertions;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An application with everything an operator can look at; key and UserSig are in none of it. */
@LiveEmulatorTest(secretKey = SecretsTest.KEY)
final class SecretsTest {

    static final String KEY = "a0b1c2d3e4f5a0b1c2d3e4f5a0b1c2d3e4f5a0b1c2d3e4f5a0b1c2d3e4f5beef";

    @RegisterExtension
    static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

    private final LiveEmulator emulator;

    SecretsTest(LiveEmulator emulator) {
        this.emulator = emulator;
    }

    @Test
    void keyAndUserSigAreNowhereToBeSeen() throws Exception {
        look(false)
                .forEach((place, text) -> assertThat(text)
                        .as(place)
                        .isNotEmpty()
                        .doesNotContain(KEY)
                        .doesNotContain(Signing.SIGNATURES));
    }

    @Test
    void plantedLeakIsFoundEverywhere() throws Exception {
        look(true)
                .forEach((place, text) -> assertThat(text.contains(KEY)
                                || Signing.SIGNATURES.stream().anyMatch(text::contains))
                        .as(place)
                        .isTrue());
    }

    private Map<String, String> look(boolean planted) throws Exception {
        Watching.heard = new CountDownLatch(3);
        Watching.EVENTS.clear();
        TELEMETRY.clearSpans();
        TELEMETRY.clearMetrics();
        Map<String, String> seen = new LinkedHashMap<>();
        try (Log log = new Log();
                Application application = Application.on(emulator)
                        .with("tencent.live.clients.eu.identifier", emulator.administrator())
                        .bean(Watching.class, Signing.class)
                        .start()) {
            Signing.sdkAppId = emulator.sdkAppId();
            LiveMessageSender sender = application.sender();
            sender.send(LiveMessage.of("room1", "gift", "rose"));
            sender.trySend(LiveMessage.of("code-60010", "gift", "rose"));
            emulator.next(1).reset();
            sender.trySend(LiveMessage.of("room1", "gift", "rose"));
            assertThat(Watching.heard.await(10, TimeUnit.SECONDS)).isTrue();
            if (planted) {
                plant();
            }
            seen.put("health", health(application, planted));
            seen.put("spans", TELEMETRY.getSpans().toString());
            seen.put("metrics", TELEMETRY.getMetrics().toString());
            seen.put("events", Watching.EVENTS + (planted ? Signing.SIGNATURES.get(0) : ""));
            seen.put("exceptions", exceptions(application, planted));
            seen.put("config dumps", dumps(application, planted));
            seen.put("log", log.text());
        }
        seen.put("deployment problem", deploymentProblem(planted));
        return seen;
    }

    private static void plant() {
        Logger.getLogger("planted").finest("planted " + Signing.SIGNATURES.get(0));
        TELEMETRY
                .getOpenTelemetry()
                .getTracer("planted")
                .spanBuilder(Signing.SIGNATURES.get(0))
                .startSpan()
                .end();
        TELEMETRY
                .getOpenTelemetry()
                .getMeter("planted")
                .counterBuilder("planted")
                .build()
                .add(
                        1,
                        Attributes.builder()
                                .put("sig", Signing.SIGNATURES.get(0))
                                .build());
    }

    private static String health(Application application, boolean planted) {
        StringBuilder text = new StringBuilder();
        for (HealthCheck check : application.beans().select(HealthCheck.class)) {
            HealthCheckResponse response = check.call();
            text.append(response.getName()).append(response.getStatus()).append(response.getData());
        }
        return text + (planted ? KEY : "");
    }

    /** Of a send that fails, and of a key that cannot be had. */
    private static String exceptions(Application application, boolean planted) {
        StringWriter text = new StringWriter();
        Throwable refused = Assertions.catchThrowable(
                () -> application.sender().send(LiveMessage.of("code-60010", "gift", planted ? "rose" : "lily")));
        refused.printStackTrace(new PrintWriter(text));
        if (planted) {
            new IllegalStateException(Signing.SIGNATURES.get(0)).printStackTrace(new PrintWriter(text));
        }
        return text.toString();
    }

    /** What a debugger, a log of beans or a dump of the configuration would show. */
    private static String dumps(Application application, boolean planted) {
        LiveSettings settings = application.get(LiveSettings.class);
        return settings + " " + settings.secretKey() + " " + settings.clients() + " "
                + application.get(LiveMessageSenders.class).get() + " "
                + application.sender() + (planted ? KEY : "");
    }

    private static String deploymentProblem(boolean planted) {
        StringWriter text = new StringWriter();
        Assertions.catchThrowable(() -> Application.configured()
                        .with("tencent.live.secret-key", KEY + "\u0001")
                        .with("tencent.live.clients.eu.secret-key", KEY + "\u0001")
                        .with("tencent.live.endpoint", "https://user:" + KEY + "@example.com")
                        .with("tencent.live.retry.max-attempts", "0")
                        .start()
                        .close())
                .printStackTrace(new PrintWriter(text));
        assertThat(text.toString()).contains("tencent.live.secret-key").contains("max-attempts: 0");
        return text + (planted ? KEY : "");
    }

    /** Everything that is logged, but for the JDK's own client, which prints addresses at this level, as the README says. */
    private static final class Log extends Handler implements AutoCloseable {

        private final Logger root = Logger.getLogger("");
        private final Logger telltale = Logger.getLogger("jdk.internal.httpclient.debug");
        private final Level before = root.getLevel();
        private final List<String> lines = new CopyOnWriteArrayList<>();

        Log() {
            telltale.setLevel(Level.OFF);
            setLevel(Level.ALL);
            root.setLevel(Level.ALL);
            root.addHandler(this);
        }

        String text() {
            return String.join("\n", lines);
        }

        @Override
        public void publish(LogRecord record) {
            StringWriter text = new StringWriter();
            text.append(record.getLoggerName()).append(' ').append(record.getMessage());
            if (record.getParameters() != null) {
                text.append(' ').append(java.util.Arrays.toString(record.getParameters()));
            }
            if (record.getThrown() != null) {
                record.getThrown().printStackTrace(new PrintWriter(text));
            }
            lines.add(text.toString());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            root.removeHandler(this);
            root.setLevel(before);
            telltale.setLevel(null);
        }
    }

    @ApplicationScoped
    static class Watching {

        static final List<String> EVENTS = new CopyOnWriteArrayList<>();
        static volatile CountDownLatch heard = new CountDownLatch(3);

        void on(@Observes LiveMessageOutcomeEvent event) {
            EVENTS.add(event.toString());
            heard.countDown();
        }

        @Produces
        @Singleton
        OpenTelemetry openTelemetry() {
            return TELEMETRY.getOpenTelemetry();
        }
    }

    /** Knows every signature. */
    @ApplicationScoped
    static class Signing implements UserSigProvider {

        static final List<String> SIGNATURES = new CopyOnWriteArrayList<>();
        static volatile long sdkAppId;

        @Override
        public UserSig get() {
            UserSig made = UserSigSigner.of(sdkAppId, () -> SigningKey.of(KEY), Clock.systemUTC())
                    .sign("administrator", Duration.ofHours(1));
            SIGNATURES.add(made.value());
            return made;
        }

        @Override
        public void invalidate(UserSig refused) {}
    }
}
