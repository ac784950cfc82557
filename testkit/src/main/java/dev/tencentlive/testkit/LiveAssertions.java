package dev.tencentlive.testkit;

import dev.tencentlive.SendOutcome;
import dev.tencentlive.emulator.LiveEmulator;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on what rooms got and on what became of a send; need AssertJ.
 *
 * <pre>{@code
 * assertThat(emulator).within(Duration.ofSeconds(5)).room("room1").received("gift").withJson("{\"gift\":\"rose\"}");
 * assertThat(sender.trySend(message)).isRejected().hasCode(100601);
 * }</pre>
 *
 * <p>Goes along with a static import of AssertJ's own.
 */
public final class LiveAssertions {

    private LiveAssertions() {}

    /**
     * Looks at the messages that an emulator kept.
     *
     * @param actual the emulator
     * @return an assertion
     */
    public static EmulatorAssert assertThat(@Nullable LiveEmulator actual) {
        return new EmulatorAssert(actual, System::nanoTime);
    }

    /**
     * Looks at the messages that a recording sender was given and that were accepted.
     *
     * @param actual the sender
     * @return an assertion
     */
    public static RecordingAssert assertThat(@Nullable RecordingLiveMessageSender actual) {
        return new RecordingAssert(actual, System::nanoTime);
    }

    /**
     * Looks at what became of a send.
     *
     * @param actual the outcome
     * @return an assertion
     */
    public static SendOutcomeAssert assertThat(@Nullable SendOutcome actual) {
        return new SendOutcomeAssert(actual);
    }
}
