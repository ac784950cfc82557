package dev.tencentlive;

import static dev.tencentlive.SendOutcome.State.ACCEPTED;
import static dev.tencentlive.SendOutcome.State.REJECTED;
import static dev.tencentlive.SendOutcome.State.UNKNOWN;
import static dev.tencentlive.SenderFixture.ORDINARY;
import static dev.tencentlive.SenderFixture.REPEATABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.LiveErrorTest.Group;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code the vendor documents, answered over HTTP, ends the send as its row of the table promises. */
final class ErrorTableTest {

    /** An end, the attempts it took and the calls the service saw. */
    record Promise(SendOutcome.State state, int attempts, int calls) {}

    static Stream<Group> groups() {
        return LiveErrorTest.groups();
    }

    @ParameterizedTest
    @MethodSource("groups")
    void codeAnsweredToEveryAttempt(Group group) {
        Promise ordinary = switch (group.mode()) {
            case NEVER -> new Promise(REJECTED, 1, 1);
            case BACKING_OFF -> new Promise(REJECTED, 3, 3);
            case SIGNING_ANEW -> new Promise(REJECTED, 1, 2);
            case ONLY_IF_REPEATABLE -> new Promise(UNKNOWN, 1, 1);
            case ALWAYS -> throw new AssertionError("no answer proves that nothing left");
        };
        Promise repeatable = group.mode() == RetryMode.ONLY_IF_REPEATABLE ? new Promise(UNKNOWN, 3, 3) : ordinary;
        try (SenderFixture fixture = new SenderFixture()) {
            group.each().forEach(code -> {
                fixture.emulator().always().answer(code, "said so");
                keeps(fixture, group, code, ORDINARY, ordinary);
                fixture.emulator().always().answer(code, "said so");
                keeps(fixture, group, code, REPEATABLE, repeatable);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("groups")
    void codeAnsweredToTheFirstAttempt(Group group) {
        Promise ordinary = switch (group.mode()) {
            case NEVER -> new Promise(REJECTED, 1, 1);
            case BACKING_OFF -> new Promise(ACCEPTED, 2, 2);
            case SIGNING_ANEW -> new Promise(ACCEPTED, 1, 2);
            case ONLY_IF_REPEATABLE -> new Promise(UNKNOWN, 1, 1);
            case ALWAYS -> throw new AssertionError("no answer proves that nothing left");
        };
        Promise repeatable = group.mode() == RetryMode.ONLY_IF_REPEATABLE ? new Promise(ACCEPTED, 2, 2) : ordinary;
        try (SenderFixture fixture = new SenderFixture()) {
            group.each().forEach(code -> {
                fixture.emulator().next(1).answer(code, "said so");
                keeps(fixture, group, code, ORDINARY, ordinary);
                fixture.emulator().next(1).answer(code, "said so");
                keeps(fixture, group, code, REPEATABLE, repeatable);
            });
        }
    }

    /** Ranges are tried at both ends and inside, whatever the documented list spells out. */
    @ParameterizedTest
    @MethodSource("ranges")
    void rangeDecidesAlikeOverItsWholeLength(LiveError range) {
        try (SenderFixture fixture = new SenderFixture()) {
            int inside = (range.code() + range.lastCode()) / 2;
            for (int code : new int[] {range.code(), inside, range.lastCode()}) {
                fixture.emulator().reset();
                fixture.emulator().always().answer(code);
                SendOutcome outcome = fixture.sender().trySend(ORDINARY);
                assertThat(outcome.state()).as("%d", code).isEqualTo(REJECTED);
                assertThat(fixture.emulator().calls().total()).isEqualTo(1);
            }
        }
    }

    static Stream<LiveError> ranges() {
        return Arrays.stream(LiveError.values()).filter(error -> error.code() != error.lastCode());
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void unknownCodeKeepsItsNumberAndMayHaveBeenDelivered(int code) {
        try (SenderFixture fixture = new SenderFixture()) {
            fixture.emulator().always().answer(code, "news");
            assertThat(fixture.sender().trySend(ORDINARY)).isInstanceOfSatisfying(Unknown.class, unknown -> {
                assertThat(unknown.code()).isEqualTo(code);
                assertThat(unknown.errorInfo()).isEqualTo("news");
                assertThat(unknown.kind()).isEqualTo(ErrorKind.UNRECOGNISED);
                assertThat(unknown.error()).isNull();
            });
        }
    }

    static Stream<Integer> unknown() {
        return Stream.of(1, 10099, 10201, 100000, 100021, 99999999, Integer.MAX_VALUE, -5);
    }

    private static void keeps(SenderFixture fixture, Group group, int code, LiveMessage message, Promise promise) {
        long before = fixture.emulator().calls().total();
        SendOutcome outcome = fixture.sender().trySend(message);
        fixture.emulator().clearScripts();

        assertThat(new Promise(outcome.state(), outcome.attempts(), (int)
                        (fixture.emulator().calls().total() - before)))
                .as("%d for %s", code, message)
                .isEqualTo(promise);
        if (outcome instanceof SendReceipt receipt) {
            assertThat(receipt.possibleDuplicate())
                    .as("%d", code)
                    .isEqualTo(group.mode() == RetryMode.ONLY_IF_REPEATABLE);
        } else {
            assertThat(kind(outcome)).as("%d", code).isEqualTo(group.kind());
            assertThat(outcome.toString()).contains(Integer.toString(code), "said so", outcome.requestId());
        }
    }

    private static @Nullable ErrorKind kind(SendOutcome outcome) {
        if (outcome instanceof Rejected no) {
            return no.kind();
        }
        return outcome instanceof Unknown unknown ? unknown.kind() : null;
    }
}
