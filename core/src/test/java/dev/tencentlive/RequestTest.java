package dev.tencentlive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.usersig.UserSig;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exact bytes, after the vendor's page 647/74354 (2026-02-24). */
final class RequestTest {

    /** The vendor's demo key for its demo user, made by another implementation; holds every special letter but '_' twice. */
    private static final String USER_SIG =
            "eJw9iksLgkAURv-LXYeNj5s20HJaSLXJQNoJjnqVeaROCdF-j1T6duec7w3Z6eo9ZQ8cAo-BZmYqpR6pollPVJjW6TUNZVdYSyVwP2LrljK"
                    + "SksD9GBmLIwzjxcrJUv-ziBj8vwPVwKF1yT09nh-1JcdkH2S7PBWdUgNFQt*c24bCGisb86rYAT5fpF8yfg__";

    @Test
    void requestIsTheVendorsLetterByLetter() {
        LiveTransport.Request request = request("administrator", 99999999);
        assertThat(request.uri())
                .hasToString("https://adminapisgp.im.qcloud.com/v4/live_engine_http_srv/send_custom_msg"
                        + "?sdkappid=1400000000&identifier=administrator&usersig=" + USER_SIG
                        + "&random=99999999&contenttype=json");
        assertThat(request.body())
                .asString(UTF_8)
                .isEqualTo(
                        "{\"RoomId\":\"room1\",\"Sender_Account\":\"user1\",\"BusinessId\":\"gift\",\"Data\":\"5\"}");
        assertThat(request.timeout()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void absentSenderIsLeftOut() {
        assertThat(body(LiveMessage.of("room1", "gift", "5")))
                .isEqualTo("{\"RoomId\":\"room1\",\"BusinessId\":\"gift\",\"Data\":\"5\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "' ', %20",
        "!, %21",
        "'\"', %22",
        "'#', %23",
        "$, %24",
        "%, %25",
        "&, %26",
        "'''', %27",
        "(, %28",
        "), %29",
        "*, *",
        "+, %2B",
        "',', %2C",
        "-, -",
        "., .",
        "/, %2F",
        ":, %3A",
        ";, %3B",
        "<, %3C",
        "=, %3D",
        ">, %3E",
        "?, %3F",
        "@, %40",
        "[, %5B",
        "\\, %5C",
        "], %5D",
        "^, %5E",
        "_, _",
        "`, %60",
        "{, %7B",
        "|, %7C",
        "}, %7D",
        "~, %7E",
    })
    void identifierIsPercentEncoded(String letter, String encoded) {
        String uri = request("a" + letter + "z", 0).uri().toString();
        assertThat(uri).contains("&identifier=a" + encoded + "z&");
        assertThat(decodedIdentifier(uri)).isEqualTo("a" + letter + "z");
    }

    @Test
    void lettersAndDigitsOfAnIdentifierStayAsTheyAre() {
        String plain = IntStream.rangeClosed('0', 'z')
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        assertThat(request(plain, 0).uri().toString()).contains("&identifier=" + plain + "&");
    }

    @Test
    void everyPrintableLetterSurvivesThePercentEncoding() {
        for (int c = 0x20; c <= 0x7e; c++) {
            String identifier = "a" + (char) c + "z";
            assertThat(decodedIdentifier(request(identifier, 0).uri().toString()))
                    .isEqualTo(identifier);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2147483647L, 2147483648L, 4294967295L})
    void randomIsWrittenAsAnUnsignedNumberOf32Bits(long random) {
        assertThat(request("administrator", random).uri().toString()).contains("&random=" + random + "&");
    }

    @Test
    void portOfTheEndpointIsKept() {
        URI uri = new SendRequest(URI.create("http://[::1]:8080"), 1, "a", 0, new byte[0])
                .signedWith(UserSig.parse(USER_SIG), Duration.ofSeconds(1))
                .uri();
        assertThat(uri.toString()).startsWith("http://[::1]:8080/v4/live_engine_http_srv/send_custom_msg?sdkappid=1&");
    }

    @Test
    void noTextOfARequestShowsTheUserSigOrTheBody() {
        LiveTransport.Request request = request("administrator", 1);
        assertThat(request.toString() + new SendRequest(URI.create("https://h.example"), 1, "a", 0, new byte[7]))
                .doesNotContain("usersig", "eJw9", "room1")
                .contains("adminapisgp.im.qcloud.com", "7 bytes");
    }

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "'{\"gift\":\"rose\"}', '{\\\"gift\\\":\\\"rose\\\"}'",
        "'back\\slash', 'back\\\\slash'",
        "玫瑰, 玫瑰",
        "🌹, 🌹",
        "\u007f, \u007f",
        "'a/b', 'a/b'",
    })
    void payloadGoesAsItIsIntoAJsonString(String payload, String written) {
        assertThat(body(LiveMessage.of("room1", "gift", payload)))
                .isEqualTo("{\"RoomId\":\"room1\",\"BusinessId\":\"gift\",\"Data\":\"" + written + "\"}");
    }

    @Test
    void controlCharactersOfAPayloadAreEscaped() {
        assertThat(body(LiveMessage.of("room1", "gift", "\0\t\n\u001f")))
                .endsWith("\"Data\":\"\\u0000\\t\\n\\u001F\"}");
    }

    // The wrapped text {"BusinessId":"gift","Data":"…"} has 31 bytes around Data.

    @ParameterizedTest
    @CsvSource({"a, 1", "'\"', 2", "'\\', 2", "é, 2", "玫, 3", "🌹, 4", "'/', 1"})
    void sizeIsMeasuredInBytesOfTheWrappedText(String letter, int bytes) {
        String payload = letter.repeat(100);
        assertThat(LiveJson.wrappedBytes(LiveMessage.of("room1", "gift", payload), payload))
                .isEqualTo(31 + 100 * bytes);
    }

    @Test
    void businessIdCountsAndRoomAndSenderDoNot() {
        LiveMessage message = LiveMessage.of("room1", "gift", "a");
        assertThat(LiveJson.wrappedBytes(
                        LiveMessage.of("r".repeat(48), "gift", "a").from("user1"), "a"))
                .isEqualTo(LiveJson.wrappedBytes(message, "a"));
        assertThat(LiveJson.wrappedBytes(LiveMessage.of("room1", "gift-of-love", "a"), "a"))
                .isEqualTo(LiveJson.wrappedBytes(message, "a") + 8);
    }

    @Test
    void messageOfExactlyTheLimitIsAcceptedAndOneByteMoreIsNot() {
        try (SenderFixture fixture = new SenderFixture().set("max-message-bytes", "131")) {
            LiveMessageSender sender = fixture.sender();
            assertThat(sender.trySend(LiveMessage.of("room1", "gift", "a".repeat(100))))
                    .isInstanceOf(SendReceipt.class);
            assertThat(sender.trySend(LiveMessage.of("room1", "gift", "a".repeat(101))))
                    .isInstanceOfSatisfying(Rejected.class, no -> {
                        assertThat(no.where()).isEqualTo(Rejected.Where.LOCAL);
                        assertThat(no.attempts()).isZero();
                        assertThat(no.code()).isNull();
                        assertThat(no.reason())
                                .isEqualTo(
                                        "Message \"gift\" for room \"room1\" was not sent: BusinessId and Data, wrapped as"
                                                + " the service does, are 132 bytes, and at most 131 are accepted here"
                                                + " (tencent.live.max-message-bytes). Send less, or a reference to it");
                    });
            assertThat(fixture.emulator().messages("room1")).hasSize(1);
        }
    }

    @Test
    void checkOfTheSizeCanBeSwitchedOffAndTheServiceThenSaysNo() {
        try (SenderFixture fixture = new SenderFixture().set("max-message-bytes", "0")) {
            assertThat(fixture.sender().trySend(LiveMessage.of("room1", "gift", "a".repeat(20_000))))
                    .isInstanceOfSatisfying(Rejected.class, no -> {
                        assertThat(no.where()).isEqualTo(Rejected.Where.SERVICE);
                        assertThat(no.code()).isEqualTo(100603);
                    });
        }
    }

    private static String decodedIdentifier(String uri) {
        String query = URI.create(uri).getQuery();
        int start = query.indexOf("identifier=") + "identifier=".length();
        return query.substring(start, query.indexOf("&usersig="));
    }

    private static String body(LiveMessage message) {
        return new String(LiveJson.body(message, String.valueOf(message.payload())), UTF_8);
    }

    private static LiveTransport.Request request(String identifier, long random) {
        LiveMessage message = LiveMessage.of("room1", "gift", "5").from("user1");
        return new SendRequest(Region.SINGAPORE.endpoint(), 1400000000, identifier, random, LiveJson.body(message, "5"))
                .signedWith(UserSig.parse(USER_SIG), Duration.ofSeconds(5));
    }
}
