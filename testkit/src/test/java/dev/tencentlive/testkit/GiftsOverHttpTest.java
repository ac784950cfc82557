package dev.tencentlive.testkit;

import static dev.tencentlive.testkit.LiveAssertions.assertThat;

import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.emulator.LiveEmulator;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Shown in the README. */
@LiveEmulatorTest
final class GiftsOverHttpTest {
    @Test
    void giftArrives(LiveEmulator emulator, LiveMessageSender sender) {
        new GiftService(sender).give("room1", "rose", "user1");

        assertThat(emulator).within(Duration.ofSeconds(5)).room("room1").received("gift");
    }
}
