package dev.tencentlive.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.emulator.Caller.Reply;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReservedRoomTest {
    private final LiveEmulator emulator =
            LiveEmulator.builder().createRooms(false).start();
    private final Caller caller = Caller.of(emulator);

    @AfterEach
    void close() {
        emulator.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {100001, 100601, 60014, 424242})
    void codeRoomAlwaysAnswersItsCodeAndNeverActs(int code) {
        Reply reply = caller.send("code-" + code);

        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.info()).isNotEmpty();
        assertThat(emulator.messages()).isEmpty();
        assertThat(emulator.calls().refused(code)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"drop,MsgFreqCtrl", "drop-MsgFreqCtrl,MsgFreqCtrl", "drop-Some reason,Some reason"})
    void dropRoomDropsEveryMessage(String roomId, String reason) {
        Reply reply = caller.send(roomId);

        assertThat(reply.code()).isZero();
        assertThat(reply.response("MsgDropReason")).isEqualTo(reason);
        assertThat(emulator.messages()).isEmpty();
    }

    @Test
    void delayRoomAnswersLate() {
        long before = System.nanoTime();

        assertThat(caller.send("delay-50").code()).isZero();
        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(50_000_000L);
        assertThat(emulator.messages("delay-50")).hasSize(1);
    }

    @Test
    void delayIsBounded() {
        assertThat(ReservedRoom.delay("delay-999999999")).isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"code-", "code-x", "code-0", "code-1234567890", "delay-", "delay--1", "dropped", "drop-"})
    void otherRoomsAreOrdinary(String roomId) {
        assertThat(caller.send(roomId).code()).isEqualTo(100004);
    }

    @Test
    void signatureIsJudgedInAReservedRoomToo() {
        assertThat(caller.with("usersig", "x").send("code-100601").code()).isEqualTo(70003);
    }
}
