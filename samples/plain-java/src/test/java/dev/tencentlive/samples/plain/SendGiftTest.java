package dev.tencentlive.samples.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tencentlive.InvalidSettingsException;
import dev.tencentlive.LiveSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When the gift goes to the emulator, and when somebody wanted the service and made a mistake. */
final class SendGiftTest {

    @Test
    void nothingSetMeansTheEmulator() {
        assertThat(goesToTheEmulator(Map.of())).isTrue();
        assertThat(goesToTheEmulator(Map.of("tencent.live.region", "singapore")))
                .isTrue();
    }

    @Test
    void halfSetMeansTheService() {
        assertThat(goesToTheEmulator(
                        Map.of("tencent.live.sdk-app-id", "1400000000", "tencent.live.secret-key", "made-up")))
                .isFalse();
        assertThat(goesToTheEmulator(Map.of("tencent.live.secret-key", "made-up")))
                .isFalse();
    }

    @Test
    void switchedOffAndMisspeltMeanTheService() {
        assertThat(goesToTheEmulator(Map.of("tencent.live.enabled", "false"))).isFalse();
        assertThat(goesToTheEmulator(Map.of("tencent.live.regoin", "singapore")))
                .isFalse();
    }

    private static boolean goesToTheEmulator(Map<String, String> properties) {
        return SendGift.hasNoCredentials(
                catchThrowableOfType(InvalidSettingsException.class, () -> LiveSettings.from(properties)));
    }
}
