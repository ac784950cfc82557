package dev.tencentlive.testkit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the service that is not there says to one send.
 *
 * @param code ErrorCode; 0 for none
 * @param text ErrorInfo, or the drop reason
 */
record Answer(Kind kind, int code, String text) {

    enum Kind {
        ACCEPT,
        DROP,
        REJECT,
        LOSE,
        NOT_REACH
    }

    static final Answer ACCEPT = new Answer(Kind.ACCEPT, 0, "");
    static final Answer LOSE = new Answer(Kind.LOSE, 0, "");
    static final Answer NOT_REACH = new Answer(Kind.NOT_REACH, 0, "");

    private static final String FREQUENCY = "MsgFreqCtrl";
    private static final String AS_TOLD = "Answered as told.";
    private static final Pattern CODE_ROOM = Pattern.compile("code-([1-9][0-9]{0,8})");
    private static final Pattern DROP_ROOM = Pattern.compile("drop(?:-(.+))?");

    static Answer drop() {
        return drop(FREQUENCY);
    }

    static Answer drop(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("reason: blank, must say why the message is dropped");
        }
        return new Answer(Kind.DROP, 0, reason);
    }

    static Answer reject(int code) {
        return reject(code, AS_TOLD);
    }

    static Answer reject(int code, String errorInfo) {
        if (code < 1) {
            throw new IllegalArgumentException("code: " + code + ", must be an error code, above zero");
        }
        return new Answer(Kind.REJECT, code, errorInfo);
    }

    /** The room ids that mean an answer are those of the emulator, so that a test can go from one to the other. */
    static Answer inRoom(String roomId) {
        Matcher code = CODE_ROOM.matcher(roomId);
        if (code.matches()) {
            return reject(Integer.parseInt(code.group(1)));
        }
        Matcher drop = DROP_ROOM.matcher(roomId);
        if (drop.matches()) {
            return drop.group(1) == null ? drop() : drop(drop.group(1));
        }
        return ACCEPT;
    }
}
