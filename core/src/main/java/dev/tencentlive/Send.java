package dev.tencentlive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.tencentlive.LiveTransport.Exchange;
import dev.tencentlive.LiveTransport.Failure;
import dev.tencentlive.LiveTransport.Reply;
import dev.tencentlive.LiveTransport.Result;
import dev.tencentlive.Rejected.Where;
import dev.tencentlive.SendLimiter.Permit;
import dev.tencentlive.usersig.UserSig;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One send, over all its attempts: permit, exchange, verdict, and perhaps again. Never blocks; whoever completes a step
 * takes the next.
 */
final class Send implements LiveMessageListener.Sending {

    private static final System.Logger LOG = System.getLogger("dev.tencentlive");
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final SenderParts parts;
    private final LiveMessage message;
    private final boolean async;
    private final Consumer<Send> whenOver;
    private final SendFuture future = new SendFuture(this);
    /** Completes with the truth also when {@link #future} was cancelled. */
    private final CompletableFuture<SendOutcome> ended = new CompletableFuture<>();

    private final AtomicBoolean over = new AtomicBoolean();
    private final long started;
    private final Duration timeout;

    private @Nullable SendRequest request;
    private @Nullable Verdict last;
    /** What the exchange that has begun, and was not heard of yet, is signed with. */
    private @Nullable UserSig unheard;

    private boolean maybeDelivered;
    private boolean signedAnew;
    private int attempts;

    /** Guards what follows: an abort comes from any thread. */
    private final Object lock = new Object();

    private @Nullable Runnable callOff;
    private @Nullable String aborted;
    private boolean exchanging;

    /**
     * Begins nothing yet.
     *
     * @param async whether anybody has the {@link #future}
     */
    Send(SenderParts parts, LiveMessage message, boolean async, Consumer<Send> whenOver) {
        this.parts = parts;
        this.message = message;
        this.async = async;
        this.whenOver = whenOver;
        this.started = parts.scheduler().nanoTime();
        this.timeout = message.timeout() == null ? parts.settings().deliveryTimeout() : message.timeout();
    }

    @Override
    public LiveMessage message() {
        return message;
    }

    @Override
    public String client() {
        return parts.client();
    }

    SendFuture future() {
        return future;
    }

    CompletableFuture<SendOutcome> ended() {
        return ended;
    }

    void start() {
        parts.listener().onStart(this);
        guarded(() -> {
            Object content = parts.content(message);
            if (content instanceof String data) {
                request = parts.request(message, data);
                acquire();
            } else {
                end((Rejected) content);
            }
        });
    }

    /** Ends without an attempt. */
    void refuse(String reason) {
        parts.listener().onStart(this);
        end(local(reason, null));
    }

    /** Waits for the outcome; an interrupt ends the send. */
    SendOutcome await() {
        try {
            return ended.get();
        } catch (InterruptedException e) {
            abort("the sending thread was interrupted");
            SendOutcome outcome = ended.join();
            Thread.currentThread().interrupt();
            return outcome;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Ends the send as soon as what is under way can be called off. */
    void abort(String reason) {
        Runnable current;
        synchronized (lock) {
            giveUp(reason);
            current = callOff;
        }
        if (current != null) {
            quietly(current);
        }
    }

    /** Like {@link #abort}, but lets an exchange under way come to its end. */
    void abortUnlessInExchange(String reason) {
        synchronized (lock) {
            if (exchanging) {
                giveUp(reason);
                return;
            }
        }
        abort(reason);
    }

    private void giveUp(String reason) {
        aborted = aborted == null ? reason : aborted;
    }

    private Duration left() {
        return timeout.minusNanos(parts.scheduler().nanoTime() - started);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // guarded: nothing is thrown into it
    private void acquire() {
        long asked = parts.scheduler().nanoTime();
        Duration longest = left().minus(parts.retryPolicy().leastTime());
        CompletableFuture<Permit> permit = parts.limiter()
                .acquire(parts.settings().sdkAppId(), message.roomId(), longest.isNegative() ? Duration.ZERO : longest);
        step(() -> permit.cancel(false), false);
        Runnable inTime = endInTime(permit);
        permit.whenComplete((granted, failure) -> next(() -> {
            inTime.run();
            if (granted == null) {
                stop(withoutPermit(failure), failure);
            } else if (granted.denial().isPresent()) {
                stop(granted.denial().get(), null);
            } else {
                attempt(granted, Duration.ofNanos(parts.scheduler().nanoTime() - asked));
            }
        }));
    }

    private static String withoutPermit(@Nullable Throwable failure) {
        if (failure == null) {
            return "the limiter gave nothing";
        }
        return failure instanceof CancellationException
                ? "the limiter gave no answer in time"
                : Causes.describe(failure);
    }

    /** A limiter of the application's own may forget the longest wait that it was told. */
    private Runnable endInTime(CompletableFuture<Permit> permit) {
        if (permit.isDone()) {
            return () -> {};
        }
        return parts.scheduler().atTheLatest(left(), () -> permit.cancel(false))::cancel;
    }

    private void attempt(Permit permit, Duration waited) {
        if (abortReason() != null || request == null) {
            parts.giveBack(permit);
            stop("it was aborted", null);
            return;
        }
        UserSig userSig;
        try {
            userSig = Objects.requireNonNull(parts.userSigs().get(), "the UserSigProvider gave null");
        } catch (RuntimeException | Error e) {
            parts.giveBack(permit);
            // The kind of failure only: what the application's key supplier writes into its texts may hold the key.
            stop("no UserSig could be made (" + e.getClass().getSimpleName() + ")", e);
            return;
        }
        if (isTooLate()) {
            parts.giveBack(permit);
            stop("no time was left for an attempt", null);
            return;
        }
        exchange(request, userSig, permit, waited);
    }

    /** Permit and signature are had: a limiter and a key supplier of the application's own may have taken any time. */
    private boolean isTooLate() {
        Duration least =
                last == null ? Duration.ofNanos(1) : parts.retryPolicy().leastTime();
        return left().compareTo(least) < 0;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // guarded: nothing is thrown into it
    private void exchange(SendRequest request, UserSig userSig, Permit permit, Duration waited) {
        attempts++;
        unheard = userSig;
        long began = parts.scheduler().nanoTime();
        Duration allowed = left().compareTo(parts.settings().attemptTimeout()) < 0
                ? left()
                : parts.settings().attemptTimeout();
        Begun begun = begin(request.signedWith(userSig, allowed));
        step(begun.abort(), true);
        Runnable inTime = endInTime(begun, allowed);
        begun.result()
                .whenComplete((result, failure) -> next(() -> {
                    inTime.run();
                    parts.giveBack(permit);
                    step(null, false);
                    Duration took = Duration.ofNanos(parts.scheduler().nanoTime() - began);
                    heard(result == null ? new Failure(true, false, failure) : result, userSig, waited, took);
                }));
    }

    /** A transport of the application's own may forget its deadline; ours has contract tests. */
    private Runnable endInTime(Begun begun, Duration allowed) {
        if (begun.result().isDone() || parts.transport() instanceof JdkTransport) {
            return () -> {};
        }
        Failure failure = new Failure(true, false, new TimeoutException("the transport gave no result in time"));
        return parts.scheduler().atTheLatest(allowed.plus(GRACE), () -> {
            quietly(begun.abort());
            begun.result().complete(failure);
        })::cancel;
    }

    /** An exchange under way, whatever the transport made of it. */
    private record Begun(CompletableFuture<Result> result, Runnable abort) {}

    /** A transport that throws has broken its contract, and nothing is known of what it did. */
    private Begun begin(LiveTransport.Request signed) {
        Runnable abort = () -> {};
        try {
            Exchange exchange = Objects.requireNonNull(parts.transport().start(signed), "the transport gave null");
            abort = exchange::abort;
            return new Begun(Objects.requireNonNull(exchange.result(), "the exchange has no result"), abort);
        } catch (RuntimeException | Error e) {
            quietly(abort);
            return new Begun(CompletableFuture.completedFuture(new Failure(true, false, e)), () -> {});
        }
    }

    private void heard(Result result, UserSig userSig, Duration waited, Duration took) {
        Result shown = withoutSecret(result, userSig);
        Verdict verdict = new SendResponse(message, attempts, parts.clock()).read(shown);
        last = verdict;
        unheard = null;
        maybeDelivered |= verdict.maybeDelivered();
        parts.listener()
                .onAttempt(
                        this,
                        new LiveMessageListener.Attempt(
                                attempts,
                                waited,
                                took,
                                parts.retryPolicy().tokens(),
                                verdict.status(),
                                verdict.code(),
                                verdict.outcome().requestId()));
        if (abortReason() == null) {
            decide(verdict, userSig);
        } else {
            end(verdict.outcome());
        }
    }

    private void decide(Verdict verdict, UserSig userSig) {
        if (verdict.outcome() instanceof SendReceipt) {
            parts.retryPolicy().accepted();
        }
        RetryPolicy.Decision decision = parts.retryPolicy()
                .decide(verdict.mode(), message.mayRepeat(), attempts, signedAnew, left(), verdict.hint());
        if (decision instanceof RetryPolicy.SignAnew) {
            signedAnew = true;
            attempts--;
            parts.learnAndSignAnew(verdict, userSig);
            acquire();
        } else if (decision instanceof RetryPolicy.Retry retry) {
            pause(retry.pause());
        } else {
            end(parts.explained(verdict));
        }
    }

    /** The step is entered before its timer runs: a short pause would end before it is, and hide the exchange after it. */
    @SuppressWarnings("FutureReturnValueIgnored") // cancelling throws nothing into it
    private void pause(Duration time) {
        CompletableFuture<Scheduler.Cancellable> timer = new CompletableFuture<>();
        step(
                () -> {
                    timer.thenAccept(Scheduler.Cancellable::cancel);
                    stop("it was aborted", null);
                },
                false);
        timer.complete(parts.scheduler().schedule(time, this::acquireAgain));
    }

    private void acquireAgain() {
        next(() -> {
            if (abortReason() == null) {
                acquire();
            } else {
                stop("it was aborted", null);
            }
        });
    }

    private @Nullable String abortReason() {
        synchronized (lock) {
            return aborted;
        }
    }

    /** Remembers how to call off the step that has just begun, and does so when an abort came before it. */
    private void step(@Nullable Runnable callOff, boolean exchanging) {
        boolean late;
        synchronized (lock) {
            this.callOff = callOff;
            this.exchanging = exchanging;
            late = aborted != null;
        }
        if (late && callOff != null) {
            quietly(callOff);
        }
    }

    /** Ends between two attempts, or before the first: what the last attempt came to stands. */
    private void stop(String reason, @Nullable Throwable cause) {
        @Nullable String abortReason = abortReason();
        end(last == null ? local(abortReason == null ? reason : abortReason, cause) : last.outcome());
    }

    /** Goes on, but not on the thread that keeps the time of all sends: a part of the application's own may block. */
    private void next(Runnable step) {
        parts.offTheTimer(() -> guarded(step));
    }

    /** Whatever a part of the application's own throws, the send ends. */
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            UserSig userSig = unheard;
            if (userSig == null) {
                stop("a part of the sender failed (" + Causes.describe(e) + ")", e);
            } else {
                end(lost(Causes.without(userSig.value(), e)));
            }
        }
    }

    private static void quietly(Runnable callOff) {
        try {
            callOff.run();
        } catch (RuntimeException | Error e) {
            LOG.log(
                    Level.WARNING,
                    "what was under way could not be called off ({0})",
                    e.getClass().getName());
        }
    }

    private Unknown lost(Throwable failure) {
        String text = SendResponse.subject(message)
                + " may or may not have been delivered: a part of the sender failed (" + Causes.describe(failure) + ")";
        return new Unknown(attempts, ErrorKind.LOCAL, null, null, null, text, failure);
    }

    private Rejected local(String reason, @Nullable Throwable cause) {
        String text = SendResponse.subject(message) + " was not sent: " + reason;
        return new Rejected(attempts, Where.LOCAL, ErrorKind.LOCAL, null, null, null, text, cause);
    }

    private void end(SendOutcome outcome) {
        if (over.compareAndSet(false, true)) {
            SendOutcome truth = overall(outcome);
            parts.listener()
                    .onOutcome(this, truth, Duration.ofNanos(parts.scheduler().nanoTime() - started));
            whenOver.accept(this);
            ended.complete(truth);
            if (async) {
                parts.handBack(() -> future.complete(truth));
            }
        }
    }

    /** Once one attempt may have been delivered, the send ends accepted or unknown, never rejected or dropped. */
    private SendOutcome overall(SendOutcome outcome) {
        if (!maybeDelivered) {
            return outcome;
        }
        if (outcome instanceof SendReceipt receipt) {
            return new SendReceipt(receipt.attempts(), receipt.requestId(), receipt.sequence(), receipt.sentAt(), true);
        }
        if (outcome instanceof Dropped dropped) {
            return doubtful(ErrorKind.THROTTLE, null, null, dropped.requestId(), dropped.reason(), null);
        }
        if (outcome instanceof Rejected no) {
            return doubtful(no.kind(), no.code(), no.errorInfo(), no.requestId(), no.reason(), no.cause());
        }
        return outcome;
    }

    private Unknown doubtful(
            ErrorKind kind,
            @Nullable Integer code,
            @Nullable String errorInfo,
            @Nullable String requestId,
            String heard,
            @Nullable Throwable cause) {
        String text = "An earlier attempt may have been delivered; of the last one was heard: " + heard;
        return new Unknown(attempts, kind, code, errorInfo, requestId, text, cause);
    }

    private static Result withoutSecret(Result result, UserSig userSig) {
        if (result instanceof Failure failure) {
            return new Failure(
                    failure.handedOver(), failure.mayHeal(), Causes.without(userSig.value(), failure.cause()));
        }
        Reply reply = (Reply) result;
        Throwable cut = reply.cut() == null ? null : Causes.without(userSig.value(), reply.cut());
        return new Reply(reply.status(), reply.headers(), withoutSecret(reply.body(), userSig), cut);
    }

    /** A reply that quotes the request would carry the UserSig into ErrorInfo and so into outcomes and logs. */
    private static byte[] withoutSecret(byte[] body, UserSig userSig) {
        String text = new String(body, ISO_8859_1);
        return text.contains(userSig.value())
                ? text.replace(userSig.value(), "****").getBytes(ISO_8859_1)
                : body;
    }
}
