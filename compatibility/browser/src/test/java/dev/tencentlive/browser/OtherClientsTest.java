package dev.tencentlive.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.emulator.ReceivedMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs that know nothing of Java: curl with the line that the emulator prints, and JavaScript with the vendor's signer
 * from npm. Where a program is missing the test is skipped, but never in CI ({@code CI=true}).
 */
@Timeout(180)
class OtherClientsTest {
    private static final Path HERE = Path.of(System.getProperty("basedir", ""));

    private record Ended(int code, String output) {}

    private static Ended run(Path directory, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.directory(directory.toFile());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private static void require(String program) throws InterruptedException {
        boolean there;
        try {
            there = run(HERE.toAbsolutePath(), List.of(program, "--version")).code() == 0;
        } catch (IOException e) {
            there = false;
        }
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new AssertionError(program + " is not installed");
        }
        Assumptions.assumeTrue(there, program + " is not installed");
    }

    @Test
    void newcomerStartsTheJarPastesTheLineAndFindsTheMessage() throws Exception {
        require("curl");
        Process emulator = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        HERE.resolve("target/emulator.jar").toAbsolutePath().toString(),
                        "--port=0")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = emulator.inputReader()) {
            List<String> printed = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                printed.add(line.trim());
                if (line.contains("Ctrl+C")) {
                    break;
                }
            }
            String curl = printed.stream()
                    .filter(line -> line.startsWith("curl "))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(printed));
            String page = printed.stream()
                    .filter(line -> line.startsWith("page "))
                    .map(line -> line.substring(5).trim())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(printed));
            Ended sent = run(HERE.toAbsolutePath(), List.of("sh", "-c", curl.replaceFirst("^curl ", "curl -sS ")));

            assertThat(sent.output()).contains("\"ErrorCode\":0", "\"ActionStatus\":\"OK\"", "\"MsgSeq\":1");
            try (Browser browser = Browser.start()) {
                browser.open(java.net.URI.create(page));
                browser.awaitText(".entry", "rose");
            }
        } finally {
            emulator.toHandle().destroy();
            assertThat(emulator.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void javaScriptWithTheVendorsSignerSends(@TempDir Path directory) throws Exception {
        require("node");
        require("npm");
        for (String name : List.of("package.json", "send.js")) {
            Files.copy(HERE.resolve("src/test/javascript").resolve(name), directory.resolve(name));
        }
        Ended installed = run(
                directory,
                List.of(
                        "npm",
                        "install",
                        "--no-audit",
                        "--no-fund",
                        "--no-package-lock",
                        "--ignore-scripts",
                        "--silent"));
        assertThat(installed.code()).as(installed.output()).isZero();
        try (LiveEmulator emulator = LiveEmulator.start()) {
            Ended sent = run(
                    directory,
                    List.of(
                            "node",
                            "send.js",
                            emulator.endpoint().toString(),
                            Long.toString(emulator.sdkAppId()),
                            emulator.secretKey(),
                            emulator.administrator()));
            assertThat(sent.code()).as(sent.output()).isZero();
            ReceivedMessage message = emulator.awaitMessage("room1", Duration.ofSeconds(5));

            assertThat(sent.output()).contains("\"MsgSeq\":1");
            assertThat(message.sender()).isEqualTo("user1");
            assertThat(message.businessId()).isEqualTo("gift");
            assertThat(message.data()).isEqualTo("{\"name\":\"玫瑰 🌹\"}");
        }
    }
}
