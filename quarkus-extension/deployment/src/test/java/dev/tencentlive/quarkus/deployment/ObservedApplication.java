package dev.tencentlive.quarkus.deployment;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.quarkus.LiveMessageOutcomeEvent;
import dev.tencentlive.usersig.UserSig;
import dev.tencentlive.usersig.UserSigProvider;
import dev.tencentlive.usersig.UserSigSigner;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.quarkus.arc.Unremovable;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jboss.logging.Logger;

/** An application with everything an operator can look at, and what it shows. */
@Singleton
@Unremovable
public final class ObservedApplication implements Told {

    static final String ROOT = "request";

    private final List<String> heard = new CopyOnWriteArrayList<>();

    @Inject
    LiveMessageSender sender;

    @Inject
    MeterRegistry meters;

    @Inject
    OpenTelemetry openTelemetry;

    @Inject
    InMemorySpanExporter spans;

    @Inject
    SmallRyeHealthReporter health;

    @Inject
    Signing signing;

    @Override
    public String tell(String about) throws Exception {
        if (about.startsWith("send ")) {
            return send(about.substring("send ".length()));
        }
        if (about.startsWith("config ")) {
            return value(about.substring("config ".length()));
        }
        return switch (about) {
            case "meters" ->
                meters.getMeters().stream()
                        .map(meter -> meter.getId() + " " + meter.measure())
                        .collect(Collectors.joining("\n"));
            case "spans" ->
                spans.getFinishedSpanItems().stream()
                        .map(span -> span.getName() + " child of " + span.getParentSpanId() + " is " + span.getSpanId()
                                + " " + span.getAttributes() + span.getEvents())
                        .collect(Collectors.joining("\n"));
            case "well" -> told(health.getWellness());
            case "ready" -> told(health.getReadiness());
            case "events" -> heard.toString();
            case "signature" -> signing.last;
            case "config" -> {
                StringBuilder all = new StringBuilder();
                for (String name : ConfigProvider.getConfig().getPropertyNames()) {
                    all.append(name)
                            .append('=')
                            .append(ConfigProvider.getConfig()
                                    .getConfigValue(name)
                                    .getValue())
                            .append('\n');
                }
                yield all.toString();
            }
            default -> {
                plant(about);
                yield "";
            }
        };
    }

    private static String value(String name) {
        try {
            return String.valueOf(
                    ConfigProvider.getConfig().getConfigValue(name).getValue());
        } catch (SecurityException e) {
            return e.toString();
        }
    }

    private String send(String room) {
        Span request = openTelemetry.getTracer("test").spanBuilder(ROOT).startSpan();
        try {
            return Context.current()
                    .with(request)
                    .wrapSupplier(() -> String.valueOf(sender.trySend(LiveMessage.of(room, "gift", "rose"))))
                    .get();
        } finally {
            request.end();
        }
    }

    private void plant(String secret) {
        Logger.getLogger(ObservedApplication.class).trace("planted " + secret);
        meters.counter("planted", "secret", secret).increment();
        openTelemetry
                .getTracer("test")
                .spanBuilder("planted")
                .setAttribute("secret", secret)
                .startSpan()
                .end();
    }

    private static String told(SmallRyeHealth health) {
        return health.getPayload().toString();
    }

    void on(@Observes LiveMessageOutcomeEvent event) {
        heard.add("sync " + event.client() + " " + event.message().roomId() + " "
                + event.outcome().state());
        if (event.message().roomId().equals("failing")) {
            throw new IllegalStateException("an observer that fails");
        }
    }

    void onAsync(@ObservesAsync LiveMessageOutcomeEvent event) {
        heard.add("async " + event.message().roomId());
    }

    /** Signs as the library would, and remembers. */
    @Singleton
    public static final class Signing {

        volatile String last = "";

        /** Its own provider, so that the last signature is known. */
        @Produces
        @Singleton
        UserSigProvider userSigs(LiveSettings settings) {
            UserSigProvider real = UserSigProvider.caching(
                    UserSigSigner.of(
                            settings.sdkAppId(),
                            () -> java.util.Objects.requireNonNull(settings.secretKey()),
                            Clock.systemUTC()),
                    settings.identifier(),
                    Duration.ofHours(1),
                    Clock.systemUTC());
            return new UserSigProvider() {
                @Override
                public UserSig get() {
                    UserSig given = real.get();
                    last = given.value();
                    return given;
                }

                @Override
                public void invalidate(UserSig refused) {
                    real.invalidate(refused);
                }
            };
        }
    }

    /** Where meters and spans go. */
    @Singleton
    public static final class Exporters {

        @Produces
        @Singleton
        MeterRegistry registry() {
            return new SimpleMeterRegistry();
        }

        @Produces
        @Singleton
        InMemorySpanExporter exporter() {
            return InMemorySpanExporter.create();
        }
    }

    /** A check that shows what it is told. */
    @Wellness
    @Singleton
    public static final class Planted implements HealthCheck {

        private final Optional<String> value;

        Planted(@ConfigProperty(name = "planted.value") Optional<String> value) {
            this.value = value;
        }

        @Override
        public HealthCheckResponse call() {
            return HealthCheckResponse.named("planted")
                    .up()
                    .withData("value", value.orElse("nothing"))
                    .build();
        }
    }
}
