package dev.tencentlive.emulator;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on a call, before it becomes JSON.
 *
 * @param response members of {@code Response}; null on failure
 */
record Answer(int code, String info, @Nullable Map<String, Object> response) {

    static Answer ok(Map<String, Object> response) {
        return new Answer(0, "", response);
    }

    static Answer refused(int code, String info) {
        return new Answer(code, info, null);
    }

    boolean isOk() {
        return code == 0;
    }

    RecordedCall.Result result() {
        if (!isOk()) {
            return RecordedCall.Result.REFUSED;
        }
        Object reason = response == null ? null : response.get("MsgDropReason");
        return reason == null || reason.equals("") ? RecordedCall.Result.OK : RecordedCall.Result.DROPPED;
    }

    /** The envelope, the same for all commands and all codes. */
    byte[] json(String requestId) {
        Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
        envelope.put("ErrorCode", code);
        envelope.put("ErrorInfo", info);
        envelope.put("ActionStatus", isOk() ? "OK" : "FAIL");
        envelope.put("RequestId", requestId);
        if (response != null) {
            envelope.put("Response", response);
        }
        return JsonText.of(envelope).getBytes(StandardCharsets.UTF_8);
    }
}
