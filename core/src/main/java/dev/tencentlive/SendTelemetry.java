package dev.tencentlive;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Names and values by which sends are measured, the same in every framework. No value holds an address: it carries the
 * UserSig. All but {@link #ROOM} and {@link #REQUEST_ID} have few values, so that each can be a meter of its own.
 */
public final class SendTelemetry {

    /** One send, all its attempts included: a timer and a span. */
    public static final String SEND = "tencent.live.send";

    /** Timer of attempts, from the transport's start to its result. */
    public static final String ATTEMPTS = "tencent.live.attempts";

    /** Timer of waits for a permit of the limiter. */
    public static final String PERMIT_WAIT = "tencent.live.permit.wait";

    /** Gauge of the retry budget, 0 to 500 tokens. */
    public static final String RETRY_TOKENS = "tencent.live.retry.tokens";

    /** What {@link #RETRY_TOKENS} counts, for those who look at the meter. */
    public static final String RETRY_TOKENS_TEXT =
            "Tokens left in the retry budget, 0 to 500; below 14 nothing but throttled calls is tried again";

    /** Tag: {@code default} or the name of a named client. */
    public static final String CLIENT = "client";

    /** Tag: {@code accepted}, {@code dropped}, {@code rejected} or {@code unknown}. */
    public static final String OUTCOME = "outcome";

    /** Tag: an {@link ErrorKind} in small letters, or {@link #NONE}. */
    public static final String ERROR_KIND = "error.kind";

    /** Tag: a code of {@link LiveError}, {@code other} or {@link #NONE}. */
    public static final String ERROR_CODE = "error.code";

    /** RoomId; for spans only. */
    public static final String ROOM = "room";

    /** RequestId; for spans only. */
    public static final String REQUEST_ID = "request.id";

    /** Value of a tag for a send in which nothing went wrong. */
    public static final String NONE = "none";

    private static final String OTHER = "other";

    private SendTelemetry() {}

    /**
     * Gives the value of {@link #OUTCOME}.
     *
     * @param outcome what became of a send
     * @return its state in small letters
     */
    public static String outcome(SendOutcome outcome) {
        return lower(outcome.state());
    }

    /**
     * Gives the value of {@link #ERROR_KIND}.
     *
     * @param outcome what became of a send
     * @return one of few values
     */
    public static String errorKind(SendOutcome outcome) {
        if (outcome instanceof Rejected rejected) {
            return lower(rejected.kind());
        }
        if (outcome instanceof Unknown unknown) {
            return lower(unknown.kind());
        }
        return outcome instanceof Dropped ? lower(ErrorKind.THROTTLE) : NONE;
    }

    /**
     * Gives the value of {@link #ERROR_CODE}.
     *
     * @param outcome what became of a send
     * @return one of few values
     */
    public static String errorCode(SendOutcome outcome) {
        if (outcome instanceof Rejected rejected) {
            return errorCode(rejected.code());
        }
        return outcome instanceof Unknown unknown ? errorCode(unknown.code()) : NONE;
    }

    /**
     * Gives the value of {@link #ERROR_CODE} for one attempt. The service may answer any number, and every number would be
     * a meter of its own, so those that nobody knows share one.
     *
     * @param code wire {@code ErrorCode}, or {@code null} when none was read
     * @return one of few values
     */
    public static String errorCode(@Nullable Integer code) {
        if (code == null || code == 0) {
            return NONE;
        }
        return LiveError.of(code).isPresent() ? code.toString() : OTHER;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
