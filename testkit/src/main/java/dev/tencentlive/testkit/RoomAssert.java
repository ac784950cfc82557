package dev.tencentlive.testkit;

import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Assertions on the messages that one room got; begin at {@link LiveAssertions}. */
public final class RoomAssert extends AbstractAssert<RoomAssert, String> {

    private final Watch watch;

    RoomAssert(String roomId, Watch watch) {
        super(roomId, RoomAssert.class);
        this.watch = watch;
    }

    /**
     * Looks for a message of this kind.
     *
     * @param businessId BusinessId
     * @return to say more about that message
     */
    public ReceivedAssert received(String businessId) {
        isNotNull();
        return new ReceivedAssert(actual, watch)
                .and(
                        "BusinessId \"" + businessId + "\"",
                        message -> message.businessId().equals(businessId));
    }

    /**
     * Looks whether the room got so many messages, and no more.
     *
     * @param count how many
     * @return this
     */
    public RoomAssert hasMessages(int count) {
        List<Arrived> there = messages(count);
        if (there.size() != count) {
            failWithMessage(
                    "Expecting room \"%s\" to have %d messages, and it has %d.\n%s",
                    actual, count, there.size(), watch.allThatHappened());
        }
        return this;
    }

    /**
     * Looks whether the room got messages of these kinds in this order, and no others.
     *
     * @param businessIds BusinessId of each
     * @return this
     */
    public RoomAssert receivedExactly(String... businessIds) {
        List<String> there =
                messages(businessIds.length).stream().map(Arrived::businessId).toList();
        if (!there.equals(List.of(businessIds))) {
            failWithMessage(
                    "Expecting room \"%s\" to have received exactly %s, and it received %s.\n%s",
                    actual, List.of(businessIds), there, watch.allThatHappened());
        }
        return this;
    }

    /**
     * Looks whether the room got nothing. Does not wait.
     *
     * @return this
     */
    public RoomAssert receivedNothing() {
        return hasMessages(0);
    }

    private List<Arrived> messages(int count) {
        isNotNull();
        return watch.messages(actual, there -> there.size() >= count);
    }
}
