package dev.tencentlive.emulator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a page and a test of any language can change, each command a POST with a JSON object. */
final class KnobCommands {
    private static final long LONGEST_MILLIS = Knobs.LONGEST_LATENCY.toMillis();
    private static final long LONGEST_OFFSET_SECONDS = Duration.ofDays(36_500).toSeconds();
    private static final long LONGEST_HOLD_SECONDS = 4_294_967_295L;

    private final LiveEmulator emulator;
    private final LiveService service;
    private final Supplier<String> newKeys;
    private final Map<String, Command> commands = new LinkedHashMap<>();

    /** One knob, or a few that belong together. */
    interface Command {
        /**
         * Turns it.
         *
         * @return members of the answer besides the knobs
         * @throws IllegalArgumentException naming the member that is wrong, in a text for whoever sent it
         */
        Map<String, Object> turn(Fields given);
    }

    KnobCommands(LiveEmulator emulator, LiveService service, Supplier<String> newKeys) {
        this.emulator = emulator;
        this.service = service;
        this.newKeys = newKeys;
        commands.put("/emulator/knobs", this::values);
        commands.put("/emulator/room", this::room);
        commands.put("/emulator/script", this::script);
        commands.put("/emulator/script/remove", this::removeScripts);
        commands.put("/emulator/key", this::key);
        commands.put("/emulator/clear", this::clear);
        commands.put("/emulator/reset", this::reset);
    }

    @Nullable
    Command find(String path) {
        return commands.get(path);
    }

    private Map<String, Object> values(Fields given) {
        long offset = given.has("clockOffsetSeconds")
                ? given.number("clockOffsetSeconds", -LONGEST_OFFSET_SECONDS, LONGEST_OFFSET_SECONDS)
                : service.clockOffset().toSeconds();
        service.board()
                .turn(now -> new Knobs(
                        given.flag("createRooms", now.createRooms()),
                        number(given, "applicationLimit", now.applicationLimit()),
                        number(given, "applicationLimitCode", now.applicationLimitCode()),
                        number(given, "roomLimit", now.roomLimit()),
                        number(given, "maxMessageBytes", now.maxMessageBytes()),
                        Duration.ofMillis(number(
                                given, "latencyMillis", (int) now.latency().toMillis()))));
        service.clockOffset(Duration.ofSeconds(offset));
        return Map.of();
    }

    private static int number(Fields given, String name, int otherwise) {
        return given.has(name) ? (int) given.number(name, 0, Integer.MAX_VALUE) : otherwise;
    }

    private Map<String, Object> room(Fields given) {
        EmulatedRoom room = emulator.room(given.printableId("roomId"));
        String action = given.text("do");
        switch (action) {
            case "create" -> room.create();
            case "dissolve" -> room.dissolve();
            case "muteAll" -> room.messageDisabled(true);
            case "unmuteAll" -> room.messageDisabled(false);
            case "mute" -> room.mute(given.account("member"), holding(given));
            case "unmute" -> room.unmute(given.account("member"));
            case "ban" -> room.ban(given.account("member"), holding(given));
            case "unban" -> room.unban(given.account("member"));
            default ->
                throw unknown(
                        action,
                        List.of("create", "dissolve", "muteAll", "unmuteAll", "mute", "unmute", "ban", "unban"));
        }
        return Map.of();
    }

    private static Duration holding(Fields given) {
        return Duration.ofSeconds(given.has("seconds") ? given.number("seconds", 1, LONGEST_HOLD_SECONDS) : 600);
    }

    private Map<String, Object> script(Fields given) {
        int calls = given.flag("always", false)
                ? Integer.MAX_VALUE
                : given.has("calls") ? (int) given.number("calls", 1, Integer.MAX_VALUE) : 1;
        Script script = emulator.next(calls);
        String roomId = given.optionalText("roomId");
        play(roomId == null || roomId.isEmpty() ? script : script.forRoom(roomId), given);
        return Map.of();
    }

    private static void play(Script script, Fields given) {
        boolean act = given.flag("act", false);
        String what = given.text("do");
        switch (what) {
            case "answer" -> answer(script, given, act);
            case "status" -> status(script, given, act);
            case "reply" -> {
                String body = given.text("body");
                use(act ? script.actAndReply(body) : script.reply(body));
            }
            case "delay" -> {
                Duration time = millis(given);
                use(act ? script.actAndDelay(time) : script.delay(time));
            }
            case "cut" -> use(act ? script.actAndCutBody(bytes(given)) : script.cutBody(bytes(given)));
            case "stall" -> use(act ? script.actAndStallBody(bytes(given)) : script.stallBody(bytes(given)));
            case "trickle" -> use(script.actAndTrickle(millis(given)));
            case "close" -> use(act ? script.actAndClose() : script.close());
            case "reset" -> use(act ? script.actAndReset() : script.reset());
            case "drop" -> {
                String reason = given.optionalText("reason");
                use(script.drop(reason == null || reason.isEmpty() ? ReservedRoom.FREQUENCY : reason));
            }
            default ->
                throw unknown(
                        what,
                        List.of(
                                "answer", "status", "reply", "delay", "cut", "stall", "trickle", "close", "reset",
                                "drop"));
        }
    }

    private static void answer(Script script, Fields given, boolean act) {
        int code = (int) given.number("code", 1, Integer.MAX_VALUE);
        String info = given.optionalText("info");
        String text = info == null || info.isEmpty() ? ServiceCode.text(code) : info;
        use(act ? script.actAndAnswer(code, text) : script.answer(code, text));
    }

    private static void status(Script script, Fields given, boolean act) {
        int status = (int) given.number("status", 200, 599);
        String body = given.optionalText("body");
        String text = body == null ? "<html>" : body;
        use(act ? script.actAndStatus(status, text) : script.status(status, text));
    }

    /** A script is complete once it has been given its end; the emulator it returns is for chaining. */
    private static void use(LiveEmulator scripted) {
        scripted.endpoint();
    }

    private static Duration millis(Fields given) {
        return Duration.ofMillis(given.number("millis", 0, LONGEST_MILLIS));
    }

    private static int bytes(Fields given) {
        return given.has("bytes") ? (int) given.number("bytes", 0, Integer.MAX_VALUE) : 0;
    }

    private Map<String, Object> removeScripts(Fields given) {
        if (given.has("id")) {
            service.scripts().remove(given.number("id", 1, Long.MAX_VALUE));
        } else {
            emulator.clearScripts();
        }
        return Map.of();
    }

    private Map<String, Object> key(Fields given) {
        String key = given.optionalText("secretKey");
        if (key != null && !key.isEmpty()) {
            emulator.rotateKey(key);
            return Map.of();
        }
        String made = newKeys.get();
        emulator.rotateKey(made);
        return Map.of("secretKey", made);
    }

    private Map<String, Object> clear(Fields given) {
        service.clear();
        return Map.of();
    }

    private Map<String, Object> reset(Fields given) {
        emulator.reset();
        emulator.rotateKey(service.settings().secretKey());
        emulator.clockOffset(Duration.ZERO);
        return Map.of();
    }

    private static IllegalArgumentException unknown(String given, List<String> known) {
        return new IllegalArgumentException("do: \"" + given + "\", must be one of " + known);
    }
}
