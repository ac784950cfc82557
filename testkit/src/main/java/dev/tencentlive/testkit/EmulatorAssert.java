package dev.tencentlive.testkit;

import dev.tencentlive.emulator.LiveEmulator;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on the messages that an emulator kept; begin at {@link LiveAssertions}. */
public final class EmulatorAssert extends AbstractAssert<EmulatorAssert, LiveEmulator> {

    private final LongSupplier nanoTime;
    private Duration patience = Duration.ZERO;

    EmulatorAssert(@Nullable LiveEmulator actual, LongSupplier nanoTime) {
        super(actual, EmulatorAssert.class);
        this.nanoTime = nanoTime;
    }

    /**
     * Waits for messages that may still be on their way. Without it, what is there already counts.
     *
     * @param deadline longest wait of each assertion that follows
     * @return this
     */
    public EmulatorAssert within(Duration deadline) {
        patience = deadline;
        return this;
    }

    /**
     * Looks at one room.
     *
     * @param roomId RoomId
     * @return an assertion on its messages
     */
    public RoomAssert room(String roomId) {
        isNotNull();
        return new RoomAssert(roomId, watch());
    }

    /**
     * Looks whether any room got anything.
     *
     * @return this
     */
    public EmulatorAssert receivedNothing() {
        isNotNull();
        if (!actual.messages().isEmpty()) {
            failWithMessage("Expecting no room to have received anything.\n%s", watch().allThatHappened());
        }
        return this;
    }

    private Watch watch() {
        return new Watch(Inbox.of(actual), patience, nanoTime);
    }
}
