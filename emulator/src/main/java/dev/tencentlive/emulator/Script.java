package dev.tencentlive.emulator;

import dev.tencentlive.emulator.HttpReply.Ending;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the next calls are to meet. Scripts are used up in the order in which they were written; the first one that is
 * meant for the call's room (or for any) takes it, before the call is judged.
 *
 * <pre>{@code
 * emulator.next(2).answer(100602);                       // two calls are throttled,
 * emulator.next(1).forRoom("room1").actAndAnswer(100001); // one is done and answered with an error,
 * emulator.always().status(502, "<html>");                // and all others never reach the service
 * }</pre>
 *
 * <p>Methods named {@code act…} let the service judge and do the call first, and then spoil the answer. When the service
 * refuses the call, {@code actAndAnswer} and {@code actAndReply} pass on the refusal; the others spoil it as well. The
 * others do nothing: no message is kept. {@link #delay} and {@link #drop} are ordinary answers, late or with a drop reason.
 */
public final class Script {
    private final LiveEmulator emulator;
    private final ScriptQueue queue;
    private final int calls;
    private final @Nullable String roomId;

    Script(LiveEmulator emulator, ScriptQueue queue, int calls, @Nullable String roomId) {
        this.emulator = emulator;
        this.queue = queue;
        this.calls = calls;
        this.roomId = roomId;
    }

    /** Only calls that name this room. */
    public Script forRoom(String roomId) {
        return new Script(emulator, queue, calls, roomId);
    }

    /** Nothing is done, and this {@code ErrorCode} is answered; its text is the service's own where it is known. */
    public LiveEmulator answer(int code) {
        return answer(code, ServiceCode.text(code));
    }

    /** Nothing is done, and this {@code ErrorCode} and {@code ErrorInfo} are answered. */
    public LiveEmulator answer(int code, String info) {
        return add("answer " + code, (call, service) -> scripted(call, service, Answer.refused(code, info)));
    }

    /** The call is done, a message kept, and then this {@code ErrorCode} is answered: the sender cannot know. */
    public LiveEmulator actAndAnswer(int code) {
        return actAndAnswer(code, ServiceCode.text(code));
    }

    /** The call is done, a message kept, and then this {@code ErrorCode} and {@code ErrorInfo} are answered. */
    public LiveEmulator actAndAnswer(int code, String info) {
        return add("act, then answer " + code, (call, service) -> {
            Answer answer = service.judged(call);
            return answer.isOk() ? scripted(call, service, Answer.refused(code, info)) : service.answered(call, answer);
        });
    }

    /** An HTTP status with an HTML body, as a gateway before the service answers. */
    public LiveEmulator status(int httpStatus, String body) {
        return status(httpStatus, body, Map.of());
    }

    /** An HTTP status with an HTML body and headers, such as {@code Retry-After}. */
    public LiveEmulator status(int httpStatus, String body, Map<String, String> headers) {
        HttpReply reply =
                HttpReply.text(httpStatus, "text/html; charset=utf-8", body).with(headers);
        return spoiled("HTTP " + httpStatus, (call, service) -> reply);
    }

    /** The call is done, and then an HTTP status is answered. */
    public LiveEmulator actAndStatus(int httpStatus, String body) {
        HttpReply reply = HttpReply.text(httpStatus, "text/html; charset=utf-8", body);
        return actAndSpoil("act, then HTTP " + httpStatus, answered -> reply);
    }

    /** Waits, then judges and answers the call as usual: what is done is done late, even if the caller has gone away. */
    public LiveEmulator delay(Duration time) {
        return add("wait " + time.toMillis() + " ms, then act", (call, service) -> {
            service.pause(time);
            return service.answered(call, service.judged(call));
        });
    }

    /** Judges the call as usual, and answers late. */
    public LiveEmulator actAndDelay(Duration time) {
        return add("act, then wait " + time.toMillis() + " ms", (call, service) -> {
            HttpReply reply = service.answered(call, service.judged(call));
            service.pause(time);
            return reply;
        });
    }

    /** Of a reply that tells of success this many bytes of the body are sent, fewer than announced; nothing is done. */
    public LiveEmulator cutBody(int afterBytes) {
        return spoiled(
                "cut the reply after " + afterBytes + " bytes",
                (call, service) -> service.reply(call, service.pretended()).stoppedAfter(afterBytes, Ending.CLOSE));
    }

    /** The call is done, and of the reply's body this many bytes are sent, fewer than announced. */
    public LiveEmulator actAndCutBody(int afterBytes) {
        return actAndSpoil(
                "act, then cut the reply after " + afterBytes + " bytes",
                reply -> reply.stoppedAfter(afterBytes, Ending.CLOSE));
    }

    /** Like {@link #cutBody}, and the connection stays open. */
    public LiveEmulator stallBody(int afterBytes) {
        return spoiled(
                "stall the reply after " + afterBytes + " bytes",
                (call, service) -> service.reply(call, service.pretended()).stoppedAfter(afterBytes, Ending.STALL));
    }

    /** Like {@link #actAndCutBody}, and the connection stays open. */
    public LiveEmulator actAndStallBody(int afterBytes) {
        return actAndSpoil(
                "act, then stall the reply after " + afterBytes + " bytes",
                reply -> reply.stoppedAfter(afterBytes, Ending.STALL));
    }

    /** The call is done, and the reply's body comes byte by byte, with a wait before each. */
    public LiveEmulator actAndTrickle(Duration perByte) {
        return add(
                "act, then a byte every " + perByte.toMillis() + " ms",
                (call, service) -> service.answered(call, service.judged(call)).paced(perByte));
    }

    /** The connection is closed without a byte in reply; nothing is done. */
    public LiveEmulator close() {
        return spoiled("close the connection", (call, service) -> HttpReply.nothing(Ending.CLOSE));
    }

    /** The call is done, and the connection is closed without a byte in reply. */
    public LiveEmulator actAndClose() {
        return actAndSpoil("act, then close the connection", reply -> HttpReply.nothing(Ending.CLOSE));
    }

    /** The connection is reset (TCP RST) without a byte in reply; nothing is done. */
    public LiveEmulator reset() {
        return spoiled("reset the connection", (call, service) -> HttpReply.nothing(Ending.RESET));
    }

    /** The call is done, and the connection is reset (TCP RST) without a byte in reply. */
    public LiveEmulator actAndReset() {
        return actAndSpoil("act, then reset the connection", reply -> HttpReply.nothing(Ending.RESET));
    }

    /** HTTP 200 with this body, whatever it is; nothing is done. */
    public LiveEmulator reply(String rawBody) {
        HttpReply reply = HttpReply.text(200, HttpReply.JSON, rawBody);
        return spoiled("a reply of its own", (call, service) -> reply);
    }

    /** The call is done, and HTTP 200 with this body is answered. */
    public LiveEmulator actAndReply(String rawBody) {
        HttpReply raw = HttpReply.text(200, HttpReply.JSON, rawBody);
        String what = "act, then a reply of its own";
        return add(what, (call, service) -> {
            Answer answer = service.judged(call);
            if (!answer.isOk()) {
                return service.answered(call, answer);
            }
            service.countScripted(call, RecordedCall.NO_CODE, what);
            return raw;
        });
    }

    /** These bytes in place of an HTTP reply, one per character (ISO 8859-1), and then the connection ends. */
    public LiveEmulator bytes(String iso88591) {
        HttpReply reply = HttpReply.bytes(iso88591.getBytes(StandardCharsets.ISO_8859_1), Ending.CLOSE);
        return spoiled("bytes that are no HTTP", (call, service) -> reply);
    }

    /** The call is done, and these bytes are sent in place of an HTTP reply, as in {@link #bytes}. */
    public LiveEmulator actAndBytes(String iso88591) {
        HttpReply bytes = HttpReply.bytes(iso88591.getBytes(StandardCharsets.ISO_8859_1), Ending.CLOSE);
        return actAndSpoil("act, then bytes that are no HTTP", reply -> bytes);
    }

    /** The call is judged as usual; a message that would be kept is answered OK with this {@code MsgDropReason}. */
    public LiveEmulator drop(String reason) {
        return add("drop with " + reason, (call, service) -> service.answered(call, service.judged(call, reason)));
    }

    private interface Spoiling {
        HttpReply of(HttpReply reply);
    }

    private LiveEmulator actAndSpoil(String what, Spoiling spoiling) {
        return spoiled(what, (call, service) -> spoiling.of(service.reply(call, service.judged(call))));
    }

    private LiveEmulator spoiled(String what, Scripted scripted) {
        return add(what, (call, service) -> {
            HttpReply reply = scripted.play(call, service);
            service.countScripted(call, RecordedCall.NO_CODE, what);
            return reply;
        });
    }

    private static HttpReply scripted(ApiCall call, LiveService service, Answer answer) {
        service.countScripted(call, answer.code(), answer.info());
        return service.reply(call, answer);
    }

    private LiveEmulator add(String what, Scripted scripted) {
        queue.add(calls, roomId, what, scripted);
        return emulator;
    }
}
