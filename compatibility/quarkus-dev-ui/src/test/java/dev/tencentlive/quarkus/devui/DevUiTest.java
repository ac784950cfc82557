package dev.tencentlive.quarkus.devui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tencentlive.LiveSetting;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.emulator.LiveEmulatorBuilder;
import io.quarkus.test.QuarkusDevModeTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * The card in Debian's chromium. Where neither it nor its driver is installed, the test is skipped, but never in CI
 * ({@code CI=true}): there it fails.
 */
final class DevUiTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    /** Everything of a selector, within the parts of the page too. */
    private static final String DEEP = """
            const deep = (root, selector) => [...root.querySelectorAll(selector),
                ...[...root.querySelectorAll('*')].filter((e) => e.shadowRoot).flatMap((e) => deep(e.shadowRoot, selector))];
            """;

    @RegisterExtension
    static final QuarkusDevModeTest APPLICATION = new QuarkusDevModeTest()
            .setLogRecordPredicate(record -> record.getLoggerName().startsWith("io.quarkus"))
            .withApplicationRoot(jar -> jar.addClasses(GiftResource.class, PlantingResource.class)
                    .addAsResource(new StringAsset("""
                                    quarkus.http.port=0
                                    quarkus.http.host=127.0.0.1
                                    quarkus.compose.devservices.enabled=false
                                    tencent.live.clients.eu.region=frankfurt
                                    """), "application.properties"));

    @Test
    void cardShowsClientsAndMessagesAndSendsByItsForm() throws Exception {
        requireInstalled();
        URI application = Logged.application(APPLICATION);
        assertThat(get(application.resolve("/gift"))).isEqualTo("1");
        Path profile = Files.createTempDirectory("dev-ui-browser");
        ChromeDriver browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .usingAnyFreePort()
                        .build(),
                options(profile));
        try {
            browser.manage().window().setSize(new Dimension(1400, 900));
            browser.get(application.resolve("/q/dev-ui/extensions").toString());
            awaitTrue(browser, "deep(document, 'a[href*=\"tencent-live/messages\"]').length > 0");
            screenshot(browser, "dev-ui-extensions");
            browser.executeScript(DEEP + "deep(document, 'a[href*=\"tencent-live/messages\"]')[0].click()");

            awaitText(browser, "#clients", "default");
            awaitText(browser, "#clients", "eu");
            awaitText(browser, "#messages", "room-of-the-application");
            assertThat(text(browser, "#messages")).contains("<b>tulip</b>").contains("accepted");
            assertThat(text(browser, "#clients")).contains("********").contains("(emulator)");
            assertThat(text(browser, "#clients a")).startsWith("http://127.0.0.1:");
            assertThat(LiveSettings.described())
                    .extracting(LiveSetting::key)
                    .filteredOn(key -> !key.equals("enabled") && !key.equals("region"))
                    .allSatisfy(key -> assertThat(text(browser, "#clients th")).contains(key));
            assertThat(text(browser, "#clients td")).contains("24h").contains("12288");

            browser.executeScript(DEEP + """
                    const form = deep(document, '#form')[0];
                    form.elements.room.value = 'room-of-the-form';
                    form.elements.sender.value = 'ann';
                    form.requestSubmit();
                    """);

            awaitText(browser, "#answer", "Accepted: sequence 1");
            awaitText(browser, "#messages", "room-of-the-form");
            assertThat(get(application.resolve("/gift"))).isEqualTo("2");
            awaitTrue(browser, "deep(document, '#messages tr').length === 4");
            screenshot(browser, "dev-ui-messages");
            payloadIsShownAsItIsSent(browser, application);
            whatIsWrongWithAMessageIsAnswered(browser);
            secretsAreNotThereUntilTheyArePlanted(browser, application);
        } finally {
            browser.quit();
        }
    }

    private static void payloadIsShownAsItIsSent(ChromeDriver browser, URI application) throws Exception {
        assertThat(get(application.resolve("/plant/roses"))).isEqualTo("ACCEPTED REJECTED");

        awaitText(browser, "#messages", "{\"roses\":3}");
        awaitText(browser, "#messages", "could not be written: java.lang.IllegalArgumentException: no roses");
        assertThat(text(browser, "#messages")).doesNotContain("Rose[");
    }

    private static void whatIsWrongWithAMessageIsAnswered(ChromeDriver browser) {
        browser.executeScript(DEEP + """
                const form = deep(document, '#form')[0];
                form.elements.room.value = 'r'.repeat(500);
                form.requestSubmit();
                """);

        awaitText(browser, "#answer", "roomId: ");
    }

    private static void secretsAreNotThereUntilTheyArePlanted(ChromeDriver browser, URI application) throws Exception {
        String signature = get(application.resolve("/plant/signature"));
        assertThat(signature).isNotEmpty();
        assertThat(everything(browser))
                .contains("room-of-the-form")
                .doesNotContain(LiveEmulatorBuilder.DEFAULT_SECRET_KEY)
                .doesNotContain(signature);

        assertThat(get(application.resolve("/plant/secrets"))).isEqualTo("ACCEPTED");
        awaitText(browser, "#messages", "room-of-secrets");
        assertThat(everything(browser))
                .contains(LiveEmulatorBuilder.DEFAULT_SECRET_KEY)
                .contains(signature);
    }

    /** Texts and attributes, within the parts of the page too. */
    private static String everything(ChromeDriver browser) {
        return String.valueOf(browser.executeScript(DEEP + """
                return [document, ...deep(document, '*').map((e) => e.shadowRoot).filter((root) => root)]
                    .map((root) => (root.documentElement ?? root).innerHTML).join(' ')
                """));
    }

    private static void requireInstalled() {
        boolean installed = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
        String hint = "chromium and chromedriver are not installed: apt-get install chromium chromium-driver";
        if (!installed && "true".equals(System.getenv("CI"))) {
            throw new AssertionError(hint);
        }
        Assumptions.assumeTrue(installed, hint);
    }

    private static ChromeOptions options(Path profile) {
        return new ChromeOptions()
                .setBinary(CHROMIUM.toFile())
                .addArguments(
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--lang=en",
                        "--user-data-dir=" + profile);
    }

    private static void awaitText(ChromeDriver browser, String selector, String text) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(text(browser, selector)).contains(text));
    }

    private static void awaitTrue(ChromeDriver browser, String expression) {
        await(expression)
                .atMost(Duration.ofSeconds(60))
                .until(() -> Boolean.TRUE.equals(browser.executeScript(DEEP + "return " + expression)));
    }

    private static String text(ChromeDriver browser, String selector) {
        return String.valueOf(browser.executeScript(
                DEEP + "return deep(document, arguments[0]).map((e) => e.textContent).join(' ')", selector));
    }

    /** Written beside the test's reports, for people to look at. */
    private static void screenshot(ChromeDriver browser, String name) throws IOException {
        Path directory = Files.createDirectories(Path.of(System.getProperty("basedir", ""), "target/screenshots"));
        Files.write(directory.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    }

    private static String get(URI uri) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
