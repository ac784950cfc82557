package dev.tencentlive.testkit;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on the messages that a recording sender was given; begin at {@link LiveAssertions}. */
public final class RecordingAssert extends AbstractAssert<RecordingAssert, RecordingLiveMessageSender> {

    private final LongSupplier nanoTime;
    private Duration patience = Duration.ZERO;

    RecordingAssert(@Nullable RecordingLiveMessageSender actual, LongSupplier nanoTime) {
        super(actual, RecordingAssert.class);
        this.nanoTime = nanoTime;
    }

    /**
     * Waits for messages that another thread may still be about to send. Without it, what is there already counts.
     *
     * @param deadline longest wait of each assertion that follows
     * @return this
     */
    public RecordingAssert within(Duration deadline) {
        patience = deadline;
        return this;
    }

    /**
     * Looks at one room.
     *
     * @param roomId RoomId
     * @return an assertion on the messages for it that were accepted
     */
    public RoomAssert room(String roomId) {
        isNotNull();
        return new RoomAssert(roomId, watch());
    }

    /**
     * Looks whether any room got anything; what was refused or dropped does not count.
     *
     * @return this
     */
    public RecordingAssert receivedNothing() {
        isNotNull();
        if (!actual.messages().isEmpty()) {
            failWithMessage("Expecting no room to have received anything.\n%s", watch().allThatHappened());
        }
        return this;
    }

    /**
     * Looks whether nothing was sent at all, whatever would have become of it.
     *
     * @return this
     */
    public RecordingAssert sentNothing() {
        isNotNull();
        if (!actual.sends().isEmpty()) {
            failWithMessage("Expecting nothing to have been sent.\n%s", watch().allThatHappened());
        }
        return this;
    }

    private Watch watch() {
        return new Watch(Inbox.of(actual), patience, nanoTime);
    }
}
