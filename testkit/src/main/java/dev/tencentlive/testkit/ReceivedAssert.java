package dev.tencentlive.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on one message that a room got; begin at {@link LiveAssertions}. Each narrows it down: there has to be a message
 * of which all of them are true.
 */
public final class ReceivedAssert extends AbstractAssert<ReceivedAssert, String> {

    private final Watch watch;
    private final List<String> wanted = new ArrayList<>();
    private Predicate<Arrived> all = message -> true;

    ReceivedAssert(String roomId, Watch watch) {
        super(roomId, ReceivedAssert.class);
        this.watch = watch;
    }

    /**
     * Wants this Data, character by character.
     *
     * @param data Data
     * @return this
     */
    public ReceivedAssert withData(String data) {
        return and("Data " + data, message -> message.data().equals(data));
    }

    /**
     * Wants Data that has this in it.
     *
     * @param part part of Data
     * @return this
     */
    public ReceivedAssert withDataContaining(String part) {
        return and("Data containing " + part, message -> message.data().contains(part));
    }

    /**
     * Wants Data that is the same JSON: the order of members, spaces and the way a number is written do not matter.
     *
     * @param json a JSON value
     * @return this
     * @throws IllegalArgumentException when that is none
     */
    public ReceivedAssert withJson(String json) {
        Object expected = RecordedJson.tree(json);
        return and("JSON " + json, message -> {
            try {
                return RecordedJson.tree(message.data()).equals(expected);
            } catch (IllegalArgumentException otherText) {
                return false;
            }
        });
    }

    /**
     * Wants this sender.
     *
     * @param account account that viewers see
     * @return this
     */
    public ReceivedAssert from(String account) {
        return and("sender " + account, message -> message.sender().equals(account));
    }

    /**
     * Wants this sequence.
     *
     * @param sequence number in the room
     * @return this
     */
    public ReceivedAssert withSequence(long sequence) {
        return and("sequence " + sequence, message -> message.sequence() == sequence);
    }

    /**
     * Wants so many messages of which all of it is true, and no more.
     *
     * @param count how many
     * @return this
     */
    public ReceivedAssert times(int count) {
        List<Arrived> there = matching(count);
        if (there.size() != count) {
            failWithMessage(
                    "Expecting room \"%s\" to have received %d times a message with\n  %s\nand it did %d times.\n%s",
                    actual, count, String.join("\n  ", wanted), there.size(), watch.allThatHappened());
        }
        return this;
    }

    ReceivedAssert and(String what, Predicate<Arrived> matches) {
        wanted.add(what);
        all = all.and(matches);
        if (matching(1).isEmpty()) {
            failWithMessage(
                    "Expecting room \"%s\" to have received a message with\n  %s%s\n%s",
                    actual, String.join("\n  ", wanted), waited(), watch.allThatHappened());
        }
        return this;
    }

    private String waited() {
        return watch.patience().isZero() ? "" : "\nwithin " + watch.patience().toMillis() + " ms.";
    }

    private List<Arrived> matching(int count) {
        return matching(watch.messages(actual, there -> matching(there).size() >= count));
    }

    private List<Arrived> matching(List<Arrived> there) {
        return there.stream().filter(all).toList();
    }
}
