package dev.tencentlive.testkit;

import dev.tencentlive.LiveMessageListener;
import dev.tencentlive.LiveMessageSenderBuilder;
import dev.tencentlive.LiveTransport;
import dev.tencentlive.SendLimiter;
import dev.tencentlive.SendOutcome;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The service that is not there: takes the place of the network below a real sender, so that checks, outcomes and texts are
 * the sender's own.
 */
final class Recording implements LiveTransport, LiveMessageListener {

    private final String administrator;
    private final Clock clock;
    private final SendLog log;
    private final AnswerQueue answers = new AnswerQueue();
    private final AtomicLong requests = new AtomicLong();
    private final Map<String, Long> sequences = new HashMap<>();

    /**
     * Nothing here waits, so a send begins and ends on one thread, its exchanges in between. A listener may send too, within
     * another send.
     */
    private final ThreadLocal<Deque<Open>> open = ThreadLocal.withInitial(ArrayDeque::new);

    Recording(String administrator, Clock clock, LongSupplier nanoTime) {
        this.administrator = administrator;
        this.clock = clock;
        this.log = new SendLog(nanoTime);
    }

    /** Last, so that the application's parts do not take the place of these. */
    void attachTo(LiveMessageSenderBuilder builder) {
        builder.transport(this).limiter(SendLimiter.NONE).listener(this);
    }

    SendLog log() {
        return log;
    }

    AnswerQueue answers() {
        return answers;
    }

    void reset() {
        answers.clear();
        log.clear();
        synchronized (sequences) {
            sequences.clear();
        }
    }

    @Override
    public void onStart(Sending sending) {
        open.get().push(new Open(sending));
    }

    @Override
    public Exchange start(Request request) {
        Open send = open.get().element();
        send.data = RecordedJson.data(request.body());
        Answer answer = send.answer;
        if (answer == null) {
            answer = answers.take(send.roomId());
            // Signing anew leads to a second exchange of the same send, and that is not to end otherwise.
            send.answer = answer;
        }
        CompletableFuture<Result> result = CompletableFuture.completedFuture(answered(answer, send.roomId()));
        return new Exchange() {
            @Override
            public CompletableFuture<Result> result() {
                return result;
            }

            @Override
            public void abort() {}
        };
    }

    @Override
    public void onOutcome(Sending sending, SendOutcome outcome, Duration duration) {
        Open send = open.get().pop();
        if (open.get().isEmpty()) {
            open.remove();
        }
        String sender = sending.message().senderAccount();
        log.add(new RecordedMessage(sending.message(), send.data, sender == null ? administrator : sender, outcome));
    }

    private Result answered(Answer answer, String roomId) {
        String requestId = "recorded-" + requests.incrementAndGet();
        return switch (answer.kind()) {
            case ACCEPT, DROP ->
                ok(RecordedJson.taken(requestId, clock.instant().getEpochSecond(), sequence(roomId), answer.text()));
            case REJECT -> ok(RecordedJson.refused(requestId, answer.code(), answer.text()));
            case LOSE -> new Failure(true, true, new SocketException("no answer, as told"));
            case NOT_REACH -> new Failure(false, true, new ConnectException("not reached, as told"));
        };
    }

    private static Reply ok(byte[] body) {
        return new Reply(200, Map.of("Content-Type", List.of("application/json")), body, null);
    }

    /** As in the emulator and in the vendor's sample, a dropped message uses one up. */
    private long sequence(String roomId) {
        synchronized (sequences) {
            return sequences.merge(roomId, 1L, Long::sum);
        }
    }

    /** A send under way. */
    private static final class Open {
        private final Sending sending;
        private String data;
        private @Nullable Answer answer;

        Open(Sending sending) {
            this.sending = sending;
            // What the real sender refuses never gets to be written; a text is known all the same.
            this.data = sending.message().payload() instanceof String text ? text : "";
        }

        String roomId() {
            return sending.message().roomId();
        }
    }
}
