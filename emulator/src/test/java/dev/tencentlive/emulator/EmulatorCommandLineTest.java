package dev.tencentlive.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class EmulatorCommandLineTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Map<String, String> environment, EmulatorCommandLine.Lifetime lifetime, String... arguments) {
        CommandLine line = EmulatorCommandLine.commandLine(environment, lifetime)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        return line.execute(arguments);
    }

    @Test
    void startTellsAllThatIsNeededToCallIt() {
        int exit = run(Map.of(), emulator -> {}, "--port", "0", "--room", "room1");

        assertThat(exit).isZero();
        assertThat(out.toString())
                .containsPattern("address +http://127.0.0.1:[0-9]+\n")
                .containsPattern("page +http://127.0.0.1:[0-9]+/\n")
                .containsPattern("SDKAppID +1400000000\n")
                .containsPattern("key +the vendor's published demo key\n")
                .contains("created on first use; now: room1\n")
                .containsPattern("curl 'http://127.0.0.1:[0-9]+/v4/live_engine_http_srv/send_custom_msg\\?");
    }

    @Test
    void exampleSignatureIsValid() {
        run(
                Map.of(),
                emulator -> {
                    String text = ExampleCall.curl(emulator, emulator.now());
                    String userSig = text.replaceAll(".*usersig=([^&]*)&.*", "$1");
                    assertThat(Caller.of(emulator)
                                    .with("usersig", userSig)
                                    .send("room1")
                                    .code())
                            .isZero();
                },
                "--port=0");

        assertThat(err.toString()).isEmpty();
    }

    @Test
    void ownKeyIsNeverPrintedAndNothingMadeOfIt() {
        run(Map.of("TENCENT_LIVE_SECRET_KEY", "my own key"), emulator -> {}, "--port=0");

        assertThat(out.toString())
                .contains("from TENCENT_LIVE_SECRET_KEY")
                .contains("&usersig='\"$USERSIG\"'&")
                .doesNotContain("my own key");
    }

    @Test
    void everyOptionArrives() {
        run(
                Map.of(),
                emulator -> {
                    assertThat(emulator.endpoint().toString()).startsWith("https://localhost:");
                    assertThat(emulator.sdkAppId()).isEqualTo(7);
                    assertThat(emulator.secretKey()).isEqualTo("k");
                    assertThat(emulator.administrator()).isEqualTo("a");
                    Caller caller = Caller.of(emulator)
                            .client(java.net.http.HttpClient.newBuilder()
                                    .sslContext(LiveEmulator.trustedForTests())
                                    .build());
                    assertThat(caller.send("absent").code()).isEqualTo(100004);
                    assertThat(caller.call("send_custom_msg", Caller.message("room1", "x".repeat(100)))
                                    .code())
                            .isEqualTo(100603);
                    assertThat(caller.send("room1").response("MsgDropReason")).isEqualTo("");
                    assertThat(caller.send("room1").code()).isEqualTo(100602);
                },
                "--port=0",
                "--host=localhost",
                "--tls",
                "--sdk-app-id=7",
                "--secret-key=k",
                "--administrator=a",
                "--administrator=b",
                "--room=room1",
                "--no-auto-rooms",
                "--application-limit=1",
                "--application-limit-code=100602",
                "--room-limit=1",
                "--max-message-bytes=50",
                "--messages-kept=5");

        assertThat(err.toString()).isEmpty();
    }

    @Test
    void helpAndVersionStartNothing() {
        assertThat(run(Map.of(), emulator -> {}, "--help")).isZero();
        assertThat(run(Map.of(), emulator -> {}, "--version")).isZero();

        assertThat(out.toString()).contains("--no-auto-rooms").contains("tencent-live-emulator (development)");
        assertThat(out.toString()).doesNotContain("http://127.0.0.1:");
    }

    @Test
    void wrongOptionIsNamedAndExitsWithTwo() {
        assertThat(run(Map.of(), emulator -> {}, "--port=70000")).isEqualTo(2);
        assertThat(err.toString()).contains("port: 70000, must be 0 to 65535");
    }

    @Test
    void takenPortIsNamedAndExitsWithTwo() {
        try (LiveEmulator other = LiveEmulator.start()) {
            assertThat(run(Map.of(), emulator -> {}, "--port=" + other.port())).isEqualTo(2);
            assertThat(err.toString()).contains("cannot listen on");
        }
    }

    @Test
    void unreadableKeyStoreIsNamed() {
        assertThat(run(Map.of(), emulator -> {}, "--key-store=absent.p12")).isEqualTo(2);
        assertThat(err.toString()).contains("--key-store absent.p12 cannot be read");
    }

    @Test
    void programServesUntilItIsToldToEnd() throws Exception {
        Process program = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmulatorCommandLine.class.getName(),
                        "--port=0"))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = program.inputReader()) {
            String line = lines.readLine();
            while (line != null && !line.contains("Ctrl+C")) {
                line = lines.readLine();
            }
            assertThat(line).isNotNull();
            assertThat(program.isAlive()).isTrue();

            program.toHandle().destroy();
            assertThat(program.waitFor(10, TimeUnit.SECONDS)).isTrue();
            // 128 and the number of SIGTERM, as the README says.
            assertThat(program.exitValue()).isEqualTo(143);
            assertThat(lines.readLine()).isNull();
        } finally {
            program.destroyForcibly();
        }
    }
}
