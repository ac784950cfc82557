package dev.tencentlive.testkit;

import dev.tencentlive.Dropped;
import dev.tencentlive.Rejected;
import dev.tencentlive.SendOutcome;
import dev.tencentlive.SendReceipt;
import dev.tencentlive.Unknown;
import java.util.List;
import java.util.stream.Collectors;

/** What there was instead, for the text of a failure. */
record Arrivals(List<String> lines) {

    private static final int MOST_LINES = 20;
    private static final int MOST_CHARACTERS = 100;

    static Arrivals of(List<RecordedMessage> sends) {
        return new Arrivals(sends.stream().map(Arrivals::line).toList());
    }

    String describe() {
        if (lines.isEmpty()) {
            return "Nothing was sent at all.";
        }
        int left = Math.max(0, lines.size() - MOST_LINES);
        String earlier = left == 0 ? "" : "\n  … and " + left + " before";
        return lines.stream().skip(left).collect(Collectors.joining("\n  ", "What was sent:" + earlier + "\n  ", ""));
    }

    static String line(String roomId, String businessId, String sender, String data) {
        return "room \"" + roomId + "\": " + businessId + " from " + sender + ": " + shortened(data);
    }

    private static String line(RecordedMessage send) {
        return line(send.roomId(), send.businessId(), send.sender(), send.data()) + "\n      " + story(send.outcome());
    }

    private static String story(SendOutcome outcome) {
        if (outcome instanceof SendReceipt receipt) {
            return "accepted, sequence " + receipt.sequence();
        }
        if (outcome instanceof Dropped dropped) {
            return "dropped. " + dropped.reason();
        }
        return outcome instanceof Rejected rejected
                ? "rejected. " + rejected.reason()
                : "unknown. " + ((Unknown) outcome).lastHeard();
    }

    private static String shortened(String data) {
        return data.length() <= MOST_CHARACTERS ? data : data.substring(0, MOST_CHARACTERS) + "…";
    }
}
