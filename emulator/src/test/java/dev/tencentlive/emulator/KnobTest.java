package dev.tencentlive.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class KnobTest {
    private final LiveEmulator emulator = LiveEmulator.start();
    private final Caller caller = Caller.of(emulator);
    private final PageClient page = new PageClient(emulator);

    @AfterEach
    void close() {
        emulator.close();
    }

    private PageClient.Reply turned(String path, String body) {
        PageClient.Reply reply = page.post(path, body);
        assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
        return reply;
    }

    private PageClient.Reply room(String action) {
        return turned("/emulator/room", "{\"roomId\":\"room1\",\"member\":\"user1\",\"do\":\"" + action + "\"}");
    }

    @Test
    void roomIsCreatedAndDissolved() {
        room("create");
        assertThat(emulator.room("room1").exists()).isTrue();

        assertThat(room("dissolve").at("knobs", "roomsRestricted")).isEqualTo(1);
        assertThat(caller.send("room1").code()).isEqualTo(100004);
    }

    @ParameterizedTest
    @CsvSource({"mute, unmute, 100601", "ban, unban, 100016", "muteAll, unmuteAll, 100601"})
    void memberAndRoomAreSilencedAndFreed(String on, String off, int code) {
        room(on);
        assertThat(caller.send("room1").code()).isEqualTo(code);

        assertThat(room(off).at("knobs", "roomsRestricted")).isEqualTo(0);
        assertThat(caller.send("room1").code()).isZero();
    }

    @Test
    void silenceEndsByItself() {
        turned("/emulator/room", "{\"roomId\":\"room1\",\"member\":\"user1\",\"do\":\"mute\",\"seconds\":60}");
        emulator.clockOffset(Duration.ofSeconds(61));

        assertThat(Caller.of(emulator, Instant.now()).send("room1").code()).isZero();
    }

    @Test
    void nextCallsAreAnsweredWithACode() {
        turned("/emulator/script", "{\"do\":\"answer\",\"code\":100602,\"calls\":2}");

        assertThat(page.get("/emulator/knobs").at("scripts", 0, "what")).isEqualTo("answer 100602");
        assertThat(caller.send("room1").code()).isEqualTo(100602);
        assertThat(page.get("/emulator/knobs").at("scripts", 0, "calls")).isEqualTo(1);
        assertThat(caller.send("room1").code()).isEqualTo(100602);
        assertThat(caller.send("room1").code()).isZero();
        assertThat(page.get("/emulator/knobs").size("scripts")).isZero();
    }

    @Test
    void callIsDoneAndAnsweredWithACodeOnlyInTheRoomThatIsMeant() {
        turned(
                "/emulator/script",
                "{\"do\":\"answer\",\"code\":100001,\"act\":true,\"roomId\":\"room1\",\"info\":\"later\"}");

        assertThat(caller.send("room2").code()).isZero();
        assertThat(caller.send("room1").info()).isEqualTo("later");
        assertThat(emulator.messages("room1")).hasSize(1);
    }

    @Test
    void messagesAreDropped() {
        turned("/emulator/script", "{\"do\":\"drop\",\"always\":true}");

        assertThat(caller.send("room1").response("MsgDropReason")).isEqualTo("MsgFreqCtrl");
        assertThat(caller.send("room1").response("MsgDropReason")).isEqualTo("MsgFreqCtrl");
        assertThat(page.get("/emulator/knobs").at("scripts", 0, "calls")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"do\":\"close\"', 0",
        "'\"do\":\"close\",\"act\":true', 1",
        "'\"do\":\"reset\"', 0",
        "'\"do\":\"reset\",\"act\":true', 1",
        "'\"do\":\"cut\",\"bytes\":5', 0",
        "'\"do\":\"cut\",\"act\":true', 1"
    })
    void connectionsAreCut(String script, int kept) {
        turned("/emulator/script", "{" + script + "}");

        assertThatThrownBy(() -> caller.post("send_custom_msg", Caller.message("room1", "{}")))
                .isInstanceOf(IOException.class);
        assertThat(emulator.messages()).hasSize(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"do\":\"status\",\"status\":502', 502, 0",
        "'\"do\":\"status\",\"status\":503,\"act\":true,\"body\":\"busy\"', 503, 1",
        "'\"do\":\"reply\",\"body\":\"{}\"', 200, 0",
        "'\"do\":\"reply\",\"body\":\"{}\",\"act\":true', 200, 1",
        "'\"do\":\"delay\",\"millis\":1', 200, 1",
        "'\"do\":\"delay\",\"millis\":1,\"act\":true', 200, 1",
        "'\"do\":\"trickle\",\"millis\":0', 200, 1"
    })
    void repliesAreSpoiled(String script, int status, int kept) throws IOException {
        turned("/emulator/script", "{" + script + "}");

        assertThat(caller.post("send_custom_msg", Caller.message("room1", "{}")).statusCode())
                .isEqualTo(status);
        assertThat(emulator.messages()).hasSize(kept);
    }

    @Test
    void oneScriptOrAllOfThemAreTakenAway() {
        for (int i = 0; i < 3; i++) {
            turned("/emulator/script", "{\"do\":\"stall\",\"calls\":5}");
        }
        turned("/emulator/script/remove", "{\"id\":2}");
        assertThat(page.get("/emulator/knobs").size("scripts")).isEqualTo(2);

        turned("/emulator/script/remove", "{}");
        assertThat(caller.send("room1").code()).isZero();
    }

    @Test
    void limitsHoldFromTheNextCallOn() {
        caller.send("room1");
        turned("/emulator/knobs", "{\"roomLimit\":1,\"applicationLimit\":2,\"applicationLimitCode\":100602}");

        assertThat(caller.send("room1").response("MsgDropReason")).isEqualTo("");
        assertThat(caller.send("room1").response("MsgDropReason")).isEqualTo("MsgFreqCtrl");
        assertThat(caller.send("room1").code()).isEqualTo(100602);
        turned("/emulator/knobs", "{\"roomLimit\":0,\"applicationLimit\":0,\"maxMessageBytes\":10}");
        assertThat(caller.send("room1").code()).isEqualTo(100603);
    }

    @Test
    void roomsHaveToBeCreatedWhenThatIsWanted() {
        turned("/emulator/knobs", "{\"createRooms\":false}");

        assertThat(caller.send("room1").code()).isEqualTo(100004);
    }

    @Test
    void everyCallWaitsForTheLatency() {
        turned("/emulator/knobs", "{\"latencyMillis\":50}");
        long before = System.nanoTime();
        caller.send("room1");

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void clockAheadEndsSignatures() {
        turned("/emulator/knobs", "{\"clockOffsetSeconds\":90000}");

        assertThat(caller.send("room1").code()).isEqualTo(70001);
        assertThat(page.get("/emulator/knobs").at("clockOffsetSeconds")).isEqualTo(90000);
    }

    @Test
    void rotatedKeyIsMadeAndToldOnce() {
        PageClient.Reply reply = turned("/emulator/key", "{}");

        assertThat(caller.send("room1").code()).isEqualTo(70052);
        assertThat(reply.at("secretKey")).isEqualTo(emulator.secretKey());
        assertThat(Caller.of(emulator).send("room1").code()).isZero();
        assertThat(page.get("/emulator/state").http().body()).doesNotContain(emulator.secretKey());
        assertThat(page.get("/emulator/knobs").at("keyRotated")).isEqualTo(true);
    }

    @Test
    void givenKeyIsTakenAndNotRepeated() {
        PageClient.Reply reply = turned("/emulator/key", "{\"secretKey\":\"another\"}");

        assertThat(emulator.secretKey()).isEqualTo("another");
        assertThat(reply.http().body()).doesNotContain("another");
    }

    @Test
    void clearForgetsWhatArrivedAndNothingElse() {
        caller.send("room1");
        room("muteAll");
        turned("/emulator/script", "{\"do\":\"close\"}");
        turned("/emulator/clear", "{}");

        assertThat(emulator.messages()).isEmpty();
        assertThat(emulator.calls().total()).isZero();
        assertThat(emulator.room("room1").messageDisabled()).isTrue();
        assertThat(emulator.room("room1").sequence()).isEqualTo(1);
        assertThat(page.get("/emulator/knobs").size("scripts")).isEqualTo(1);
    }

    @Test
    void resetMakesItAsItWasAtTheStart() {
        PageClient.Reply before = page.get("/emulator/state");
        room("dissolve");
        caller.send("room1");
        turned("/emulator/key", "{}");
        turned("/emulator/script", "{\"do\":\"close\"}");
        turned(
                "/emulator/knobs",
                "{\"clockOffsetSeconds\":-5,\"roomLimit\":1,\"latencyMillis\":1,\"createRooms\":false}");
        turned("/emulator/reset", "{}");

        assertThat(page.get("/emulator/state").json()).isEqualTo(before.json());
        assertThat(caller.send("room1").code()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "/emulator/knobs, '{\"roomLimit\":-1}', roomLimit",
        "/emulator/knobs, '{\"roomLimit\":\"many\"}', roomLimit",
        "/emulator/knobs, '{\"roomLimit\":10001}', 'roomLimit: 10001, must be 0 to 10000'",
        "/emulator/knobs, '{\"latencyMillis\":60001}', 'latency: 60001 ms, must be 0 to 60000 ms'",
        "/emulator/knobs, '{\"applicationLimitCode\":0}', applicationLimitCode",
        "/emulator/knobs, '[]', 'not a JSON object'",
        "/emulator/script, '{}', do",
        "/emulator/script, '{\"do\":\"dance\"}', 'do: \"dance\", must be one of'",
        "/emulator/script, '{\"do\":\"answer\"}', code",
        "/emulator/script, '{\"do\":\"status\",\"status\":99}', status",
        "/emulator/script, '{\"do\":\"delay\",\"millis\":60001}', millis",
        "/emulator/script, '{\"do\":\"close\",\"calls\":0}', calls",
        "/emulator/room, '{\"roomId\":\"room1\",\"do\":\"mute\"}', member",
        "/emulator/room, '{\"do\":\"create\"}', roomId",
        "/emulator/room, '{\"roomId\":\"room1\",\"do\":\"paint\"}', 'do: \"paint\"'"
    })
    void wrongMemberIsNamed(String path, String body, String text) {
        PageClient.Reply before = page.get("/emulator/knobs");
        PageClient.Reply reply = page.post(path, body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).contains(text);
        assertThat(page.get("/emulator/knobs").json()).isEqualTo(before.json());
    }
}
