package dev.tencentlive.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.interactions.MoveTargetOutOfBoundsException;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Debian's chromium without a window. Where neither it nor its driver is installed, tests are skipped, but never in CI
 * ({@code CI=true}): there they fail.
 */
final class Browser implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private final ChromeDriver driver;
    private final Path profile;

    private Browser(ChromeDriver driver, Path profile) {
        this.driver = driver;
        this.profile = profile;
    }

    static Browser start() {
        requireInstalled();
        Path profile = emptyProfile();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=en",
                "--user-data-dir=" + profile);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options), profile);
    }

    private static void requireInstalled() {
        boolean installed = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
        String hint = "chromium and chromedriver are not installed: apt-get install chromium chromium-driver";
        if (!installed && "true".equals(System.getenv("CI"))) {
            throw new AssertionError(hint);
        }
        Assumptions.assumeTrue(installed, hint);
    }

    private static Path emptyProfile() {
        try {
            return Files.createTempDirectory("emulator-browser");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Browser open(URI page) {
        driver.get(page.toString());
        return this;
    }

    /** Widths below some 500 need the device's metrics: a window cannot be that narrow. */
    Browser size(int width, int height) {
        driver.manage().window().setSize(new Dimension(Math.max(width, 500), height));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
        return this;
    }

    Browser dark(boolean dark) {
        Map<String, Object> scheme = Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
        return this;
    }

    /**
     * Does this with the first element of the selector once it can be done. The page draws itself anew while it is looked
     * at, so nobody holds an element: it is found again for each try.
     */
    private void act(String selector, Consumer<WebElement> action) {
        until(selector + " can be used", () -> {
            try {
                action.accept(driver.findElement(By.cssSelector(selector)));
                return selector;
            } catch (NoSuchElementException
                    | StaleElementReferenceException
                    | ElementNotInteractableException
                    | MoveTargetOutOfBoundsException e) {
                return null;
            }
        });
    }

    void awaitShown(String selector) {
        until(selector + " is shown", () -> shown(selector) ? selector : null);
    }

    void awaitHidden(String selector) {
        until(selector + " is hidden", () -> shown(selector) ? null : selector);
    }

    /** Whether the first element of this selector takes room on the page. */
    boolean shown(String selector) {
        return value("(document.querySelector(" + quoted(selector) + ")?.getClientRects().length ?? 0) > 0")
                .equals(true);
    }

    /** An attribute or property of the first element of this selector. */
    Object property(String selector, String name) {
        return value("document.querySelector(" + quoted(selector) + ")?." + name);
    }

    void focus(String selector) {
        until(
                selector + " has the focus",
                () -> value("(document.querySelector(" + quoted(selector)
                                        + ")?.focus(), document.activeElement.matches(" + quoted(selector) + "))")
                                .equals(true)
                        ? selector
                        : null);
    }

    private static String quoted(String selector) {
        return "'" + selector.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    int count(String selector) {
        return driver.findElements(By.cssSelector(selector)).size();
    }

    void click(String selector) {
        act(selector, WebElement::click);
    }

    /** Puts this text into a field in place of what is in it. */
    void fill(String selector, String text) {
        act(selector, field -> field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE, text));
    }

    void choose(String selector, String value) {
        click(selector + " option[value=\"" + value + "\"]");
    }

    /** Presses keys as a person does, wherever the focus is: an element that has it may be drawn anew meanwhile. */
    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** What the first button of this entry of the inbox copies. */
    String copiedFrom(String entry) {
        value("(navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }, 1)");
        click(entry + " .head");
        click(entry + " .buttons button");
        awaitText(entry + " .buttons", "Copied");
        return value("window.copied").toString();
    }

    /** Waits until the elements' text holds this one; elements that come and go meanwhile are looked for again. */
    void awaitText(String selector, String text) {
        until(selector + " shows \"" + text + "\"", () -> text(selector).contains(text) ? text : null);
    }

    void awaitCount(String selector, int count) {
        until(count + " of " + selector, () -> count(selector) == count ? count : null);
    }

    /** The text of all elements of this selector, hidden parts too. */
    String text(String selector) {
        return String.valueOf(driver.executeScript(
                "return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent).join('\\n')", selector));
    }

    /** The value of a JavaScript expression. */
    Object value(String expression) {
        Object value = driver.executeScript("return " + expression);
        return value == null ? "null" : value;
    }

    /** Runs a script that calls back with its result. */
    Object asynchronous(String script) {
        driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(30));
        Object value = driver.executeAsyncScript(script);
        return value == null ? "null" : value;
    }

    void awaitValue(String expression) {
        until(expression, () -> value(expression).equals(true) ? expression : null);
    }

    private void until(String what, Supplier<@Nullable Object> condition) {
        new WebDriverWait(driver, SOON, Duration.ofMillis(20))
                .withMessage(() -> what + "; the page shows:\n" + text("body"))
                .until(ignored -> condition.get());
    }

    /** What the page wrote to the console, and what the browser complained of, since the last time. */
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Written beside the test's reports, for people to look at. */
    void screenshot(String name) {
        try {
            Path directory = Files.createDirectories(Path.of(System.getProperty("basedir", ""), "target/screenshots"));
            Files.write(directory.resolve(name + ".png"), driver.getScreenshotAs(org.openqa.selenium.OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
        try (var files = Files.walk(profile)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // The browser's last process may still be writing there; the folder for temporary files keeps the rest.
        }
    }
}
