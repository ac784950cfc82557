package dev.tencentlive.testkit;

import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.emulator.RecordedCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What rooms got, for assertions that may have to wait for it. */
interface Inbox {

    List<Arrived> messages(String roomId);

    /** Waits until the room got more than so many, and gives up without a word. */
    void awaitMore(String roomId, int than, Duration longest);

    /** All that happened, for the text of a failure. */
    Arrivals arrivals();

    static Inbox of(RecordingLiveMessageSender sender) {
        return new Inbox() {
            @Override
            public List<Arrived> messages(String roomId) {
                return sender.messages(roomId).stream().map(Arrived::of).toList();
            }

            @Override
            public void awaitMore(String roomId, int than, Duration longest) {
                sender.awaitQuietly(roomId, than + 1, longest);
            }

            @Override
            public Arrivals arrivals() {
                return Arrivals.of(sender.sends());
            }
        };
    }

    static Inbox of(LiveEmulator emulator) {
        return new Inbox() {
            @Override
            public List<Arrived> messages(String roomId) {
                return emulator.messages(roomId).stream().map(Arrived::of).toList();
            }

            @Override
            public void awaitMore(String roomId, int than, Duration longest) {
                try {
                    emulator.awaitMessages(roomId, than + 1, longest);
                } catch (IllegalStateException tooLate) {
                    // The assertion says it better.
                }
            }

            @Override
            public Arrivals arrivals() {
                List<String> lines = new ArrayList<>();
                emulator.messages()
                        .forEach(each ->
                                lines.add(Arrivals.line(each.roomId(), each.businessId(), each.sender(), each.data())));
                emulator.calls().recent().stream()
                        .filter(call -> call.result() != RecordedCall.Result.OK)
                        .forEach(call -> lines.add("room \"" + call.roomId() + "\": a call that was " + call.result()
                                + ", code " + call.code() + " " + call.info()));
                return new Arrivals(lines);
            }
        };
    }
}
