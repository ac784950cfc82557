package dev.tencentlive.emulator;

import dev.tencentlive.emulator.LiveCommand.Act;
import dev.tencentlive.emulator.LiveCommand.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The Live API: judges a call, does it, and counts it, unless a script says otherwise. */
final class LiveService implements HttpHandler {
    private static final int LONGEST_RECORDED = 1_000;

    private final EmulatorSettings settings;
    private final ServiceClock clock;
    private final LongSupplier ticker;
    private final Pause pause;
    private final KnobBoard board;
    private final RoomBook rooms;
    private final MessageLog messages;
    private final CallLog calls;
    private final CallBodies bodies;
    private final ScriptQueue scripts = new ScriptQueue();
    private final Map<String, LiveCommand> commands;
    private final Map<String, SlidingWindow> windows = new TreeMap<>();
    private final CallCheck check;
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong generation = new AtomicLong();
    private volatile UserSigVerifier signatures;
    private volatile String secretKey;

    LiveService(EmulatorSettings settings, ServiceClock clock, LongSupplier ticker, Pause pause) {
        this.settings = settings;
        this.clock = clock;
        this.ticker = ticker;
        this.pause = pause;
        this.board = new KnobBoard(settings.knobs());
        this.rooms = new RoomBook(board, settings.administrator());
        this.messages = new MessageLog(settings.messagesKept(), ticker);
        this.calls = new CallLog(settings.callsKept());
        this.bodies = new CallBodies(settings.callsKept());
        this.commands = commands();
        this.check = new CallCheck(settings.sdkAppId(), Set.copyOf(settings.administrators()), commands.keySet());
        this.secretKey = settings.secretKey();
        this.signatures = new UserSigVerifier(secretKey);
    }

    private Map<String, LiveCommand> commands() {
        RoomCommands room = new RoomCommands(rooms);
        MemberCommands member = new MemberCommands(rooms);
        MessageCommands message = new MessageCommands(rooms, messages, board, settings.dropUsesSequence());
        Map<String, LiveCommand> all = new LinkedHashMap<>();
        all.put("send_custom_msg", message::sendCustom);
        all.put("send_text_msg", message::sendText);
        all.put("create_room", room::create);
        all.put("destroy_room", room::destroy);
        all.put("update_room_info", room::update);
        all.put("get_room_info", room::info);
        all.put("get_room_list", room::list);
        all.put("mute_member", member::mute);
        all.put("get_muted_member_list", member::mutedList);
        all.put("ban_member", member::ban);
        all.put("unban_member", member::unban);
        return all;
    }

    @Override
    public HttpReply handle(HttpCall http) {
        calls.arrived();
        ApiCall call = ApiCall.read(http, requestId());
        if (!board.now().latency().isZero()) {
            pause.await(board.now().latency());
        }
        Scripted scripted = scripts.take(call.roomId());
        return scripted == null ? answered(call, judged(call)) : scripted.play(call, this);
    }

    private String requestId() {
        long number = count.incrementAndGet();
        return "Id-" + settings.name() + HexFormat.of().toHexDigits(number) + "-O-Seq-" + number;
    }

    /** The answer to the call by the rules alone; a message that is taken is kept. */
    Answer judged(ApiCall call) {
        return judged(call, null);
    }

    /** @param dropReason with which the message is to be dropped, if it would be taken; or null */
    Answer judged(ApiCall call, @Nullable String dropReason) {
        try {
            Fields body = check.check(call, signatures, clock.now());
            int code = ReservedRoom.code(call.roomId());
            if (code != 0) {
                return Answer.refused(code, ServiceCode.text(code));
            }
            pause.await(ReservedRoom.delay(call.roomId()));
            return done(call, body, dropReason);
        } catch (Refusal e) {
            return Answer.refused(e.code(), String.valueOf(e.getMessage()));
        }
    }

    private Answer done(ApiCall call, Fields body, @Nullable String dropReason) {
        LiveCommand command = commands.get(call.command());
        if (command == null) {
            throw ServiceCode.UNKNOWN_COMMAND.refusal();
        }
        synchronized (rooms) {
            // Read inside the lock, so that the windows never see time run backwards.
            Request request = new Request(call, body, clock.now(), ticker.getAsLong(), dropReason);
            Act act = command.checked(request);
            admit(request);
            return Answer.ok(act.done());
        }
    }

    private void admit(Request request) {
        int limit = board.now().applicationLimit();
        SlidingWindow window = windows.get(request.call().command());
        if (window == null || window.limit() != limit) {
            window = new SlidingWindow(limit);
            windows.put(request.call().command(), window);
        }
        if (!window.admit(request.nanos())) {
            int code = board.now().applicationLimitCode();
            throw new Refusal(
                    code,
                    ServiceCode.text(code) + " At most " + limit + " calls of "
                            + request.call().command() + " in a second.");
        }
    }

    /** An answer that tells of success, for a call that was not done: for a script to spoil. */
    Answer pretended() {
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("MsgTime", clock.now().getEpochSecond());
        response.put("MsgSeq", 1);
        response.put("MsgDropReason", "");
        return Answer.ok(response);
    }

    HttpReply answered(ApiCall call, Answer answer) {
        if (!answer.isOk()) {
            rooms.countRefused(call.roomId());
        }
        ended(call, recorded(call, answer.result(), answer.code(), answer.info()));
        return reply(call, answer);
    }

    HttpReply reply(ApiCall call, Answer answer) {
        return HttpReply.json(answer.json(call.requestId()));
    }

    void countScripted(ApiCall call, int code, String info) {
        ended(call, recorded(call, RecordedCall.Result.SCRIPTED, code, info));
    }

    private void ended(ApiCall call, RecordedCall recorded) {
        if (!recorded.tellsOfKeptMessage()) {
            bodies.add(call.requestId(), new String(call.http().content().bytes(), StandardCharsets.UTF_8));
        }
        calls.ended(recorded);
    }

    private RecordedCall recorded(ApiCall call, RecordedCall.Result result, int code, String info) {
        long nanos = call.http().receivedNanos();
        return new RecordedCall(
                nanos,
                clock.now().minusNanos(ticker.getAsLong() - nanos),
                shortened(call.command()),
                shortened(call.roomId()),
                call.random(),
                shortened(call.identifier()),
                shortened(call.given("Sender_Account")),
                shortened(call.given("BusinessId")),
                result,
                code,
                shortened(info),
                call.requestId());
    }

    /** What a caller sends has any length, and thousands of calls are remembered. */
    static String shortened(String text) {
        return text.length() <= LONGEST_RECORDED ? text : text.substring(0, LONGEST_RECORDED) + "…";
    }

    void pause(Duration time) {
        pause.await(time);
    }

    void rotateKey(String newKey) {
        secretKey = newKey;
        signatures = signatures.rotatedTo(newKey);
    }

    boolean keyRotated() {
        return !secretKey.equals(settings.secretKey());
    }

    void clockOffset(Duration offset) {
        clock.offset(offset);
    }

    Duration clockOffset() {
        return clock.offset();
    }

    String secretKey() {
        return secretKey;
    }

    Instant now() {
        return clock.now();
    }

    RoomBook rooms() {
        return rooms;
    }

    MessageLog messages() {
        return messages;
    }

    CallBodies bodies() {
        return bodies;
    }

    CallLog calls() {
        return calls;
    }

    ScriptQueue scripts() {
        return scripts;
    }

    KnobBoard board() {
        return board;
    }

    EmulatorSettings settings() {
        return settings;
    }

    long ticks() {
        return ticker.getAsLong();
    }

    /** Grows with every {@link #clear} and {@link #reset}: whoever showed something shows it no longer. */
    long generation() {
        return generation.get();
    }

    /** Forgets messages, calls and counters; rooms, scripts and knobs stay. */
    void clear() {
        synchronized (rooms) {
            messages.clear();
            rooms.clearCounts();
        }
        forgetCalls();
    }

    private void forgetCalls() {
        calls.clear();
        bodies.clear();
        generation.incrementAndGet();
    }

    void reset() {
        scripts.clear();
        board.reset();
        synchronized (rooms) {
            rooms.clear();
            windows.clear();
            messages.clear();
        }
        forgetCalls();
    }
}
