package dev.tencentlive.emulator;

import dev.tencentlive.emulator.Recent.Numbered;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The inbox, the viewer, and the HTTP interface both of them use; the README has its table. */
final class OwnPages implements HttpHandler {
    private static final int USUAL_PAGE = 100;
    private static final int LARGEST_PAGE = 1_000;
    private static final int EVERYTHING = Integer.MAX_VALUE;
    private static final Set<String> RESULTS = Set.of("ok", "dropped", "refused", "scripted");

    private final LiveService service;
    private final PageJson json;
    private final PageGuard guard;
    private final KnobCommands knobs;
    private final Map<String, HttpHandler> readings = new LinkedHashMap<>();

    OwnPages(LiveService service, PageJson json, PageGuard guard, KnobCommands knobs) {
        this.service = service;
        this.json = json;
        this.guard = guard;
        this.knobs = knobs;
        readings.put("/emulator/state", call -> ok(json.state()));
        readings.put("/emulator/rooms", call -> ok(Map.of("rooms", json.rooms())));
        readings.put("/emulator/knobs", call -> ok(json.knobs()));
        readings.put("/emulator/messages", this::messages);
        readings.put("/emulator/message", this::message);
        readings.put("/emulator/messages.jsonl", this::download);
        readings.put("/emulator/calls", this::calls);
        readings.put("/emulator/call", this::call);
        readings.put("/emulator/events", this::events);
    }

    @Override
    public HttpReply handle(HttpCall call) {
        return answered(call).with(PageFiles.headers());
    }

    private HttpReply answered(HttpCall call) {
        HttpReply file = PageFiles.find(call.path());
        HttpHandler reading = readings.get(call.path());
        KnobCommands.Command command = knobs.find(call.path());
        if (file == null && reading == null && command == null) {
            return problem(404, "There is no " + call.path() + " here.");
        }
        if (file != null) {
            return call.method().equals("GET") ? file : notAllowed(call, "GET");
        }
        String objection = guard.objection(call);
        if (objection != null) {
            return problem(403, objection);
        }
        if (command != null && call.method().equals("POST")) {
            return turned(call, command);
        }
        if (reading == null) {
            return notAllowed(call, "POST");
        }
        return call.method().equals("GET")
                ? read(call, reading)
                : notAllowed(call, command == null ? "GET" : "GET, POST");
    }

    private static HttpReply read(HttpCall call, HttpHandler reading) {
        try {
            return reading.handle(call);
        } catch (IllegalArgumentException e) {
            return problem(400, String.valueOf(e.getMessage()));
        }
    }

    private HttpReply turned(HttpCall call, KnobCommands.Command command) {
        if (!PageGuard.isJson(call)) {
            return problem(415, "Send JSON, and say so: Content-Type: application/json");
        }
        try {
            Map<String, @Nullable Object> answer = new LinkedHashMap<>(
                    command.turn(new Fields(JsonText.object(call.content().bytes()))));
            answer.put("knobs", json.knobs());
            return ok(answer);
        } catch (IllegalArgumentException e) {
            return problem(400, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return problem(400, "The body is not a JSON object: " + e.getMessage());
        }
    }

    private static HttpReply notAllowed(HttpCall call, String allowed) {
        return problem(405, call.method() + " does nothing here.").with(Map.of("Allow", allowed));
    }

    private static HttpReply problem(int status, String text) {
        return HttpReply.text(status, HttpReply.JSON, JsonText.of(Map.of("error", text)) + "\n");
    }

    private static HttpReply ok(Map<String, ?> value) {
        return HttpReply.json((JsonText.of(value) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private HttpReply messages(HttpCall call) {
        QueryParameters query = query(call);
        Predicate<ReceivedMessage> wanted = message -> matches(query.get("room"), message.roomId())
                && matches(query.get("businessId"), message.businessId())
                && matches(query.get("sender"), message.sender());
        long before = before(query, "before");
        long droppedBefore = before(query, "droppedBefore");
        List<Map<String, Object>> page = newestFirst(service.messages().after(0, EVERYTHING)).stream()
                .filter(numbered -> numbered.number() < before && wanted.test(numbered.value()))
                .limit(limit(query))
                .map(PageJson::shortMessage)
                .toList();
        Predicate<DroppedMessage> wantsDropped = message -> matches(query.get("room"), message.roomId())
                && matches(query.get("businessId"), message.businessId())
                && matches(query.get("sender"), message.sender());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("messages", page);
        answer.put(
                "dropped",
                newestFirst(service.messages().droppedAfter(0, EVERYTHING)).stream()
                        .filter(numbered -> numbered.number() < droppedBefore && wantsDropped.test(numbered.value()))
                        .limit(limit(query))
                        .map(PageJson::dropped)
                        .toList());
        return ok(answer);
    }

    private HttpReply message(HttpCall call) {
        long number = number(query(call), "number", Long.MAX_VALUE);
        List<Numbered<ReceivedMessage>> found = service.messages().after(number - 1, EVERYTHING);
        if (found.isEmpty() || found.get(0).number() != number) {
            return problem(404, "Message " + number + " is not there, or not any more.");
        }
        return ok(PageJson.message(found.get(0)));
    }

    /** Streamed: all messages together may be larger than the memory that is left. */
    private HttpReply download(HttpCall call) {
        String room = query(call).get("room");
        List<Numbered<ReceivedMessage>> messages = service.messages().after(0, EVERYTHING);
        HttpReply.Flow lines = out -> {
            OutputStream buffered = new BufferedOutputStream(out, 64 * 1024);
            for (Numbered<ReceivedMessage> message : messages) {
                if (matches(room, message.value().roomId())) {
                    buffered.write((JsonText.of(PageJson.message(message)) + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
            buffered.flush();
        };
        return HttpReply.flowing("application/jsonl; charset=utf-8", lines)
                .with(Map.of("Content-Disposition", "attachment; filename=\"messages.jsonl\""));
    }

    private HttpReply calls(HttpCall call) {
        QueryParameters query = query(call);
        String result = query.get("result");
        if (!result.isEmpty() && !RESULTS.contains(result)) {
            throw new IllegalArgumentException("result: \"" + result + "\", must be one of " + RESULTS);
        }
        long before = before(query, "before");
        Predicate<RecordedCall> wanted = recorded -> matches(query.get("room"), recorded.roomId())
                && matches(query.get("businessId"), recorded.businessId())
                && matches(query.get("sender"), recorded.sender())
                && (result.isEmpty() || recorded.result().name().equalsIgnoreCase(result));
        boolean alone = query.get("alone").equals("true");
        List<Map<String, Object>> page = newestFirst(service.calls().after(0, EVERYTHING)).stream()
                .filter(numbered -> numbered.number() < before && wanted.test(numbered.value()))
                .filter(numbered -> !alone || EventStream.standsAlone(numbered))
                .limit(limit(query))
                .map(PageJson::call)
                .toList();
        Map<String, Object> answer = json.counts();
        answer.put("recent", page);
        return ok(answer);
    }

    private HttpReply call(HttpCall call) {
        String requestId = query(call).get("requestId");
        return newestFirst(service.calls().after(0, EVERYTHING)).stream()
                .filter(numbered -> numbered.value().requestId().equals(requestId))
                .findFirst()
                .map(numbered -> {
                    Map<String, @Nullable Object> json = new LinkedHashMap<>(PageJson.call(numbered));
                    json.put("body", service.bodies().find(requestId));
                    return ok(json);
                })
                .orElseGet(() -> problem(404, "Call \"" + requestId + "\" is not there, or not any more."));
    }

    private HttpReply events(HttpCall call) {
        String after = call.header("last-event-id");
        EventStream stream =
                new EventStream(service, json, after == null ? query(call).get("after") : after);
        return HttpReply.flowing("text/event-stream; charset=utf-8", stream);
    }

    private static <T> List<Numbered<T>> newestFirst(List<Numbered<T>> oldestFirst) {
        List<Numbered<T>> reversed = new ArrayList<>(oldestFirst);
        Collections.reverse(reversed);
        return reversed;
    }

    private static boolean matches(String wanted, String value) {
        return wanted.isEmpty() || wanted.equals(value);
    }

    private static int limit(QueryParameters query) {
        return query.get("limit").isEmpty() ? USUAL_PAGE : (int) number(query, "limit", LARGEST_PAGE);
    }

    private static long before(QueryParameters query, String name) {
        return query.get(name).isEmpty() ? Long.MAX_VALUE : number(query, name, Long.MAX_VALUE);
    }

    private static long number(QueryParameters query, String name, long most) {
        long number = query.number(name, most);
        if (number < 0) {
            throw new IllegalArgumentException(
                    name + ": \"" + query.get(name) + "\", must be a whole number from 0 to " + most);
        }
        return number;
    }

    private static QueryParameters query(HttpCall call) {
        QueryParameters query = QueryParameters.of(call.query());
        String problem = query.problem();
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
        return query;
    }
}
