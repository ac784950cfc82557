package dev.tencentlive.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a caller chooses, and the emulator remembers, has an end. */
class BoundedMemoryTest {
    @Test
    void codesBeyondTheFirstThousandAreCountedTogether() {
        CallLog calls = new CallLog(10);
        IntStream.rangeClosed(1, CallLog.MOST_CODES + 500).forEach(code -> calls.ended(refused(code)));
        CallCounts counts = calls.counts(0);

        assertThat(counts.refused()).isEqualTo(CallLog.MOST_CODES + 500);
        assertThat(counts.refusedByCode()).hasSize(CallLog.MOST_CODES + 1);
        assertThat(counts.refused(RecordedCall.NO_CODE)).isEqualTo(500);
    }

    private static RecordedCall refused(int code) {
        return new RecordedCall(
                0, Instant.EPOCH, "c", "r", 1, "a", "", "", RecordedCall.Result.REFUSED, code, "", "Id-" + code);
    }

    @Test
    void bodiesAreBoundedInNumberAndInCharacters() {
        CallBodies bodies = new CallBodies(2);
        bodies.add("1", "one");
        bodies.add("2", "two");
        bodies.add("3", "three");
        assertThat(bodies.find("1")).isNull();
        assertThat(bodies.find("2")).isEqualTo("two");

        bodies.add("4", "x".repeat(CallBodies.MOST_CHARACTERS - 3));
        assertThat(bodies.find("3")).isNull();
        assertThat(bodies.find("4")).hasSize(CallBodies.MOST_CHARACTERS - 3);
    }

    @Test
    void textsOfADroppedMessageAreCut() {
        try (LiveEmulator emulator = LiveEmulator.builder().maxMessageBytes(0).start()) {
            Caller.of(emulator)
                    .call(
                            "send_custom_msg",
                            "{\"RoomId\":\"drop\",\"BusinessId\":\"" + "b".repeat(100_000) + "\",\"Data\":\"x\"}");
            Object business = new PageClient(emulator).get("/emulator/messages").at("dropped", 0, "businessId");

            assertThat(String.valueOf(business)).hasSizeLessThan(1_100).endsWith("…");
        }
    }
}
