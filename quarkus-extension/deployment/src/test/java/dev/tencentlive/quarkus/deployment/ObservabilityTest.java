package dev.tencentlive.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tencentlive.SendTelemetry;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.testkit.EmulatorScope;
import dev.tencentlive.testkit.LiveEmulatorTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of an application, and that key and UserSig are in none of it. */
@LiveEmulatorTest(value = EmulatorScope.CLASS, secretKey = ObservabilityTest.KEY)
final class ObservabilityTest {

    static final String KEY = "a0b1c2d3e4f5a0b1c2d3e4f5a0b1c2d3e4f5a0b1c2d3e4f5a0b1c2d3e4f5beef";

    @TempDir
    static @Nullable Path directory;

    private static @Nullable LiveEmulator emulator;
    private static Application.@Nullable Built built;
    private static @Nullable Application application;
    private static @Nullable Told told;
    private static String signature = "";
    private static Map<String, String> seen = Map.of();

    @BeforeAll
    static void start(LiveEmulator service) throws Exception {
        emulator = service;
        built = build();
        application = built.start(properties("clean.log", Map.of()));
        told = application.bean(Told.class);
        told.tell("send room1");
        told.tell("send code-60010");
        told.tell("send drop");
        told.tell("send failing");
        service.next(1).reset();
        told.tell("send reset");
        exported(told, "room=reset");
        signature = told.tell("signature");
        // Before the other application starts: the log of one JVM is one for both.
        seen = look(told, "clean.log");
    }

    /** They are exported a moment later. */
    private static void exported(Told there, String span) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(there.tell("spans")).contains(span));
    }

    private static Application.Built build() throws Exception {
        return Application.of(ObservedApplication.class, Variables.class);
    }

    @AfterAll
    static void stop() {
        if (application != null) {
            application.close();
        }
        Objects.requireNonNull(built).close();
    }

    @Test
    void eachSendIsAChildSpanWithTheTagsOfEveryFramework() throws Exception {
        String spans = tell("spans");
        Matcher root = Pattern.compile("request child of 0+ is (\\w+)").matcher(spans);

        assertThat(root.find()).isTrue();
        assertThat(spans)
                .contains("tencent.live.send child of " + root.group(1))
                .contains("client=default")
                .contains("room=room1")
                .contains("outcome=accepted")
                .contains("request.id=")
                .contains("error.code=60010")
                .contains("error.kind=auth");
    }

    @Test
    void metersHaveTheNamesAndTagsThatTheDocumentSays() throws Exception {
        Map<String, Set<String>> measured = new TreeMap<>();
        Matcher meters = Pattern.compile("MeterId\\{name='(tencent[a-z.]*)', tags=\\[([^]]*)]}")
                .matcher(tell("meters"));
        while (meters.find()) {
            Matcher tags = Pattern.compile("tag\\(([a-z.]+)=").matcher(meters.group(2));
            while (tags.find()) {
                measured.computeIfAbsent(meters.group(1), name -> new TreeSet<>())
                        .add(tags.group(1));
            }
        }
        Map<String, Set<String>> documented = new TreeMap<>();
        String page = Files.readString(document());
        page.substring(page.indexOf("<!-- meters:begin -->"), page.indexOf("<!-- meters:end -->"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> List.of(line.substring(2).split(" \\| ?", -1)))
                .forEach(cells -> documented.put(
                        cells.get(0).replace("`", ""),
                        new TreeSet<>(List.of(cells.get(2).replace("`", "").split(" ", -1)))));

        assertThat(measured).isEqualTo(documented);
        assertThat(measured)
                .containsOnlyKeys(
                        SendTelemetry.SEND,
                        SendTelemetry.ATTEMPTS,
                        SendTelemetry.PERMIT_WAIT,
                        SendTelemetry.RETRY_TOKENS);
    }

    @Test
    void healthTellsOfEachClientAndReadinessDoesNot() throws Exception {
        assertThat(tell("well"))
                .contains("\"tencentLive\"")
                .contains("\"default.signature\":\"can be made\"")
                .contains("\"eu.endpoint\":\"")
                .contains("\"default.lastOutcome\":\"");
        assertThat(tell("ready")).doesNotContain("tencentLive");
    }

    @Test
    void eventsAreHeardAndAnObserverThatFailsBreaksNothing() {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(tell("events"))
                        .contains("sync default room1 ACCEPTED")
                        .contains("async room1")
                        .contains("sync default failing ACCEPTED")
                        .contains("async failing")
                        .contains("sync default reset "));
    }

    @Test
    void keyAndUserSigAreNowhereToBeSeen() {
        assertThat(signature).isNotEmpty();
        assertThat(seen).isNotEmpty();
        seen.forEach((place, text) ->
                assertThat(text).as(place).isNotEmpty().doesNotContain(KEY).doesNotContain(signature));
    }

    /** Whoever asks for it by name may have read the name anywhere. */
    @Test
    void keyIsGivenAwayUnderNoNameOfIt() throws Exception {
        for (String name : List.of(
                "tencent.live.secret-key",
                "tencent.live.clients.eu.secret-key",
                "tencent.live.clients.far-east.secret-key",
                "TENCENT_LIVE_SECRET_KEY",
                "TENCENT_LIVE_CLIENTS_FAR_EAST_SECRET_KEY",
                "tencent.live.clients.\"far-east\".secret-key",
                "%prod.tencent.live.secret-key")) {
            assertThat(tell("config " + name)).as(name).contains("SecurityException");
        }
        assertThat(tell("config tencent.live.secret.key")).isEqualTo("null");
        assertThat(tell("config tencent.live.sdk-app-id")).contains("140000");
    }

    @Test
    void plantedLeakIsFoundInEachPlace() throws Exception {
        try (Application.Built other = build();
                Application planted = other.start(properties("planted.log", Map.of("planted.value", KEY)))) {
            Told there = planted.bean(Told.class);
            there.tell("send room1");
            there.tell(KEY);
            exported(there, "planted child");

            look(there, "planted.log")
                    .forEach((place, text) -> assertThat(text).as(place).contains(KEY));
        }
    }

    /** From wherever these tests are run. */
    private static Path document() {
        Path directory = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        while (!Files.exists(directory.resolve("docs/quarkus.md"))) {
            directory = Objects.requireNonNull(directory.getParent());
        }
        return directory.resolve("docs/quarkus.md");
    }

    private static Map<String, String> look(Told there, String log) throws Exception {
        Map<String, String> seen = new LinkedHashMap<>();
        for (String place : List.of("meters", "spans", "well", "config")) {
            seen.put(place, there.tell(place));
        }
        seen.put("log", Files.readString(Objects.requireNonNull(directory).resolve(log)));
        return seen;
    }

    private static String tell(String about) throws Exception {
        return Objects.requireNonNull(told).tell(about);
    }

    private static Map<String, String> properties(String log, Map<String, String> more) {
        Map<String, String> properties = new TreeMap<>(Application.sendingTo(Objects.requireNonNull(emulator)));
        String application = Objects.requireNonNull(properties.get("tencent.live.sdk-app-id"));
        properties.putAll(Map.of(
                "tencent.live.clients.eu.max-message-bytes", "100",
                "tencent.live.clients.eu.sdk-app-id", application,
                "tencent.live.clients.eu.secret-key", KEY,
                "tencent.live.clients.far-east.sdk-app-id", application,
                "quarkus.config.log.values", "true",
                "quarkus.log.level", "DEBUG",
                "quarkus.log.min-level", "TRACE",
                "quarkus.log.category.\"dev.tencentlive\".level", "TRACE",
                "quarkus.log.category.\"io.smallrye.config\".level", "TRACE"));
        properties.put("quarkus.log.console.level", "ERROR");
        // It is in the environment, where the configuration looks for it too.
        properties.remove("tencent.live.secret-key");
        properties.put("quarkus.log.file.enabled", "true");
        properties.put(
                "quarkus.log.file.path",
                Objects.requireNonNull(directory).resolve(log).toString());
        properties.put("quarkus.otel.bsp.schedule.delay", "10ms");
        properties.put("quarkus.otel.traces.exporter", "cdi");
        properties.putAll(more);
        return properties;
    }
}
