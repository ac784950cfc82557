package dev.tencentlive.usersig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.Serializable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {

    private static final String TEXT = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    @Test
    void keyMasksItself() {
        assertThat(SigningKey.of(TEXT)).hasToString("SigningKey[****]").isNotInstanceOf(Serializable.class);
    }

    @Test
    void fingerprintTellsKeysApartAndNothingElse() {
        // printf %s "$TEXT" | sha256sum
        assertThat(SigningKey.of(TEXT).fingerprint()).isEqualTo("a8ae6e6e").hasSize(8);
        assertThat(SigningKey.of(TEXT + "0").fingerprint())
                .isNotEqualTo(SigningKey.of(TEXT).fingerprint());
    }

    @Test
    void keysWithTheSameTextAreEqual() {
        assertThat(SigningKey.of(TEXT)).isEqualTo(SigningKey.of(TEXT)).hasSameHashCodeAs(SigningKey.of(TEXT));
        assertThat(SigningKey.of(TEXT)).isNotEqualTo(SigningKey.of(TEXT + "0")).isNotEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "key\n", "k\u0000ey", "k\u0085ey", " key", "key ", "key\u2003"})
    void damagedKeyIsRefusedWithoutShowingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.of(text))
                .withMessageStartingWith("secret key: ")
                .withMessageContaining("must be");
    }

    @Test
    void refusalNeverShowsTheText() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.of(TEXT + "\n"))
                .satisfies(e -> assertThat(e).hasMessageNotContaining(TEXT).hasNoCause());
    }
}
