package dev.tencentlive.usersig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserSigSignerTest {

    /** Demo key that the vendor publishes with its examples. */
    private static final String DEMO_KEY = "5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e";

    private static final Instant SIGNED_AT = Instant.ofEpochSecond(1750074537);
    private static final Duration HALF_A_YEAR = Duration.ofDays(180);

    private final SettableClock clock = new SettableClock(SIGNED_AT);
    private final UserSigSigner signer = UserSigSigner.of(1400000000, () -> SigningKey.of(DEMO_KEY), clock);

    @ParameterizedTest
    @CsvSource(textBlock = """
            1400000000, 5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e, xiaojun, 15552000, ju8ZJFMqgNX5892T6XJEkmmsi4EnUuu/3Epopehowf0=
            1400000000, 5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e, administrator, 86400, DrCkTPQqI3A9wMgbtsLrtYZ+r6HIu1oAgCyhSiZ3CfA=
            20000001, 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef, admin, 604800, QYzyuxXko1W1ld14bV9wyh7HdJOJzU0H0UCAl8UNg6Q=
            """)
    void signatureIsTheVendors(long sdkAppId, String key, String identifier, long seconds, String expected) {
        UserSigSigner any = UserSigSigner.of(sdkAppId, () -> SigningKey.of(key), clock);
        assertThat(any.sign(identifier, Duration.ofSeconds(seconds)).signature())
                .isEqualTo(expected);
    }

    /** The first vector as two other implementations encode it: other member order, other compression. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "eJw9iksLgkAURv-LXYeNj5s20HJaSLXJQNoJjnqVeaROCdF-j1T6duec7w3Z6eo9ZQ8cAo-BZmYqpR6pollPVJjW6TUNZVdYSyVwP2LrljKSksD9GBmLIwzjxcrJUv-ziBj8vwPVwKF1yT09nh-1JcdkH2S7PBWdUgNFQt*c24bCGisb86rYAT5fpF8yfg__",
                "eJyrVgrxCdYrSy1SslJQMtIzUNJRAItkpqTmlWSmZUIkKjIT87NK82CSxSnZiQUFmSlAKUMTAyiAyqVWFGQWpYJkTE1NjRDiJZm5YFFzUwMDcxNTY3OYWZnpIBuySi2ivNx8C9P9IkwtLI1CzCK8XLNzc4szTVzzQktL9Y1dC-ILUjPyy9MMbJVqAR2yM94_"
            })
    void otherImplementationsAreUnderstood(String encoded) {
        UserSig userSig = UserSig.parse(encoded);
        assertThat(userSig.identifier()).isEqualTo("xiaojun");
        assertThat(userSig.sdkAppId()).isEqualTo(1400000000);
        assertThat(userSig.issuedAt()).isEqualTo(SIGNED_AT);
        assertThat(userSig.expiresAt()).isEqualTo(SIGNED_AT.plus(HALF_A_YEAR));
        assertThat(userSig.value()).isEqualTo(encoded);
        assertThat(signer.verify(encoded, "xiaojun")).isTrue();
    }

    @Test
    void wireFormIsTheVendors() throws Exception {
        UserSig userSig = signer.sign("xiaojun", HALF_A_YEAR);
        JSONObject json = new JSONObject(WireText.toJson(userSig.value()));
        assertThat(json.toMap())
                .hasSize(6)
                .containsEntry("TLS.ver", "2.0")
                .containsEntry("TLS.identifier", "xiaojun")
                .containsEntry("TLS.sdkappid", 1400000000)
                .containsEntry("TLS.expire", 15552000)
                .containsEntry("TLS.time", 1750074537)
                .containsEntry("TLS.sig", "ju8ZJFMqgNX5892T6XJEkmmsi4EnUuu/3Epopehowf0=");
        assertThat(userSig.value()).matches("[A-Za-z0-9*_-]+");
    }

    @Test
    void identifierWithQuotesSurvives() {
        UserSig userSig = signer.sign("a\"b\\c ~", HALF_A_YEAR);
        assertThat(UserSig.parse(userSig.value()).identifier()).isEqualTo("a\"b\\c ~");
        assertThat(signer.verify(userSig.value(), "a\"b\\c ~")).isTrue();
    }

    @Test
    void ownSignatureIsValidUntilItsLastSecond() {
        String value = signer.sign("admin", Duration.ofSeconds(10)).value();
        clock.jump(Duration.ofSeconds(10));
        assertThat(signer.verify(value, "admin")).isTrue();
        clock.jump(Duration.ofMillis(1));
        assertThat(signer.verify(value, "admin")).isFalse();
    }

    @Test
    void signatureOfAnotherAccountIsNotValid() {
        assertThat(signer.verify(signer.sign("admin", HALF_A_YEAR).value(), "admin2"))
                .isFalse();
    }

    @Test
    void signatureOfAnotherApplicationIsNotValid() {
        UserSigSigner other = UserSigSigner.of(1400000001, () -> SigningKey.of(DEMO_KEY), clock);
        assertThat(signer.verify(other.sign("admin", HALF_A_YEAR).value(), "admin"))
                .isFalse();
    }

    @Test
    void signatureWithAnotherKeyIsNotValid() {
        UserSigSigner other = UserSigSigner.of(1400000000, () -> SigningKey.of("another key"), clock);
        assertThat(signer.verify(other.sign("admin", HALF_A_YEAR).value(), "admin"))
                .isFalse();
    }

    @Test
    void newKeyTakesEffectAtTheNextSigning() {
        AtomicReference<SigningKey> key = new AtomicReference<>(SigningKey.of("first"));
        UserSigSigner rotating = UserSigSigner.of(1400000000, key::get, clock);
        String before = rotating.sign("admin", HALF_A_YEAR).signature();
        key.set(SigningKey.of(DEMO_KEY));
        UserSig after = rotating.sign("admin", HALF_A_YEAR);
        assertThat(after.signature()).isNotEqualTo(before);
        assertThat(signer.verify(after.value(), "admin")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nTLS.sdkappid:1", "a\u0000", "a\u007f", "\u7528\u6237", "\u00e9", "\ud83d\ude00"})
    void identifierThatTheServiceDoesNotTakeIsRefused(String identifier) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> signer.sign(identifier, HALF_A_YEAR))
                .withMessageStartingWith("identifier: ");
    }

    @Test
    void identifierHasAtMost32Bytes() {
        assertThat(signer.sign("a".repeat(32), HALF_A_YEAR).identifier()).hasSize(32);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> signer.sign("a".repeat(33), HALF_A_YEAR))
                .withMessage("identifier: 33 bytes, must be 1 to 32");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.999S", "PT-1S", "PT2147483648S", "P1000000000D"})
    void validityOutsideItsLimitsIsRefused(Duration validity) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> signer.sign("admin", validity))
                .withMessageContaining("must be 1 to 2147483647 seconds");
    }

    @Test
    void validityCountsInWholeSeconds() {
        UserSig userSig = signer.sign("admin", Duration.ofMillis(1999));
        assertThat(userSig.expiresAt()).isEqualTo(SIGNED_AT.plusSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void sdkAppIdIsPositive(long sdkAppId) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserSigSigner.of(sdkAppId, () -> SigningKey.of(DEMO_KEY), clock))
                .withMessageStartingWith("SDKAppID: " + sdkAppId);
    }

    @Test
    void failureOfTheKeySupplierReachesTheCaller() {
        UserSigSigner without = UserSigSigner.of(
                1400000000,
                () -> {
                    throw new IllegalStateException("vault is sealed");
                },
                clock);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> without.sign("admin", HALF_A_YEAR))
                .withMessage("vault is sealed");
    }

    @Test
    void clockOfAnyZoneGivesTheSameSignature() {
        Clock tokyo = Clock.fixed(SIGNED_AT.plusMillis(999), ZoneOffset.ofHours(9));
        UserSigSigner there = UserSigSigner.of(1400000000, () -> SigningKey.of(DEMO_KEY), tokyo);
        assertThat(there.sign("xiaojun", HALF_A_YEAR)).isEqualTo(signer.sign("xiaojun", HALF_A_YEAR));
    }
}
