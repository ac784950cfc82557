package dev.tencentlive.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.emulator.ReceivedMessage;
import dev.tencentlive.testkit.LiveEmulatorTest;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs that know nothing of Java: curl with the line that the emulator prints, and JavaScript with the vendor's signer
 * from npm. Where a program is missing the test is skipped, but never in CI ({@code CI=true}).
 */
@LiveEmulatorTest
@Timeout(180)
class OtherClientsTest {
    private static final Path HERE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    private static final Path ROOT = HERE.resolve("../..").normalize();

    private record Ended(int code, String output) {}

    private static Ended run(Path directory, List<String> command) throws IOException, InterruptedException {
        Process process = start(directory, command);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    /** With the {@code java} that runs the tests. */
    private static Process start(Path directory, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.directory(directory.toFile());
        builder.environment()
                .merge(
                        "PATH",
                        System.getProperty("java.home") + "/bin",
                        (path, bin) -> bin + File.pathSeparator + path);
        return builder.start();
    }

    private static void require(String program) throws InterruptedException {
        boolean there;
        try {
            there = run(HERE, List.of(program, "--version")).code() == 0;
        } catch (IOException e) {
            there = false;
        }
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new AssertionError(program + " is not installed");
        }
        Assumptions.assumeTrue(there, program + " is not installed");
    }

    /** The commands that the README gives a newcomer, without its remarks. */
    private static List<String> newcomersPath() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        Matcher block = Pattern.compile("## See what arrives\n.*?```\n(.*?)```", Pattern.DOTALL)
                .matcher(readme);
        assertThat(block.find()).as("the commands under \"See what arrives\"").isTrue();
        return block.group(1)
                .lines()
                .map(line -> line.replaceFirst(" +# .*", ""))
                .toList();
    }

    /** The README's jar, as {@code mvn verify} left it. */
    private static void requireJar(String command) {
        Path jar = ROOT.resolve(command.replace("java -jar ", ""));
        if (!Files.exists(jar) && "true".equals(System.getenv("CI"))) {
            throw new AssertionError(jar + " was not built");
        }
        Assumptions.assumeTrue(Files.exists(jar), jar + " is not there: build the emulator first");
    }

    @Test
    void newcomerFollowsTheReadmeAndFindsTheMessage() throws Exception {
        require("curl");
        List<String> path = newcomersPath();
        assertThat(path).hasSize(3);
        requireJar(path.get(0));
        // Only the port is another one, which nobody else has: the README's is the default, as --help says.
        String usual = run(ROOT, shell(path.get(0) + " --help")).output().replaceAll("\\s+", " ");
        Process emulator = start(ROOT, shell("exec " + path.get(0) + " --port=0"));
        try (BufferedReader lines = emulator.inputReader()) {
            List<String> printed = printed(lines);
            String page = beginningWith("page ", printed).substring(5).trim();
            String port = Integer.toString(URI.create(page).getPort());
            String curl = printed.get(printed.indexOf("Try:") + 1);
            Ended sent = run(ROOT, shell(curl.replaceFirst("^curl ", "curl -sS ")));

            assertThat(usual).contains("8770");
            assertThat(curl.replace(":" + port + "/", ":8770/"))
                    .startsWith(path.get(1).replace("…'", ""));
            assertThat(path.get(2)).endsWith(" " + page.replace(":" + port + "/", ":8770/"));
            assertThat(sent.output()).contains("\"ErrorCode\":0", "\"ActionStatus\":\"OK\"", "\"MsgSeq\":1");
            try (Browser browser = Browser.start()) {
                browser.open(URI.create(page));
                browser.awaitText(".entry", "rose");
            }
        } finally {
            emulator.toHandle().destroy();
            assertThat(emulator.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void lineCopiedFromThePageSendsTheSameMessageAgain(LiveEmulator emulator) throws Exception {
        require("curl");
        Sender sender = new Sender(emulator);
        sender.send("room1", "o'brien", "gift", "it's \"50%\" \\ $HOME `id` 玫瑰");
        String line;
        try (Browser browser = Browser.start()) {
            browser.open(emulator.endpoint());
            line = browser.copiedFrom(".entry");
        }
        Ended sent =
                run(ROOT, shell("USERSIG='" + sender.userSig() + "'; " + line.replaceFirst("^curl ", "curl -sS ")));
        ReceivedMessage first = emulator.messages("room1").get(0);

        assertThat(sent.output()).contains("\"MsgSeq\":2");
        assertThat(emulator.messages("room1").get(1))
                .usingRecursiveComparison()
                .ignoringFields("sequence", "time", "requestId")
                .isEqualTo(first);
    }

    private static List<String> shell(String command) {
        return List.of("sh", "-c", command);
    }

    private static List<String> printed(BufferedReader lines) throws IOException {
        List<String> printed = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            printed.add(line.trim());
            if (line.contains("Ctrl+C")) {
                return printed;
            }
        }
        throw new AssertionError(printed);
    }

    private static String beginningWith(String start, List<String> printed) {
        return printed.stream()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow(() -> new AssertionError(printed));
    }

    @Test
    void javaScriptWithTheVendorsSignerSends(@TempDir Path directory, LiveEmulator emulator) throws Exception {
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
