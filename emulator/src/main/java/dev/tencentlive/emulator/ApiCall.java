package dev.tencentlive.emulator;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call of the Live API, read as far as it can be read; nothing is judged yet.
 *
 * @param command last part of the path; the whole path when it is not one of the Live API
 * @param body null when it is not a JSON object
 * @param bodyProblem why it is not, empty otherwise
 * @param roomId empty when the body names none
 */
record ApiCall(
        HttpCall http,
        String command,
        QueryParameters query,
        @Nullable Fields body,
        String bodyProblem,
        String roomId,
        String requestId) {
    static final String PATH = "/v4/live_engine_http_srv/";
    private static final long MAX_UNSIGNED_INT = 4_294_967_295L;

    static ApiCall read(HttpCall http, String requestId) {
        String path = http.path();
        String command = path.startsWith(PATH) ? path.substring(PATH.length()) : path;
        QueryParameters query = QueryParameters.of(http.query());
        try {
            Map<String, @Nullable Object> body = JsonText.object(http.content().bytes());
            return new ApiCall(http, command, query, new Fields(body), "", roomId(body), requestId);
        } catch (IOException e) {
            return new ApiCall(http, command, query, null, firstLine(e), "", requestId);
        }
    }

    private static String roomId(Map<String, @Nullable Object> body) {
        if (body.get("RoomId") instanceof String id) {
            return id;
        }
        return body.get("RoomInfo") instanceof Map<?, ?> info && info.get("RoomId") instanceof String id ? id : "";
    }

    private static String firstLine(IOException e) {
        String text = String.valueOf(e.getMessage());
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    /** A member of the body, whatever the command; empty when it is missing or no text. */
    String given(String member) {
        return body != null && body.members().get(member) instanceof String text ? text : "";
    }

    String identifier() {
        return query.get("identifier");
    }

    /** 0 to 4294967295, or -1 when it is missing or none. */
    long random() {
        return query.number("random", MAX_UNSIGNED_INT);
    }
}
