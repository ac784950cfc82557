package dev.tencentlive.quarkus.it;

import static dev.tencentlive.testkit.LiveAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.testkit.EmulatorScope;
import dev.tencentlive.testkit.LiveEmulatorTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The application as it goes into production, in a process of its own; the environment has its settings. */
@LiveEmulatorTest(
        value = EmulatorScope.CLASS,
        administrators = {"administrator", "second"})
final class PackagedTest {

    private static final Path APPLICATION = Path.of(System.getProperty("basedir", ""), "target/quarkus-app");
    private static final Pattern LISTENING = Pattern.compile("Listening on: http://127\\.0\\.0\\.1:(\\d+)");
    private static final String GIFT = "{\"giver\":\"ann\",\"name\":\"rose\"}";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static @Nullable LiveEmulator emulator;
    private static @Nullable Process process;
    private static int port;

    @BeforeAll
    static void start(LiveEmulator service) throws IOException {
        emulator = service;
        process = start(
                "packaged.log",
                Map.of(
                        "TENCENT_LIVE_SDK_APP_ID", Long.toString(service.sdkAppId()),
                        "TENCENT_LIVE_SECRET_KEY", service.secretKey(),
                        "TENCENT_LIVE_ENDPOINT", service.endpoint().toString(),
                        "TENCENT_LIVE_CLIENTS_EU_IDENTIFIER", "second",
                        "TENCENT_LIVE_RETRY_MAX_ATTEMPT", "2"));
        port = await().atMost(Duration.ofSeconds(60)).until(() -> listening(log("packaged.log")), found -> found > 0);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            try {
                assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            } finally {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void giftArrivesAsJsonOfTheApplicationsOwnMapper() {
        HttpResponse<String> answer = give("room1", "blocking");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"sequence\":1");
        assertThat(emulator).room("room1").received("gift").withData(GIFT).from("ann");
    }

    @Test
    void namedClientOfTheEnvironmentSendsAsItself() {
        assertThat(give("room2", "eu").statusCode()).isEqualTo(200);
        assertThat(emulator().calls().recent()).anySatisfy(call -> {
            assertThat(call.roomId()).isEqualTo("room2");
            assertThat(call.identifier()).isEqualTo("second");
        });
    }

    @Test
    void eventLoopSendsReactivelyAndItsResultComesBackToIt() {
        assertThat(give("room3", "reactive").body()).matches("1 on vert\\.x-eventloop-thread-\\d+");
    }

    @Test
    void blockingSendOnAnEventLoopIsRefusedAndNamesItsTwin() {
        HttpResponse<String> answer = give("room4", "wrong");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("ReactiveLiveMessageSender").contains("vert.x-eventloop");
        assertThat(emulator).room("room4").receivedNothing();
    }

    @Test
    void virtualThreadSends() {
        String body = give("room5", "virtual").body();

        assertThat(body).startsWith("1 on ");
        if (Runtime.version().feature() >= 21) {
            assertThat(body).contains("VirtualThread");
        }
    }

    @Test
    void healthAndMetersAreThere() {
        give("room6", "blocking");

        assertThat(get("/q/health/well")).contains("\"tencentLive\"").contains("\"eu.signature\": \"can be made\"");
        assertThat(get("/q/health/ready")).doesNotContain("tencentLive");
        assertThat(get("/q/metrics")).contains("tencent_live_send_seconds_count{");
    }

    @Test
    void nameThatNoExtensionLooksUpEndsTheStartAndNamesTheExtension() throws Exception {
        Process started = start(
                "proxied.log",
                Map.of(
                        "TENCENT_LIVE_SDK_APP_ID", "1400000000",
                        "TENCENT_LIVE_SECRET_KEY", "0123456789abcdef",
                        "TENCENT_LIVE_REGION", "singapore",
                        "TENCENT_LIVE_CLIENTS_EU_IDENTIFIER", "second",
                        "TENCENT_LIVE_PROXY_CONFIGURATION_NAME", "office"));

        assertThat(endedByItself(started)).isNotZero();
        assertThat(log("proxied.log"))
                .contains(
                        "tencent.live.proxy-configuration-name: office, must be looked up by io.quarkus:quarkus-proxy-registry, which is not there");
    }

    @Test
    void unknownVariableOfTheEnvironmentIsAWarning() {
        assertThat(log("packaged.log")).contains("TENCENT_LIVE_RETRY_MAX_ATTEMPT is not a setting");
    }

    @Test
    void nothingForDevelopmentIsPackagedAndNothingOfOursListens() throws IOException {
        List<String> jars = new ArrayList<>();
        List<String> classes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(APPLICATION)) {
            for (Path jar :
                    files.filter(path -> path.toString().endsWith(".jar")).toList()) {
                jars.add(jar.getFileName().toString());
                try (ZipFile zip = new ZipFile(jar.toFile())) {
                    zip.stream().map(ZipEntry::getName).forEach(classes::add);
                }
            }
        }

        assertThat(jars).anyMatch(jar -> jar.contains("quarkus-tencent-live-0"));
        assertThat(jars)
                .noneMatch(jar -> jar.matches(".*(emulator|testkit|tencent-live-dev|tencent-live-deployment).*"));
        assertThat(classes).contains("dev/tencentlive/LiveMessageSender.class");
        assertThat(classes)
                .noneMatch(name -> name.matches("dev/tencentlive/(emulator|testkit|quarkus/(dev|deployment))/.*"));
        assertThat(listeningPorts()).containsExactly(port);
    }

    @Test
    void withoutCredentialsProductionStartsNoEmulatorAndSaysWhatIsMissing() throws Exception {
        Process unconfigured = start("unconfigured.log", Map.of());

        assertThat(endedByItself(unconfigured)).isNotZero();
        assertThat(log("unconfigured.log"))
                .contains("A LiveMessageSender is wanted by ")
                .contains("of dev.tencentlive.quarkus.it.GiftResource")
                .contains("tencent.live.sdk-app-id: not set")
                .doesNotContain("emulator, which shows them");
    }

    /** As the kernel tells it. */
    private static List<Integer> listeningPorts() throws IOException {
        List<Integer> ports = new ArrayList<>();
        List<String> sockets = sockets();
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(Path.of("/proc/" + process().pid() + "/net/" + table))) {
                String[] cells = line.strip().split(" +", -1);
                if (cells.length > 9 && cells[3].equals("0A") && sockets.contains("socket:[" + cells[9] + "]")) {
                    ports.add(Integer.parseInt(cells[1].substring(cells[1].indexOf(':') + 1), 16));
                }
            }
        }
        return ports;
    }

    private static List<String> sockets() throws IOException {
        List<String> sockets = new ArrayList<>();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + process().pid() + "/fd"))) {
            for (Path descriptor : descriptors.toList()) {
                try {
                    sockets.add(Files.readSymbolicLink(descriptor).toString());
                } catch (IOException e) {
                    // Closed meanwhile.
                }
            }
        }
        return sockets;
    }

    private static Process start(String log, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-jar",
                        APPLICATION.resolve("quarkus-run.jar").toString())
                .redirectErrorStream(true)
                .redirectOutput(APPLICATION.resolveSibling(log).toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("TENCENT_LIVE_"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static int endedByItself(Process started) throws InterruptedException {
        try {
            assertThat(started.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return started.exitValue();
        } finally {
            started.destroyForcibly();
        }
    }

    private static int listening(String log) {
        Matcher matcher = LISTENING.matcher(log);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private static String log(String name) {
        try {
            return Files.readString(APPLICATION.resolveSibling(name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpResponse<String> give(String room, String how) {
        return ask(HttpRequest.newBuilder(uri("/rooms/" + room + "/" + how))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(GIFT))
                .build());
    }

    private static String get(String path) {
        return ask(HttpRequest.newBuilder(uri(path)).build()).body();
    }

    private static HttpResponse<String> ask(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static LiveEmulator emulator() {
        return java.util.Objects.requireNonNull(emulator);
    }

    private static Process process() {
        return java.util.Objects.requireNonNull(process);
    }
}
