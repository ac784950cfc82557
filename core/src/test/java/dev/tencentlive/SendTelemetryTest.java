package dev.tencentlive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class SendTelemetryTest {

    @Test
    void codeOfTheTableIsATagOfItsOwnAndAllOthersShareOne() {
        assertThat(SendTelemetry.errorCode(100601)).isEqualTo("100601");
        assertThat(SendTelemetry.errorCode(424242)).isEqualTo("other");
        assertThat(SendTelemetry.errorCode(0)).isEqualTo("none");
        assertThat(SendTelemetry.errorCode((Integer) null)).isEqualTo("none");
    }

    @Test
    void outcomeHasItsKindAndItsCode() {
        try (SenderFixture fixture = new SenderFixture()) {
            Set<String> tags = new TreeSet<>();
            for (String room : List.of("room1", "drop-MsgFreqCtrl", "code-100601", "code-100001", "code-424242")) {
                SendOutcome outcome = fixture.sender().trySend(LiveMessage.of(room, "gift", "rose"));
                tags.add(SendTelemetry.outcome(outcome) + " " + SendTelemetry.errorKind(outcome) + " "
                        + SendTelemetry.errorCode(outcome));
            }

            assertThat(tags)
                    .containsExactly(
                            "accepted none none",
                            "dropped throttle none",
                            "rejected state 100601",
                            "unknown server 100001",
                            "unknown unrecognised other");
        }
    }
}
