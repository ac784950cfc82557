package dev.tencentlive;

import dev.tencentlive.Rejected.Where;
import dev.tencentlive.SendLimiter.Permit;
import dev.tencentlive.usersig.UserSig;
import dev.tencentlive.usersig.UserSigProvider;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the sends of one sender share.
 *
 * @param client name of the sender
 * @param random unsigned 32-bit numbers, one per send
 */
record SenderParts(
        String client,
        LiveSettings settings,
        LiveTransport transport,
        SendLimiter limiter,
        RetryPolicy retryPolicy,
        UserSigProvider userSigs,
        @Nullable PayloadWriter payloadWriter,
        LiveMessageListener listener,
        SkewedClock clock,
        Scheduler scheduler,
        Executor callbacks,
        LongSupplier random) {

    private static final System.Logger LOG = System.getLogger("dev.tencentlive");

    /**
     * Completes a future on a thread of the callbacks. What the application does with it may block, even for another send,
     * and must hold up neither the timer nor the exchanges that other sends wait for.
     */
    void handBack(Runnable completion) {
        try {
            callbacks.execute(completion);
        } catch (RuntimeException | Error noThread) {
            completion.run();
        }
    }

    /** Does it here, unless this is the timer's thread, which all sends need. */
    void offTheTimer(Runnable step) {
        if (scheduler.isCurrentThread()) {
            handBack(step);
        } else {
            step.run();
        }
    }

    /** A limiter of the application's own that fails here has granted the permit all the same. */
    void giveBack(Permit permit) {
        try {
            permit.close();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, "{0}: the limiter did not take a permit back ({1})", client, Causes.describe(e));
        }
    }

    /** The text for Data, or the {@link Rejected} that ends the send. */
    Object content(LiveMessage message) {
        String data;
        try {
            data = write(message.payload());
        } catch (Exception e) {
            return refused(message, "its payload could not be written (" + Causes.describe(e) + ")", e);
        }
        if (data.isEmpty() || Texts.hasLoneSurrogate(data)) {
            return refused(message, "the payload writer gave no text, or halves of surrogate pairs", null);
        }
        int most = settings.maxMessageBytes();
        int bytes = LiveJson.wrappedBytes(message, data);
        if (most > 0 && bytes > most) {
            return refused(
                    message,
                    "BusinessId and Data, wrapped as the service does, are " + bytes + " bytes, and at most " + most
                            + " are accepted here (tencent.live.max-message-bytes). Send less, or a reference to it",
                    null);
        }
        return data;
    }

    SendRequest request(LiveMessage message, String data) {
        return new SendRequest(
                settings.endpoint(),
                settings.sdkAppId(),
                settings.identifier(),
                random.getAsLong(),
                LiveJson.body(message, data));
    }

    /** The service refused a signature: our clock may be off, or the key may have been replaced. */
    void learnAndSignAnew(Verdict verdict, UserSig refused) {
        if (verdict.serviceTime() != null) {
            clock.learn(clock.offsetOf(verdict.serviceTime()));
        }
        userSigs.invalidate(refused);
    }

    /** Names the clock as the culprit where it is too far off to be corrected. */
    SendOutcome explained(Verdict verdict) {
        if (verdict.mode() != RetryMode.SIGNING_ANEW
                || verdict.serviceTime() == null
                || !(verdict.outcome() instanceof Rejected no)) {
            return verdict.outcome();
        }
        Duration offset = clock.offsetOf(verdict.serviceTime());
        if (offset.abs().compareTo(SkewedClock.BELIEVED) <= 0) {
            return no;
        }
        String text = no.reason() + ". The service's clock is " + offset.abs().toHours() + " hours "
                + (offset.isNegative() ? "behind" : "ahead of") + " this machine's, and more than "
                + SkewedClock.BELIEVED.toHours() + " are not corrected for: set this machine's clock";
        return new Rejected(
                no.attempts(), no.where(), no.kind(), no.code(), no.errorInfo(), no.requestId(), text, no.cause());
    }

    private String write(Object payload) throws Exception {
        if (payload instanceof String text) {
            return text;
        }
        if (payloadWriter == null) {
            throw new IllegalStateException("a " + payload.getClass().getName()
                    + " needs a PayloadWriter, for instance LiveMessageSender.builder(settings)"
                    + ".payloadWriter(mapper::writeValueAsString); a String goes as it is");
        }
        return payloadWriter.write(payload);
    }

    private static Rejected refused(LiveMessage message, String reason, @Nullable Throwable cause) {
        return new Rejected(
                0,
                Where.LOCAL,
                ErrorKind.LOCAL,
                null,
                null,
                null,
                SendResponse.subject(message) + " was not sent: " + reason,
                cause);
    }
}
