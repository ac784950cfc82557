package dev.tencentlive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LiveMessageTest {

    private static final String ROSE = "🌹";

    @Test
    void readsLikeTheCall() {
        LiveMessage message = LiveMessage.of("room1", "gift", "json")
                .from("user1")
                .repeatable()
                .within(Duration.ofSeconds(3));
        assertThat(message).isEqualTo(new LiveMessage("room1", "gift", "json", "user1", true, Duration.ofSeconds(3)));
    }

    @Test
    void isOrdinaryUnlessToldOtherwise() {
        LiveMessage message = LiveMessage.of("room1", "gift", "json");
        assertThat(message.mayRepeat()).isFalse();
        assertThat(message.senderAccount()).isNull();
        assertThat(message.timeout()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "房间", "room\n", "room\u007f", "0123456789012345678901234567890123456789012345678"})
    void roomIdIsRefusedByItsRule(String roomId) {
        assertThatThrownBy(() -> LiveMessage.of(roomId, "gift", "json"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "roomId: " + Texts.quote(roomId) + ", must be 1 to 48 bytes of printable ASCII (0x20 to 0x7e)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"r", " ", "~", "@TGS#_a/b?c", "012345678901234567890123456789012345678901234567"})
    void roomIdMayBeAnyPrintableAscii(String roomId) {
        assertThatCode(() -> LiveMessage.of(roomId, "gift", "json")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gi\tft", "gift\ud83c"})
    void businessIdIsRefusedByItsRule(String businessId) {
        assertThatThrownBy(() -> LiveMessage.of("room1", businessId, "json"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("businessId: " + Texts.quote(businessId)
                        + ", must not be empty and must hold no control characters or halves of surrogate pairs");
    }

    @Test
    void accountIsMeasuredInBytes() {
        assertThatCode(() -> LiveMessage.of("room1", "gift", "json").from(ROSE.repeat(8)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> LiveMessage.of("room1", "gift", "json").from(ROSE.repeat(8) + "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("senderAccount: \"" + ROSE.repeat(8)
                        + "x\", must be 1 to 32 bytes of UTF-8 without control characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "user\r1", "\udf39", "012345678901234567890123456789012"})
    void accountIsRefusedByItsRule(String account) {
        assertThatThrownBy(() -> LiveMessage.of("room1", "gift", "json").from(account))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("senderAccount: " + Texts.quote(account) + ", must be 1 to 32 bytes");
    }

    @Test
    void payloadIsRefusedWithoutBeingShown() {
        assertThatThrownBy(() -> LiveMessage.of("room1", "gift", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("payload: 0 bytes, must not be empty and must hold no halves of surrogate pairs");
        assertThatThrownBy(() -> LiveMessage.of("room1", "gift", "private\ud83c"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("payload: 8 bytes, must not be empty and must hold no halves of surrogate pairs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT1H0.000000001S"})
    void timeoutIsRefusedByItsRule(Duration timeout) {
        assertThatThrownBy(() -> LiveMessage.of("room1", "gift", "json").within(timeout))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("timeout: " + timeout + ", must be more than zero and at most one hour");
    }

    @Test
    void allProblemsAreNamedAtOnceAndLongValuesCutShort() {
        assertThatThrownBy(() -> new LiveMessage("r".repeat(5000), "", "", "a\nb", false, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "roomId: \"rrr",
                        "…\", must be 1 to 48 bytes",
                        "; businessId: \"\"",
                        "; payload: 0 bytes",
                        "; senderAccount: \"a\\u000ab\"",
                        "; timeout: PT0S")
                .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(1000));
    }

    @Test
    void textShowsSizesAndNeverThePayload() {
        assertThat(LiveMessage.of("room1", "gift", ROSE)
                        .from("user1")
                        .repeatable()
                        .within(Duration.ofSeconds(3)))
                .hasToString("LiveMessage[roomId=room1, businessId=gift, payload=4 bytes, senderAccount=user1,"
                        + " repeatable, within PT3S]");
        assertThat(LiveMessage.of("room1", "gift", List.of("private")).toString())
                .doesNotContain("private");
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without null checks does
    void partsThatAreMissingAreRefused() {
        assertThatThrownBy(() -> LiveMessage.of(null, "gift", "json")).hasMessage("roomId");
        assertThatThrownBy(() -> LiveMessage.of("room1", null, "json")).hasMessage("businessId");
        assertThatThrownBy(() -> LiveMessage.of("room1", "gift", null)).hasMessage("payload");
        assertThatThrownBy(() -> LiveMessage.of("room1", "gift", "json").from(null))
                .hasMessage("senderAccount");
    }
}
