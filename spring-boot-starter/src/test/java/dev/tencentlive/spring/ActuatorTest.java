package dev.tencentlive.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.testkit.LiveEmulatorTest;
import dev.tencentlive.usersig.SigningKey;
import dev.tencentlive.usersig.UserSig;
import dev.tencentlive.usersig.UserSigProvider;
import dev.tencentlive.usersig.UserSigSigner;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

/** A whole web application with everything an operator can look at; key and UserSig are in none of it. */
@LiveEmulatorTest(secretKey = ActuatorTest.KEY)
final class ActuatorTest {

    static final String KEY = "a0b1c2d3e4f5a0b1c2d3e4f5a0b1c2d3e4f5a0b1c2d3e4f5a0b1c2d3e4f5beef";
    private static final String KEY_OF_EU = "0011223344556677001122334455667700112233445566770011223344557788";

    private final LiveEmulator emulator;

    @TempDir
    Path directory;

    ActuatorTest(LiveEmulator emulator) {
        this.emulator = emulator;
    }

    @Test
    void keyAndUserSigAreNowhereToBeSeen() throws Exception {
        look(false)
                .forEach((place, text) -> assertThat(text)
                        .as(place)
                        .isNotEmpty()
                        .doesNotContain(KEY)
                        .doesNotContain(KEY_OF_EU)
                        .doesNotContain(Seen.signature));
    }

    @Test
    void plantedLeakIsFoundEverywhere() throws Exception {
        look(true)
                .forEach((place, text) -> assertThat(text.contains(KEY) || text.contains(Seen.signature))
                        .as(place)
                        .isTrue());
    }

    @Test
    void spanOfASendIsExportedWithItsRoom() throws Exception {
        assertThat(look(false).get("spans"))
                .contains("tencent.live.send")
                .contains("room1")
                .contains("60010");
    }

    @Test
    void healthOfEachClientIsAComponentOfItsOwnAndNotPartOfReadiness() throws Exception {
        Map<String, String> seen = look(false);

        assertThat(seen.get("health"))
                .contains("\"tencentLive\"")
                .contains("\"eu\"")
                .contains("\"signature\":\"can be made\"");
        assertThat(seen.get("readiness")).doesNotContain("tencentLive");
    }

    private Map<String, String> look(boolean planted) throws Exception {
        Path log = directory.resolve("application.log");
        try (ConfigurableApplicationContext context = start(log, planted)) {
            LiveMessageSender sender = context.getBean(LiveMessageSender.class);
            sender.send(LiveMessage.of("room1", "gift", "rose"));
            sender.trySend(LiveMessage.of("code-60010", "gift", "rose"));
            emulator.next(1).reset();
            sender.trySend(LiveMessage.of("room1", "gift", "rose"));
            if (planted) {
                plant(context);
            }
            Map<String, String> seen = new LinkedHashMap<>();
            seen.put("env", get(context, "env"));
            seen.put("configprops", get(context, "configprops"));
            seen.put("health", get(context, "health"));
            seen.put("metrics", metrics(context));
            seen.put("spans", String.join("\n", context.getBean(Spans.class).exported));
            if (!planted) {
                seen.put("readiness", get(context, "health/readiness"));
            }
            seen.put("log", Files.readString(log));
            return seen;
        }
    }

    private ConfigurableApplicationContext start(Path log, boolean planted) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--logging.file.name=" + log,
                // In one piece: what was rolled over would not be searched.
                "--logging.logback.rollingpolicy.max-file-size=1GB",
                "--logging.threshold.console=INFO",
                "--logging.level.root=TRACE",
                "--management.endpoints.web.exposure.include=*",
                "--management.endpoint.env.show-values=always",
                "--management.endpoint.configprops.show-values=always",
                "--management.endpoint.health.show-details=always",
                "--management.endpoint.health.probes.enabled=true",
                "--management.tracing.sampling.probability=1.0",
                "--tencent.live.sdk-app-id=" + emulator.sdkAppId(),
                "--tencent.live.endpoint=" + emulator.endpoint(),
                // Under names that say nothing, as the guide does it.
                "--tencent.live.secret-key=${LIVE_SECRET}",
                "--tencent.live.clients.eu.sdk-app-id=" + emulator.sdkAppId(),
                "--tencent.live.clients.eu.secret-key=${LIVE_EU}"));
        // Not as an argument; Spring itself shows the command line to whoever reads its log at TRACE.
        System.setProperty("LIVE_SECRET", KEY);
        System.setProperty("LIVE_EU", KEY_OF_EU);
        System.setProperty("LIVE_OPTIONS", "-Dtencent.live.secret-key=" + KEY);
        // Another application of this JVM may have been left open, as those are that are processed ahead of time.
        LoggingSystem.get(ActuatorTest.class.getClassLoader()).cleanUp();
        if (planted) {
            arguments.add("--management.health.diskspace.path=/" + KEY);
        }
        try {
            return new SpringApplication(Application.class).run(arguments.toArray(String[]::new));
        } finally {
            // Boot leaves them to the next application of the process.
            List.of("LOG_FILE", "CONSOLE_LOG_THRESHOLD").forEach(System::clearProperty);
        }
    }

    @AfterEach
    void forget() {
        List.of("LIVE_SECRET", "LIVE_EU", "LIVE_OPTIONS").forEach(System::clearProperty);
    }

    private static void plant(ConfigurableApplicationContext context) {
        LogFactory.getLog(ActuatorTest.class).trace("planted " + Seen.signature);
        context.getBean(Planted.class).value = Seen.signature;
        context.getEnvironment()
                .getPropertySources()
                .addLast(new MapPropertySource("planted", Map.of("planted", Seen.signature)));
        context.getBean(MeterRegistry.class)
                .counter("planted", "sig", Seen.signature)
                .increment();
        Observation.start("planted", context.getBean(ObservationRegistry.class))
                .lowCardinalityKeyValue("sig", Seen.signature)
                .stop();
    }

    private static String metrics(ConfigurableApplicationContext context) throws Exception {
        StringBuilder all = new StringBuilder();
        Matcher names = Pattern.compile("\"((?:tencent|planted)[a-z.]*)\"").matcher(get(context, "metrics"));
        while (names.find()) {
            all.append(get(context, "metrics/" + names.group(1)));
        }
        return all.toString();
    }

    private static String get(ConfigurableApplicationContext context, String path) throws Exception {
        String port = context.getEnvironment().getProperty("local.server.port");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/" + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** What the last signature was. */
    static final class Seen implements UserSigProvider {

        static volatile String signature = "";

        private final UserSigProvider real;

        Seen(UserSigProvider real) {
            this.real = real;
        }

        @Override
        public UserSig get() {
            UserSig given = real.get();
            signature = given.value();
            return given;
        }

        @Override
        public void invalidate(UserSig refused) {
            real.invalidate(refused);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableConfigurationProperties(Planted.class)
    static class Application {

        @Bean
        Spans spans() {
            return new Spans();
        }

        /** At once, where Boot's own would wait for a batch. */
        @Bean
        SpanProcessor spanProcessor(Spans spans) {
            return SimpleSpanProcessor.create(spans);
        }

        @Bean
        UserSigProvider userSigs(TencentLiveProperties properties) {
            Long sdkAppId = properties.sdkAppId();
            assertThat(sdkAppId).isNotNull();
            return new Seen(UserSigProvider.caching(
                    UserSigSigner.of(sdkAppId == null ? 0 : sdkAppId, () -> SigningKey.of(KEY), Clock.systemUTC()),
                    properties.identifier(),
                    Duration.ofHours(1),
                    Clock.systemUTC()));
        }
    }

    @ConfigurationProperties("planted")
    static final class Planted {

        private String value = "nothing";

        public String getValue() {
            return value;
        }

        public void setValue(String value) {
            this.value = value;
        }
    }

    /** Where a tracer exports to: all that leaves the process of a span, events with their stack traces among it. */
    static final class Spans implements SpanExporter {

        final List<String> exported = new CopyOnWriteArrayList<>();

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            spans.forEach(span -> exported.add(
                    span.getName() + span.getAttributes() + span.getEvents() + span.getStatus() + span.getResource()));
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
