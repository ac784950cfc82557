package dev.tencentlive.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.emulator.Caller.Reply;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendCustomMessageTest {
    private static final Instant NOON = Instant.parse("2026-06-16T12:00:00Z");

    private final LiveEmulator emulator = LiveEmulator.builder()
            .clock(Clock.fixed(NOON, ZoneOffset.UTC))
            .maxMessageBytes(200)
            .start();
    private final Caller caller = Caller.of(emulator, NOON);

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void messageIsKeptAsItsReceiversSeeIt() {
        Reply reply = caller.call("send_custom_msg", Caller.message("room1", "{\"n\":\"花\"}"));

        assertThat(reply.code()).isZero();
        assertThat(emulator.messages("room1"))
                .containsExactly(new ReceivedMessage(
                        "room1",
                        "user1",
                        "gift",
                        "{\"n\":\"花\"}",
                        1,
                        NOON,
                        4_294_967_295L,
                        reply.requestId(),
                        "[{\"MsgType\":\"TIMCustomElem\",\"MsgContent\":{\"Data\":"
                                + "\"{\\\"BusinessId\\\":\\\"gift\\\",\\\"Data\\\":"
                                + "\\\"{\\\\\\\"n\\\\\\\":\\\\\\\"花\\\\\\\"}\\\"}\"}}]"));
    }

    @Test
    void replyIsTheDocumentedEnvelope() throws IOException {
        HttpResponse<String> reply = caller.post("send_custom_msg", Caller.message("room1", "x"));

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body())
                .matches("\\{\"ErrorCode\":0,\"ErrorInfo\":\"\",\"ActionStatus\":\"OK\","
                        + "\"RequestId\":\"Id-[0-9a-f]{32}-O-Seq-1\",\"Response\":"
                        + "\\{\"MsgTime\":1781611200,\"MsgSeq\":1,\"MsgDropReason\":\"\"}}");
        assertThat(reply.headers().firstValue("Date")).hasValue("Tue, 16 Jun 2026 12:00:00 GMT");
    }

    @Test
    void refusalHasNoResponse() {
        Reply reply = caller.call("send_custom_msg", "{}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.members()).doesNotContainKey("Response").containsEntry("ActionStatus", "FAIL");
    }

    @Test
    void sequenceRisesPerRoom() {
        assertThat(List.of(
                        caller.send("a").sequence(),
                        caller.send("a").sequence(),
                        caller.send("b").sequence()))
                .containsExactly(1L, 2L, 1L);
    }

    @Test
    void everyCallHasItsOwnRequestId() {
        assertThat(caller.send("a").requestId()).isNotEqualTo(caller.send("a").requestId());
    }

    @Test
    void administratorIsTheSenderWhenNoneIsGiven() {
        caller.call("send_custom_msg", "{\"RoomId\":\"room1\",\"BusinessId\":\"gift\",\"Data\":\"x\"}");

        assertThat(emulator.awaitMessage("room1", Duration.ofSeconds(5)).sender())
                .isEqualTo("administrator");
    }

    @Test
    void unknownMembersAreTolerated() {
        String body = "{\"RoomId\":\"r\",\"BusinessId\":\"g\",\"Data\":\"x\",\"New\":{\"a\":[1,2.5,null,true]}}";

        assertThat(caller.call("send_custom_msg", body).code()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|RoomId: missing, must be a string.",
                "{'RoomId':'','BusinessId':'g','Data':'x'}|RoomId: empty",
                "{'RoomId':7,'BusinessId':'g','Data':'x'}|RoomId: the number 7, must be a string",
                "{'RoomId':'é','BusinessId':'g','Data':'x'}|RoomId: must be 1 to 48 bytes of printable ASCII.",
                "{'RoomId':'r','Data':'x'}|BusinessId: missing, must be a string.",
                "{'RoomId':'r','BusinessId':'g'}|Data: missing, must be a string.",
                "{'RoomId':'r','BusinessId':'g','Data':5}|Data: the number 5, must be a string: send \"5\"",
                "{'RoomId':'r','BusinessId':'g','Data':{}}|Data: an object, must be a string.",
                "{'RoomId':'r','BusinessId':'g','Data':null}|Data: missing, must be a string.",
                "{'RoomId':'r','BusinessId':'g','Data':true}|Data: true, must be a string.",
                "{'RoomId':'r','BusinessId':'g','Data':'x','Sender_Account':[]}|Sender_Account: an array",
                "{'RoomId':'r','BusinessId':'g','Data':'x','Sender_Account':'123456789012345678901234567890123'}"
                        + "|Sender_Account: 33 bytes, must be at most 32.",
            })
    void wrongFieldIsNamedWithItsRule(String body, String text) {
        Reply reply = caller.call("send_custom_msg", body.replace('\'', '"'));

        assertThat(reply.code()).isEqualTo(100002);
        assertThat(reply.info()).contains(text);
        assertThat(emulator.messages()).isEmpty();
    }

    @Test
    void roomIdMayHave48Bytes() {
        assertThat(caller.send("r".repeat(48)).code()).isZero();
        assertThat(caller.send("r".repeat(49)).code()).isEqualTo(100002);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"``", "[]", "null", "{", "{'a':1} x", "{'RoomId':'a','RoomId':'b'}", "nonsense"})
    void bodyMustBeOneJsonObject(String body) {
        assertThat(caller.call("send_custom_msg", body.replace('\'', '"')).code())
                .isEqualTo(60003);
    }

    @Test
    void deeplyNestedBodyIsRefused() {
        assertThat(caller.call("send_custom_msg", "{\"a\":".repeat(10_000)).code())
                .isEqualTo(60003);
    }

    @Test
    void bodyOfMoreThanOneMebibyteIsRefused() {
        assertThat(caller.call("send_custom_msg", "x".repeat(3_000_000)).code()).isEqualTo(60002);
    }

    @Test
    void sizeIsMeasuredOnTheWrappedText() {
        // {"BusinessId":"gift","Data":""} has 31 bytes; a quote takes two, 花 three.
        int room = 200 - 31;

        assertThat(caller.call("send_custom_msg", Caller.message("r", "x".repeat(room)))
                        .code())
                .isZero();
        assertThat(caller.call("send_custom_msg", Caller.message("r", "x".repeat(room + 1)))
                        .code())
                .isEqualTo(100603);
        assertThat(caller.call("send_custom_msg", Caller.message("r", "\"".repeat(room / 2 + 1)))
                        .code())
                .isEqualTo(100603);
        assertThat(caller.call("send_custom_msg", Caller.message("r", "花".repeat(room / 3 + 1)))
                        .code())
                .isEqualTo(100603);
    }

    @Test
    void roomMustExistWhenRoomsAreNotCreatedOnFirstUse() {
        try (LiveEmulator strict = LiveEmulator.builder().createRooms(false).start()) {
            Caller strictCaller = Caller.of(strict);

            assertThat(strictCaller.send("room1").code()).isEqualTo(100004);
            strict.room("room1").create();
            assertThat(strictCaller.send("room1").code()).isZero();
        }
    }

    @Test
    void dissolvedRoomStaysDissolved() {
        caller.send("room1");
        emulator.room("room1").dissolve();

        assertThat(caller.send("room1").code()).isEqualTo(100004);
    }

    @Test
    void onlyLiveRoomsTakeMessages() {
        emulator.room("meeting").create("Meeting");

        assertThat(caller.send("meeting").code()).isEqualTo(100006);
    }

    @Test
    void mutedBannedAndSilencedSendersAreRefused() {
        emulator.room("muted").mute("user1", Duration.ofMinutes(1));
        emulator.room("banned").ban("user1", Duration.ofMinutes(1));
        emulator.room("silent").messageDisabled(true);

        assertThat(List.of(
                        caller.send("muted").code(),
                        caller.send("banned").code(),
                        caller.send("silent").code()))
                .containsExactly(100601, 100016, 100601);
    }

    @Test
    void muteEndsByTheServicesClock() {
        emulator.room("room1").mute("user1", Duration.ofMinutes(1));
        emulator.clockOffset(Duration.ofMinutes(1));

        assertThat(caller.send("room1").code()).isZero();
    }
}
