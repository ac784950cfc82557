package dev.tencentlive.emulator;

import dev.tencentlive.emulator.Recent.Numbered;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events for one page that is open. It looks ten times a second for what is new instead of being told of each
 * call: a page that is slow, or many of them, never hold up a sender.
 */
final class EventStream implements HttpReply.Flow {
    /** Of each kind, at once: the newest are sent, and the numbers of the others as missed. */
    static final int MOST_AT_ONCE = 500;

    private static final Duration PACE = Duration.ofMillis(100);
    private static final int STATE_EVERY = 3;
    private static final int RATES_EVERY = 10;
    private static final int SIGN_OF_LIFE_EVERY = 100;
    private static final long FOREIGN = -1;

    private final LiveService service;
    private final PageJson json;
    private Position seen;
    private String lastState = "";
    private String lastRates = "";

    EventStream(LiveService service, PageJson json, @Nullable String lastEventId) {
        this.service = service;
        this.json = json;
        this.seen = lastEventId == null || lastEventId.isEmpty()
                ? new Position(service.generation(), 0, 0, 0)
                : position(lastEventId);
    }

    /** How far a page has been told; goes to and fro as the event's id. */
    private record Position(long generation, long messages, long dropped, long calls) {}

    /** Begins with the emulator's name: a page outlives an emulator, and the numbers of the next one on its port mean others. */
    private String id(Position position) {
        return service.settings().name() + "-" + position.generation() + "-" + position.messages() + "-"
                + position.dropped() + "-" + position.calls();
    }

    /** Of an id; one that this emulator did not give away is of a page whose rows are all to be forgotten. */
    private Position position(String id) {
        String[] parts = id.split("-", -1);
        boolean ours = parts.length == 5
                && parts[0].equals(service.settings().name())
                && Arrays.stream(parts, 1, 5).allMatch(part -> part.matches("[0-9]{1,18}"));
        return ours
                ? new Position(
                        Long.parseLong(parts[1]),
                        Long.parseLong(parts[2]),
                        Long.parseLong(parts[3]),
                        Long.parseLong(parts[4]))
                : new Position(FOREIGN, 0, 0, 0);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        write(out, "retry: 1000\n\n");
        for (long round = 0; ; round++) {
            StringBuilder events = new StringBuilder();
            tellForgotten(events);
            tellNew(events);
            if (round % STATE_EVERY == 0) {
                lastState = tellChanged(events, "state", json.state(), lastState);
            }
            if (round % RATES_EVERY == 0) {
                lastRates = tellChanged(events, "rates", json.rates(), lastRates);
            }
            if (round % SIGN_OF_LIFE_EVERY == 0) {
                // Only a write that fails shows that the page has gone.
                events.append(": still here\n\n");
            }
            write(out, events.toString());
            service.pause(PACE);
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        if (!text.isEmpty()) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    private void tellForgotten(StringBuilder events) {
        long generation = service.generation();
        if (generation != seen.generation()) {
            seen = new Position(generation, seen.messages(), seen.dropped(), seen.calls());
            event(events, "forgotten", id(seen), "{}");
        }
    }

    private void tellNew(StringBuilder events) {
        List<Numbered<ReceivedMessage>> messages = service.messages().after(seen.messages(), MOST_AT_ONCE);
        List<Numbered<DroppedMessage>> dropped = service.messages().droppedAfter(seen.dropped(), MOST_AT_ONCE);
        List<Numbered<RecordedCall>> calls = service.calls().after(seen.calls(), MOST_AT_ONCE);
        if (messages.isEmpty() && dropped.isEmpty() && calls.isEmpty()) {
            return;
        }
        Position next = new Position(
                seen.generation(),
                last(messages, seen.messages()),
                last(dropped, seen.dropped()),
                last(calls, seen.calls()));
        Map<String, Object> news = new LinkedHashMap<>();
        news.put("messages", messages.stream().map(PageJson::shortMessage).toList());
        news.put("dropped", dropped.stream().map(PageJson::dropped).toList());
        news.put(
                "calls",
                calls.stream()
                        .filter(EventStream::standsAlone)
                        .map(PageJson::call)
                        .toList());
        news.put("missed", missed(messages, dropped, calls));
        seen = next;
        event(events, "news", id(next), JsonText.of(news));
    }

    /** By kind, the first and the last number that are left out here and can be asked for; empty when there are none. */
    private Map<String, Object> missed(
            List<Numbered<ReceivedMessage>> messages,
            List<Numbered<DroppedMessage>> dropped,
            List<Numbered<RecordedCall>> calls) {
        Map<String, Object> missed = new LinkedHashMap<>();
        putMissed(missed, "messages", messages, seen.messages());
        putMissed(missed, "dropped", dropped, seen.dropped());
        putMissed(missed, "calls", calls, seen.calls());
        return missed;
    }

    private static <T> void putMissed(Map<String, Object> missed, String kind, List<Numbered<T>> told, long before) {
        if (!told.isEmpty() && told.get(0).number() > before + 1) {
            missed.put(kind, List.of(before + 1, told.get(0).number() - 1));
        }
    }

    /** Whether no message that was kept or dropped tells of the call already. */
    static boolean standsAlone(Numbered<RecordedCall> call) {
        return call.value().result() != RecordedCall.Result.DROPPED
                && !call.value().tellsOfKeptMessage();
    }

    private static <T> long last(List<Numbered<T>> news, long before) {
        return news.isEmpty() ? before : news.get(news.size() - 1).number();
    }

    private String tellChanged(StringBuilder events, String name, Object value, String before) {
        String text = JsonText.of(value);
        if (!text.equals(before)) {
            event(events, name, null, text);
        }
        return text;
    }

    private static void event(StringBuilder events, String name, @Nullable String id, String data) {
        events.append("event: ").append(name).append('\n');
        if (id != null) {
            events.append("id: ").append(id).append('\n');
        }
        // JSON escapes line ends, so the data is one line.
        events.append("data: ").append(data).append("\n\n");
    }
}
