package dev.tencentlive.emulator;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Room ids that mean a behaviour. Such a room is always there, and needs no creation. */
final class ReservedRoom {
    static final Duration LONGEST_DELAY = Duration.ofSeconds(60);
    static final String FREQUENCY = "MsgFreqCtrl";
    private static final Pattern CODE = Pattern.compile("code-([1-9][0-9]{0,8})");
    private static final Pattern DELAY = Pattern.compile("delay-([0-9]{1,9})");
    private static final Pattern DROP = Pattern.compile("drop(?:-(.+))?");

    private ReservedRoom() {}

    static boolean is(String roomId) {
        return code(roomId) != 0
                || dropReason(roomId) != null
                || DELAY.matcher(roomId).matches();
    }

    /** The code that is always answered in this room, or 0. */
    static int code(String roomId) {
        Matcher matcher = CODE.matcher(roomId);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    static Duration delay(String roomId) {
        Matcher matcher = DELAY.matcher(roomId);
        Duration delay = matcher.matches() ? Duration.ofMillis(Long.parseLong(matcher.group(1))) : Duration.ZERO;
        return delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
    }

    static @Nullable String dropReason(String roomId) {
        Matcher matcher = DROP.matcher(roomId);
        if (!matcher.matches()) {
            return null;
        }
        return matcher.group(1) == null ? FREQUENCY : matcher.group(1);
    }
}
