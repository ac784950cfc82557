package dev.tencentlive.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.tencentyun.TLSSigAPIv2;
import dev.tencentlive.emulator.Caller.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallCheckTest {
    /** TLS.time of the vendor's vectors. */
    private static final Instant VECTOR_TIME = Instant.ofEpochSecond(1_750_074_537L);

    private static final String DEMO_KEY = LiveEmulatorBuilder.DEFAULT_SECRET_KEY;

    private final LiveEmulator emulator = LiveEmulator.builder()
            .clock(Clock.fixed(VECTOR_TIME, ZoneOffset.UTC))
            .administrators("administrator", "xiaojun")
            .start();
    private final Caller caller = Caller.of(emulator, VECTOR_TIME);

    @AfterEach
    void close() {
        emulator.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eJw9iksLgkAURv-LXYeNj5s20HJaSLXJQNoJjnqVeaROCdF-j1T6duec7w3Z6eo9ZQ8cAo-BZmYqpR6pollPVJjW6TUNZVdYSyVwP2LrljKSksD9GBmLIwzjxcrJUv-ziBj8vwPVwKF1yT09nh-1JcdkH2S7PBWdUgNFQt*c24bCGisb86rYAT5fpF8yfg__",
                "eJyrVgrxCdYrSy1SslJQMtIzUNJRAItkpqTmlWSmZUIkKjIT87NK82CSxSnZiQUFmSlAKUMTAyiAyqVWFGQWpYJkTE1NjRDiJZm5YFFzUwMDcxNTY3OYWZnpIBuySi2ivNx8C9P9IkwtLI1CzCK8XLNzc4szTVzzQktL9Y1dC-ILUjPyy9MMbJVqAR2yM94_"
            })
    void signaturesOfTheVendorsOtherImplementationsAreAccepted(String userSig) {
        Reply reply =
                caller.with("identifier", "xiaojun").with("usersig", userSig).send("room1");

        assertThat(reply.info()).isEmpty();
        assertThat(reply.code()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "1400000000," + LiveEmulatorBuilder.DEFAULT_SECRET_KEY
                + ",xiaojun,15552000,ju8ZJFMqgNX5892T6XJEkmmsi4EnUuu/3Epopehowf0=",
        "1400000000," + LiveEmulatorBuilder.DEFAULT_SECRET_KEY
                + ",administrator,86400,DrCkTPQqI3A9wMgbtsLrtYZ+r6HIu1oAgCyhSiZ3CfA=",
        "20000001,0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
                + ",admin,604800,QYzyuxXko1W1ld14bV9wyh7HdJOJzU0H0UCAl8UNg6Q="
    })
    void vectorIsAccepted(long sdkAppId, String key, String identifier, long expire, String sig) {
        String json = "{\"TLS.sig\":\"" + sig + "\",\"TLS.time\":1750074537,\"TLS.expire\":" + expire
                + ",\"TLS.sdkappid\":" + sdkAppId + ",\"TLS.identifier\":\"" + identifier + "\",\"TLS.ver\":\"2.0\"}";
        try (LiveEmulator of = LiveEmulator.builder()
                .clock(Clock.fixed(VECTOR_TIME, ZoneOffset.UTC))
                .sdkAppId(sdkAppId)
                .secretKey(key)
                .administrators(identifier)
                .start()) {
            Reply reply = Caller.of(of).with("usersig", Caller.encoded(json)).send("room1");

            assertThat(reply.code()).isZero();
        }
    }

    @Test
    void signatureOfTheVendorsLibraryIsAccepted() {
        emulator.clockOffset(Duration.between(VECTOR_TIME, Instant.now()));
        String userSig = new TLSSigAPIv2(emulator.sdkAppId(), DEMO_KEY).genUserSig("administrator", 86_400);

        assertThat(caller.with("usersig", userSig).send("room1").code()).isZero();
    }

    @Test
    void signatureIsValidUntilItsLastSecond() {
        emulator.clockOffset(Duration.ofDays(1));
        assertThat(caller.send("room1").code()).isZero();

        emulator.clockOffset(Duration.ofDays(1).plusSeconds(1));
        assertThat(caller.send("room1").code()).isEqualTo(70001);
    }

    @Test
    void signatureOfTheFutureIsTolerated() {
        emulator.clockOffset(Duration.ofDays(-400));

        assertThat(caller.send("room1").code()).isZero();
    }

    @Test
    void rotatedKeyRevokesSignaturesOfTheOldOne() {
        emulator.rotateKey("another key");

        assertThat(caller.send("room1").code()).isEqualTo(70052);
        assertThat(Caller.of(emulator, VECTOR_TIME).send("room1").code()).isZero();
    }

    @Test
    void signatureMustBeOfThisIdentifierAndApplication() {
        assertThat(caller.with("identifier", "xiaojun").send("room1").code()).isEqualTo(70013);
        assertThat(signed("administrator", 1_400_000_001L).send("room1").code()).isEqualTo(70014);
    }

    @Test
    void callerMustBeAnAdministrator() {
        Reply reply =
                signed("user1", emulator.sdkAppId()).with("identifier", "user1").send("room1");

        assertThat(reply.code()).isEqualTo(60010);
        assertThat(reply.info()).contains("\"user1\"").contains("xiaojun");
    }

    private Caller signed(String identifier, long sdkAppId) {
        return caller.with(
                "usersig", Caller.userSig(DEMO_KEY, identifier, sdkAppId, VECTOR_TIME.getEpochSecond(), 86_400));
    }

    @ParameterizedTest
    @CsvSource({
        "sdkappid,,60012",
        "sdkappid,x,60006",
        "sdkappid,-1,60006",
        "sdkappid,1400000001,70020",
        "identifier,,60002",
        "usersig,,70002",
        "usersig,xx+,70003",
        "usersig,xxx,70003",
        "random,,60002",
        "random,-1,60002",
        "random,4294967296,60002",
        "random,1e3,60002",
        "contenttype,,60002",
        "contenttype,JSON,60002",
    })
    void wrongQueryParameterIsRefused(String name, String value, int code) {
        assertThat(caller.with(name, value).send("room1").code()).isEqualTo(code);
    }

    @Test
    void smallestAndLargestRandomAreTaken() {
        assertThat(caller.with("random", "0").send("room1").code()).isZero();
        assertThat(caller.with("random", "4294967295").send("room1").code()).isZero();
    }

    @Test
    void unknownCommandAndOtherMethodsAreRefused() {
        assertThat(caller.call("send_custom_message", "{}").code()).isEqualTo(60009);
        assertThat(caller.method("PUT").send("room1").code()).isEqualTo(60002);
    }

    @Test
    void signatureIsJudgedBeforeTheBody() {
        assertThat(caller.with("usersig", "eJw")
                        .call("send_custom_msg", "nonsense")
                        .code())
                .isEqualTo(70003);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"TLS.ver\":\"1.0\"}",
                "{\"TLS.ver\":\"2.0\",\"TLS.identifier\":7}",
                "{\"TLS.ver\":\"2.0\",\"TLS.identifier\":\"a\",\"TLS.sdkappid\":1,\"TLS.expire\":1,\"TLS.time\":\"x\"}",
                "{\"TLS.ver\":\"2.0\",\"TLS.identifier\":\"a\",\"TLS.sdkappid\":1,\"TLS.expire\":1,\"TLS.time\":1e99}",
                "{\"TLS.ver\":\"2.0\",\"TLS.identifier\":\"a\",\"TLS.sdkappid\":1,\"TLS.expire\":1,\"TLS.time\":1,"
                        + "\"TLS.sig\":\"?\"}"
            })
    void signatureWithAnotherContentIsIncomplete(String content) {
        assertThat(caller.with("usersig", Caller.encoded(content)).send("room1").code())
                .isEqualTo(70005);
    }

    @Test
    void signatureThatInflatesWithoutEndIsRefused() {
        assertThat(caller.with("usersig", Caller.encoded(" ".repeat(1_000_000)))
                        .send("room1")
                        .code())
                .isEqualTo(70003);
    }

    @Test
    void damagedSignatureIsRefusedAndNeverAFailure() {
        String userSig =
                Caller.userSig(DEMO_KEY, "administrator", 1_400_000_000L, VECTOR_TIME.getEpochSecond(), 86_400);
        Random random = new Random(7);
        UserSigVerifier verifier = new UserSigVerifier(DEMO_KEY);
        List<Integer> codes = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            StringBuilder damaged = new StringBuilder(userSig);
            damaged.setCharAt(random.nextInt(userSig.length()), (char) ('0' + random.nextInt(75)));
            damaged.setLength(userSig.length() - random.nextInt(3));
            try {
                verifier.verify(damaged.toString(), "administrator", 1_400_000_000L, VECTOR_TIME);
            } catch (Refusal e) {
                codes.add(e.code());
            }
        }

        assertThat(codes).hasSizeGreaterThan(1_500).allMatch(code -> code >= 70001 && code <= 70014);
    }
}
