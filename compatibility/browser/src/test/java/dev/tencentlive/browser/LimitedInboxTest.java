package dev.tencentlive.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.testkit.EmulatorScope;
import dev.tencentlive.testkit.LiveEmulatorTest;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** The pages of an emulator with the vendor's limits, as a newcomer starts it; what they look like is kept in pictures. */
@LiveEmulatorTest(EmulatorScope.CLASS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
class LimitedInboxTest {
    private final Browser browser = Browser.start();
    private final LiveEmulator emulator;
    private final Sender sender;

    LimitedInboxTest(LiveEmulator emulator) {
        this.emulator = emulator;
        this.sender = new Sender(emulator);
    }

    @BeforeEach
    void forgetEverything() {
        emulator.reset();
        browser.console();
        browser.size(1280, 900).dark(false);
    }

    @AfterEach
    void nothingIsWrongInTheConsole() {
        assertThat(browser.console()).isEmpty();
    }

    @AfterAll
    void stop() {
        browser.close();
    }

    @Test
    void chartShowsCallsByOutcomeAgainstTheLimit() {
        browser.open(emulator.endpoint());
        browser.awaitCount("#chart line.limit", 1);
        sender.send("room1", "user1", "gift", "rose");
        sender.send("drop", "user1", "gift", "rose");
        sender.send("code-100601", "user1", "gift", "rose");
        emulator.next(1).answer(100602);
        sender.send("room1", "user1", "gift", "rose");
        for (String outcome : new String[] {"ok", "dropped", "refused", "scripted"}) {
            browser.awaitShown("#chart rect." + outcome);
        }

        assertThat(browser.text("#legend")).contains("200/s");
        assertThat(browser.property("#chart line.limit", "y1.baseVal.value"))
                .as("the line is above every bar, which is far below the limit")
                .satisfies(y -> assertThat(((Number) y).doubleValue())
                        .isLessThan(((Number)
                                        browser.value(
                                                "Math.min(...[...document.querySelectorAll('#chart rect')].map((r) => r.y.baseVal.value))"))
                                .doubleValue()));
    }

    @Test
    void lightAndDarkWideAndNarrowFitTheScreen() {
        fill();
        for (boolean dark : new boolean[] {false, true}) {
            for (int width : new int[] {1440, 900, 390}) {
                browser.size(width, 900).dark(dark);
                lookAt((dark ? "dark-" : "light-") + width);
            }
        }
    }

    @Test
    void emptyPageFitsTheScreen() {
        browser.size(1440, 1000).dark(false).open(emulator.endpoint());
        browser.awaitText("#help", "Quarkus");
        browser.screenshot("empty-1440");
        browser.size(390, 900).dark(true).open(emulator.endpoint());
        browser.awaitText("#help", "Quarkus");
        browser.screenshot("empty-390");

        assertThat(browser.value("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    private void fill() {
        emulator.next(1).forRoom("room1").drop("MsgFreqCtrl");
        sender.send("room1", "user2", "like", "x");
        sender.send("room1", "user1", "gift", "{\"name\":\"rose\",\"count\":3}");
        emulator.room("room2").mute("user1", Duration.ofMinutes(5));
        sender.send("room2", "user1", "gift", "x");
        sender.send(
                "a-room-with-a-name-that-is-quite-long-0123456789",
                "somebody-with-a-long-name",
                "announcement",
                "text");
        // Last, since it uses up what a second allows.
        for (int i = 0; i < 230; i++) {
            sender.send("room3", "user1", "like", "x");
        }
        emulator.next(3).answer(100602);
    }

    private void lookAt(String name) {
        browser.open(URI.create(emulator.endpoint() + "/?room=room1"));
        browser.awaitText("#active", "100602");
        browser.awaitCount(".entry", 2);
        browser.click(".entry:nth-child(1) .head");
        browser.awaitText(".details", "MsgBody");
        browser.screenshot(name);
        assertThat(browser.value("document.documentElement.scrollWidth <= innerWidth"))
                .as(name)
                .isEqualTo(true);
        browser.click("#rooms [data-room='']");
        browser.awaitText(".entry", "60007");
        browser.click("#show-knobs");
        browser.screenshot(name + "-knobs");
        browser.open(URI.create(emulator.endpoint() + "/emulator/viewer?room=room3"));
        browser.awaitText(".received", "never reaches");
        browser.screenshot(name + "-viewer");
    }
}
