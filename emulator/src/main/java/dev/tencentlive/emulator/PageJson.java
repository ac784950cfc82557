package dev.tencentlive.emulator;

import dev.tencentlive.emulator.Recent.Numbered;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the emulator tells about itself, as the maps and lists its JSON is made of. */
final class PageJson {
    static final int MOST_ROOMS = 200;
    /** Of Data, in lists and in the stream: a page shows one line, and asks for the rest. */
    static final int SHORT_DATA = 4_000;

    private final LiveService service;
    private final URI endpoint;

    PageJson(LiveService service, URI endpoint) {
        this.service = service;
        this.endpoint = endpoint;
    }

    Map<String, @Nullable Object> state() {
        EmulatorSettings settings = service.settings();
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put("version", version());
        state.put("address", endpoint.toString());
        state.put("sdkAppId", settings.sdkAppId());
        state.put("administrators", settings.administrators());
        state.put("example", ExampleCall.curl(endpoint, settings, service.secretKey(), startOfDay(service.now())));
        // Only the key that everybody knows already.
        boolean published = service.secretKey().equals(LiveEmulatorBuilder.DEFAULT_SECRET_KEY);
        state.put("secretKey", published ? service.secretKey() : null);
        state.put("memory", memory());
        state.put("counts", counts());
        state.put("knobs", knobs());
        state.put("roomsInAll", service.rooms().size());
        state.put("rooms", rooms());
        return state;
    }

    /** So that the example, and with it the whole state, is the same while nothing happens. */
    private static Instant startOfDay(Instant now) {
        return now.truncatedTo(ChronoUnit.DAYS);
    }

    static String version() {
        String version = PageJson.class.getPackage().getImplementationVersion();
        return version == null ? "(development)" : version;
    }

    private Map<String, Object> memory() {
        MessageLog messages = service.messages();
        Map<String, Object> memory = new LinkedHashMap<>();
        memory.put("mostMessages", service.settings().messagesKept());
        memory.put("mostCharacters", MessageLog.MOST_CHARACTERS);
        memory.put("messages", messages.size());
        memory.put("forgotten", messages.kept() - messages.size());
        return memory;
    }

    Map<String, Object> counts() {
        CallCounts calls = service.calls().countsAlone(service.messages().kept());
        Map<String, Object> refused = new LinkedHashMap<>();
        calls.refusedByCode().forEach((code, count) -> refused.put(Integer.toString(code), count));
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("calls", calls.total());
        counts.put("ok", calls.ok());
        counts.put("dropped", calls.dropped());
        counts.put("refused", calls.refused());
        counts.put("refusedByCode", refused);
        counts.put("scripted", calls.scripted());
        counts.put("messages", calls.kept());
        return counts;
    }

    /** One object a second, oldest first, the present one last; outcomes without a call are left out. */
    List<Map<String, Long>> rates() {
        return service.calls().rates(service.ticks()).stream()
                .map(PageJson::rate)
                .toList();
    }

    private static Map<String, Long> rate(Map<RecordedCall.Result, Long> calls) {
        Map<String, Long> rate = new TreeMap<>();
        calls.forEach((result, count) -> rate.put(name(result), count));
        return rate;
    }

    private static String name(RecordedCall.Result result) {
        return result.name().toLowerCase(Locale.ROOT);
    }

    Map<String, @Nullable Object> knobs() {
        Map<String, @Nullable Object> knobs = new LinkedHashMap<>();
        knobs.put("now", values(service.board().now()));
        knobs.put("atStart", values(service.board().atStart()));
        knobs.put("clockOffsetSeconds", service.clockOffset().toSeconds());
        knobs.put("keyRotated", service.keyRotated());
        knobs.put("scripts", scripts());
        knobs.put("roomsRestricted", restricted());
        return knobs;
    }

    private static Map<String, Object> values(Knobs knobs) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("createRooms", knobs.createRooms());
        values.put("applicationLimit", knobs.applicationLimit());
        values.put("applicationLimitCode", knobs.applicationLimitCode());
        values.put("roomLimit", knobs.roomLimit());
        values.put("maxMessageBytes", knobs.maxMessageBytes());
        values.put("latencyMillis", knobs.latency().toMillis());
        return values;
    }

    private List<Map<String, @Nullable Object>> scripts() {
        List<Map<String, @Nullable Object>> scripts = new ArrayList<>();
        for (ScriptQueue.Waiting waiting : service.scripts().waiting()) {
            Map<String, @Nullable Object> script = new LinkedHashMap<>();
            script.put("id", waiting.id());
            script.put("calls", waiting.left() == Integer.MAX_VALUE ? null : waiting.left());
            script.put("roomId", waiting.roomId());
            script.put("what", waiting.what());
            scripts.add(script);
        }
        return scripts;
    }

    /** The rooms used last, at most {@value #MOST_ROOMS}. */
    List<Map<String, Object>> rooms() {
        Instant now = service.now();
        synchronized (service.rooms()) {
            return service.rooms().byLastUse(MOST_ROOMS).stream()
                    .map(room -> room(room, now))
                    .toList();
        }
    }

    private int restricted() {
        Instant now = service.now();
        synchronized (service.rooms()) {
            return (int) service.rooms().byLastUse(RoomBook.MAX_ROOMS).stream()
                    .filter(room -> room.dissolved()
                            || room.messageDisabled()
                            || !held(room.muted(), now).isEmpty()
                            || !held(room.banned(), now).isEmpty())
                    .count();
        }
    }

    private static Map<String, Object> room(Room room, Instant now) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("roomId", room.id());
        json.put("type", room.type());
        json.put("dissolved", room.dissolved());
        json.put("messageDisabled", room.messageDisabled());
        json.put("muted", List.copyOf(held(room.muted(), now)));
        json.put("banned", List.copyOf(held(room.banned(), now)));
        json.put("sequence", room.sequence());
        json.put("received", room.received());
        json.put("dropped", room.dropped());
        json.put("refused", room.refused());
        return json;
    }

    private static Set<String> held(Map<String, Instant> untils, Instant now) {
        if (untils.isEmpty()) {
            return Set.of();
        }
        Set<String> held = new TreeSet<>();
        for (String member : untils.keySet()) {
            if (Room.holds(untils, member, now)) {
                held.add(member);
            }
        }
        return held;
    }

    /** With the whole Data and the wrapped body. */
    static Map<String, Object> message(Numbered<ReceivedMessage> numbered) {
        ReceivedMessage message = numbered.value();
        Map<String, Object> json = shortMessage(numbered);
        json.put("data", message.data());
        json.put("msgBody", message.msgBody());
        return json;
    }

    static Map<String, Object> shortMessage(Numbered<ReceivedMessage> numbered) {
        ReceivedMessage message = numbered.value();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("number", numbered.number());
        json.put("roomId", message.roomId());
        json.put("sequence", message.sequence());
        json.put("time", message.time().toString());
        json.put("sender", message.sender());
        json.put("businessId", message.businessId());
        json.put("data", shortened(message.data()));
        json.put("dataLength", message.data().length());
        json.put("random", message.random());
        json.put("requestId", message.requestId());
        return json;
    }

    private static String shortened(String data) {
        if (data.length() <= SHORT_DATA) {
            return data;
        }
        // Half a surrogate pair would not survive UTF-8.
        boolean pair = Character.isHighSurrogate(data.charAt(SHORT_DATA - 1));
        return data.substring(0, pair ? SHORT_DATA - 1 : SHORT_DATA);
    }

    static Map<String, Object> dropped(Numbered<DroppedMessage> numbered) {
        DroppedMessage message = numbered.value();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("number", numbered.number());
        json.put("roomId", message.roomId());
        json.put("sequence", message.sequence());
        json.put("time", message.time().toString());
        json.put("sender", message.sender());
        json.put("businessId", message.businessId());
        json.put("reason", message.reason());
        json.put("requestId", message.requestId());
        return json;
    }

    static Map<String, Object> call(Numbered<RecordedCall> numbered) {
        RecordedCall call = numbered.value();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("number", numbered.number());
        json.put("roomId", call.roomId());
        json.put("time", call.received().toString());
        json.put("command", call.command());
        json.put("identifier", call.identifier());
        json.put("sender", call.sender());
        json.put("businessId", call.businessId());
        json.put("result", name(call.result()));
        json.put("code", call.code());
        json.put("meaning", call.info());
        json.put("remedy", call.code() > 0 ? ServiceCode.remedy(call.code()) : "");
        json.put("random", call.random());
        json.put("requestId", call.requestId());
        return json;
    }
}
