package dev.tencentlive.usersig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserSigTest {

    private static final Instant SIGNED_AT = Instant.ofEpochSecond(1750074537);
    private static final String KEY = "made up for these tests";

    private final SettableClock clock = new SettableClock(SIGNED_AT);
    private final UserSigSigner signer = UserSigSigner.of(20000001, () -> SigningKey.of(KEY), clock);
    private final UserSig userSig = signer.sign("admin", Duration.ofDays(1));

    @Test
    void signatureMasksItself() {
        assertThat(userSig)
                .isNotInstanceOf(Serializable.class)
                .hasToString("UserSig[****, identifier=admin, sdkAppId=20000001,"
                        + " issuedAt=2025-06-16T11:48:57Z, expiresAt=2025-06-17T11:48:57Z]");
    }

    @Test
    void parsedSignatureEqualsTheSignedOne() {
        UserSig parsed = UserSig.parse(userSig.value());
        assertThat(parsed).isEqualTo(userSig).hasSameHashCodeAs(userSig);
        assertThat(parsed)
                .isNotEqualTo(signer.sign("admin", Duration.ofDays(2)))
                .isNotEqualTo(userSig.value());
    }

    @Test
    void signatureEndsAfterItsLastSecond() {
        assertThat(userSig.isExpired(userSig.expiresAt())).isFalse();
        assertThat(userSig.isExpired(userSig.expiresAt().plusMillis(1))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "_",
                "____",
                "eJ",
                "not a signature",
                "eJw9+ksL/kAURv=LXYeNj5s20HJaSLXJQNo",
                "\u7528\u6237\u7528\u6237",
                "AAAA",
                "eJwDAAAAAAE_"
            })
    void textThatIsNoSignatureIsRefusedWithoutShowingIt(String text) {
        assertRefused(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"text\"",
                "1",
                "{",
                "{}",
                "{\"TLS.ver\":\"2.0\"}",
                "{\"TLS.ver\":2.0,\"TLS.identifier\":\"a\",\"TLS.sdkappid\":1,\"TLS.expire\":1,\"TLS.time\":1,\"TLS.sig\":\"x\"}",
                "{\"TLS.ver\":\"1.0\",\"TLS.identifier\":\"a\",\"TLS.sdkappid\":1,\"TLS.expire\":1,\"TLS.time\":1,\"TLS.sig\":\"x\"}",
                "{\"TLS.ver\":\"2.0\",\"TLS.identifier\":\"a\",\"TLS.sdkappid\":1,\"TLS.expire\":1,\"TLS.time\":1}",
                "{\"TLS.ver\":\"2.0\",\"TLS.identifier\":null,\"TLS.sdkappid\":1,\"TLS.expire\":1,\"TLS.time\":1,\"TLS.sig\":\"x\"}",
                "{\"TLS.ver\":\"2.0\",\"TLS.identifier\":\"a\\nb\",\"TLS.sdkappid\":1,\"TLS.expire\":1,\"TLS.time\":1,\"TLS.sig\":\"x\"}",
                "{\"TLS.ver\":\"2.0\",\"TLS.identifier\":\"a\",\"TLS.sdkappid\":0,\"TLS.expire\":1,\"TLS.time\":1,\"TLS.sig\":\"x\"}",
                "{\"TLS.ver\":\"2.0\",\"TLS.identifier\":\"a\",\"TLS.sdkappid\":1.5,\"TLS.expire\":1,\"TLS.time\":1,\"TLS.sig\":\"x\"}",
                "{\"TLS.ver\":\"2.0\",\"TLS.identifier\":\"a\",\"TLS.sdkappid\":1,\"TLS.expire\":-1,\"TLS.time\":1,\"TLS.sig\":\"x\"}",
                "{\"TLS.ver\":\"2.0\",\"TLS.identifier\":\"a\",\"TLS.sdkappid\":1,\"TLS.expire\":9223372036854775807,\"TLS.time\":9223372036854775807,\"TLS.sig\":\"x\"}",
                "{\"TLS.ver\":\"2.0\",\"TLS.identifier\":\"a\",\"TLS.sdkappid\":1,\"TLS.expire\":1,\"TLS.time\":9223372036854775808,\"TLS.sig\":\"x\"}",
                "{\"TLS.ver\":\"2.0\",\"TLS.identifier\":\"a\",\"TLS.sdkappid\":1,\"TLS.sdkappid\":2,\"TLS.expire\":1,\"TLS.time\":1,\"TLS.sig\":\"x\"}",
                "{\"TLS.ver\":\"2.0\",\"TLS.identifier\":\"a\",\"TLS.sdkappid\":1,\"TLS.expire\":1,\"TLS.time\":1,\"TLS.sig\":\"x\"} {}"
            })
    void wellPackedNonsenseIsRefusedWithoutShowingIt(String json) throws Exception {
        assertRefused(WireText.ofJson(json));
    }

    @Test
    void unknownMembersAreIgnored() throws Exception {
        String json = WireText.toJson(userSig.value());
        String wider = WireText.ofJson("{\"TLS.new\":{\"a\":[1]},\"TLS.userbuf\":\"\"," + json.substring(1));
        assertThat(signer.verify(wider, "admin")).isTrue();
    }

    @Test
    void bombIsNotInflated() throws Exception {
        String bomb = WireText.ofBytes(new byte[1_000_000]);
        assertThat(bomb.length()).isLessThan(4096);
        assertRefused(bomb);
    }

    @Test
    void bytesAfterTheEndAreRefused() {
        String base64 = userSig.value().replace('*', '+').replace('-', '/').replace('_', '=');
        byte[] zlib = Base64.getDecoder().decode(base64);
        byte[] longer = Arrays.copyOf(zlib, zlib.length + 1);
        assertRefused(WireText.ofZlib(longer));
    }

    @Test
    void textLongerThanAnySignatureIsRefusedUnread() {
        assertRefused("A".repeat(1 << 20));
    }

    /** Fixed seed: what is found once is found again. */
    @Test
    void mutatedTextIsNeverTakenForSomethingElse() {
        Random random = new Random(20261122);
        for (int i = 0; i < 5_000; i++) {
            assertRefusedOrUnchanged(mutated(userSig.value(), random));
        }
    }

    @Test
    void mutatedContentIsNeverTakenForSomethingElse() throws Exception {
        Random random = new Random(20261123);
        String json = WireText.toJson(userSig.value());
        for (int i = 0; i < 5_000; i++) {
            assertRefusedOrUnchanged(WireText.ofBytes(mutated(json, random).getBytes(UTF_8)));
        }
    }

    private void assertRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserSig.parse(text))
                .withNoCause()
                .satisfies(e -> assertShowsNothingOf(text, e));
        assertThat(signer.verify(text, "admin")).isFalse();
    }

    private static void assertShowsNothingOf(String text, Throwable refusal) {
        if (text.length() > 8) {
            assertThat(refusal).hasMessageNotContaining(text);
        }
    }

    private void assertRefusedOrUnchanged(String text) {
        boolean unchanged;
        try {
            UserSig parsed = UserSig.parse(text);
            unchanged = parsed.claims().equals(userSig.claims())
                    && parsed.signature().equals(userSig.signature());
        } catch (IllegalArgumentException e) {
            unchanged = false;
        }
        assertThat(signer.verify(text, "admin")).isEqualTo(unchanged);
    }

    private static String mutated(String text, Random random) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(changed.length());
            char any = (char) random.nextInt(random.nextInt(20) == 0 ? 0x10000 : 128);
            switch (random.nextInt(5)) {
                case 0 -> changed.setCharAt(at, any);
                case 1 -> changed.insert(at, any);
                case 2 -> changed.replace(at, at + 1, changed.length() > 1 ? "" : "A");
                case 3 -> changed.setCharAt(at, changed.charAt(random.nextInt(changed.length())));
                default -> changed.setLength(Math.max(1, at));
            }
        }
        return changed.toString();
    }
}
