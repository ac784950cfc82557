package dev.tencentlive.usersig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tencentyun.TLSSigAPIv2;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vendor's own Java library (com.github.tencentyun:tls-sig-api-v2:2.0) as a peer, in both directions. */
class VendorLibraryTest {

    private static final long SDK_APP_ID = 1400000000;
    private static final String KEY = "5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e";

    private final TLSSigAPIv2 vendor = new TLSSigAPIv2(SDK_APP_ID, KEY);

    @ParameterizedTest
    @CsvSource({
        "administrator, 86400",
        "user 1, 1",
        "a\"b\\c~, 15552000",
        "0123456789abcdef0123456789abcdef, 2147483647"
    })
    void theirSignatureIsValidForUs(String identifier, long seconds) {
        String theirs = vendor.genUserSig(identifier, seconds);
        assertThat(UserSig.parse(theirs).identifier()).isEqualTo(identifier);
        assertThat(signerAtTimeOf(theirs).verify(theirs, identifier)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "administrator, 86400",
        "user 1, 1",
        "a\"b\\c~, 15552000",
        "0123456789abcdef0123456789abcdef, 2147483647"
    })
    void ourSignatureOfTheSameSecondSaysTheSameAsTheirs(String identifier, long seconds) throws Exception {
        String theirs = vendor.genUserSig(identifier, seconds);
        UserSig ours = signerAtTimeOf(theirs).sign(identifier, Duration.ofSeconds(seconds));
        assertThat(new JSONObject(WireText.toJson(ours.value())).toMap())
                .isEqualTo(new JSONObject(WireText.toJson(theirs)).toMap());
    }

    @Test
    void theirSignatureWithAnotherKeyIsNotValid() {
        String theirs = new TLSSigAPIv2(SDK_APP_ID, KEY.replace('5', '6')).genUserSig("administrator", 86400);
        assertThat(signerAtTimeOf(theirs).verify(theirs, "administrator")).isFalse();
    }

    @Test
    void theirSignatureForJoiningARoomIsNoSignatureForCalls() {
        String theirs = vendor.genPrivateMapKey("administrator", 86400, 1, 255);
        assertThat(signerAtTimeOf(theirs).verify(theirs, "administrator")).isFalse();
    }

    /**
     * The library itself signs any text; that user ids are printable ASCII of at most 32 bytes is what the service says
     * (1047/34348: 7003). We refuse before the call what the service would refuse after it.
     */
    @ParameterizedTest
    @CsvSource({"\u7528\u6237", "\u00e9", "a\u007fb", "0123456789abcdef0123456789abcdef0"})
    void theirLibrarySignsIdentifiersThatWeRefuse(String identifier) throws Exception {
        String theirs = vendor.genUserSig(identifier, 86400);
        assertThat(new JSONObject(WireText.toJson(theirs)).getString("TLS.identifier"))
                .isEqualTo(identifier);
        assertThatIllegalArgumentException().isThrownBy(() -> UserSig.parse(theirs));
    }

    private static UserSigSigner signerAtTimeOf(String userSig) {
        Clock then = Clock.fixed(UserSig.parse(userSig).issuedAt(), ZoneOffset.UTC);
        return UserSigSigner.of(SDK_APP_ID, () -> SigningKey.of(KEY), then);
    }
}
