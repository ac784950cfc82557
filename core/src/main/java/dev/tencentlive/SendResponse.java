package dev.tencentlive;

import dev.tencentlive.LiveTransport.Failure;
import dev.tencentlive.LiveTransport.Reply;
import dev.tencentlive.LiveTransport.Result;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Bytes → what was answered: reads the result of one exchange into a {@link Verdict}. */
final class SendResponse {

    private final String subject;
    private final int attempts;
    private final Clock clock;

    /**
     * Reads for one attempt.
     *
     * @param attempts attempts made, this one included
     */
    SendResponse(LiveMessage message, int attempts, Clock clock) {
        this.subject = subject(message);
        this.attempts = attempts;
        this.clock = clock;
    }

    /** How every sentence about a send begins. */
    static String subject(LiveMessage message) {
        return "Message " + Texts.quote(message.businessId()) + " for room " + Texts.quote(message.roomId());
    }

    Verdict read(Result result) {
        return result instanceof Reply reply ? readReply(reply) : readFailure((Failure) result);
    }

    private Verdict readFailure(Failure failure) {
        String what = Causes.describe(failure.cause());
        if (failure.handedOver()) {
            return verdict(unknown(
                    ErrorKind.NETWORK, "the connection failed after it was sent (" + what + ")", failure.cause()));
        }
        RetryMode mode = failure.mayHeal() ? RetryMode.ALWAYS : RetryMode.NEVER;
        String repair = failure.mayHeal()
                ? ". Look at the network and at tencent.live.region or tencent.live.endpoint"
                : ". Trying again will not help: look at tencent.live.region or tencent.live.endpoint, the proxy and the"
                        + " trusted certificates";
        SendOutcome outcome = new Rejected(
                attempts,
                Rejected.Where.UNSENT,
                ErrorKind.NETWORK,
                null,
                null,
                null,
                subject + " never left (" + what + ")" + repair,
                failure.cause());
        return new Verdict(outcome, mode, null, null, null, null);
    }

    private Verdict readReply(Reply reply) {
        int status = reply.status();
        if (status >= 500) {
            return with(
                    reply,
                    unknown(ErrorKind.SERVER, "the answer was HTTP " + status, reply.cut()),
                    RetryMode.ONLY_IF_REPEATABLE);
        }
        if (status == 429) {
            String reason =
                    " was refused with HTTP 429, too many requests. Send less, or ask the vendor for a higher limit";
            return with(reply, refused(ErrorKind.THROTTLE, reason), RetryMode.BACKING_OFF);
        }
        if (status == 408) {
            return with(
                    reply,
                    unknown(ErrorKind.SERVER, "the answer was HTTP 408, request timeout", reply.cut()),
                    RetryMode.ONLY_IF_REPEATABLE);
        }
        if (status >= 300 && status < 400) {
            return with(reply, refused(ErrorKind.CALLER, redirected(reply)), RetryMode.NEVER);
        }
        try {
            if (reply.cut() != null) {
                throw new IllegalArgumentException("it was cut short (" + Causes.describe(reply.cut()) + ")");
            }
            return readEnvelope(reply, LiveJson.read(reply.body()));
        } catch (IllegalArgumentException unreadable) {
            return status >= 400 ? readClientError(reply) : readUnreadable(reply, unreadable.getMessage());
        }
    }

    private Verdict readEnvelope(Reply reply, LiveJson.Envelope envelope) {
        if (!envelope.ok()) {
            return readError(reply, envelope);
        }
        if (reply.status() >= 400) {
            return readUnreadable(reply, "it says OK under HTTP " + reply.status());
        }
        SendOutcome outcome = envelope.dropReason() == null
                ? new SendReceipt(attempts, envelope.requestId(), envelope.sequence(), envelope.sentAt(), false)
                : new Dropped(
                        attempts,
                        envelope.dropReason(),
                        envelope.requestId(),
                        envelope.sequence(),
                        envelope.sentAt(),
                        subject + " was taken by the service and thrown away (MsgDropReason "
                                + Texts.quote(envelope.dropReason())
                                + (envelope.requestId() == null
                                        ? ""
                                        : ", RequestId " + Texts.quote(envelope.requestId()))
                                + "). Send less often into this room: 40 messages per second is its limit");
        return with(reply, outcome, RetryMode.NEVER, envelope.code());
    }

    private Verdict readError(Reply reply, LiveJson.Envelope envelope) {
        int code = envelope.code();
        Optional<LiveError> row = LiveError.of(code);
        RetryMode mode = row.map(LiveError::retryMode).orElse(RetryMode.ONLY_IF_REPEATABLE);
        ErrorKind kind = row.map(LiveError::kind).orElse(ErrorKind.UNRECOGNISED);
        String said = code
                + row.map(error -> ": " + error.meaning(Locale.ENGLISH) + " " + error.remedy(Locale.ENGLISH))
                        .orElse(", a code that this version does not know.")
                + heard(envelope.errorInfo(), envelope.requestId());
        SendOutcome outcome = mode == RetryMode.ONLY_IF_REPEATABLE
                ? new Unknown(
                        attempts,
                        kind,
                        code,
                        envelope.errorInfo(),
                        envelope.requestId(),
                        subject + " may or may not have been delivered: the service answered " + said,
                        null)
                : new Rejected(
                        attempts,
                        Rejected.Where.SERVICE,
                        kind,
                        code,
                        envelope.errorInfo(),
                        envelope.requestId(),
                        subject + " was refused by the service with " + said,
                        null);
        return with(reply, outcome, mode, code);
    }

    private Verdict readClientError(Reply reply) {
        ErrorKind kind = switch (reply.status()) {
            case 401, 403, 407 -> ErrorKind.AUTH;
            default -> ErrorKind.CALLER;
        };
        String reason = " was refused with HTTP " + reply.status()
                + " and no verdict of the service. Look at tencent.live.region or tencent.live.endpoint and at what stands"
                + " between";
        return with(reply, refused(kind, reason), RetryMode.NEVER);
    }

    private Verdict readUnreadable(Reply reply, @Nullable String why) {
        String what = "the reply (HTTP " + reply.status() + ") cannot be read: " + why;
        return with(reply, unknown(ErrorKind.SERVER, what, reply.cut()), RetryMode.ONLY_IF_REPEATABLE);
    }

    private static String redirected(Reply reply) {
        String target = reply.header("Location")
                .map(SendResponse::hostOf)
                .map(host -> " to " + Texts.quote(host))
                .orElse("");
        return " was answered with a redirect" + target + " (HTTP " + reply.status()
                + "), which is never followed: the request carries a credential. Set tencent.live.region or"
                + " tencent.live.endpoint to the right host";
    }

    /** The host only: the rest of a location may repeat the query, and with it the UserSig. */
    private static @Nullable String hostOf(String location) {
        try {
            return URI.create(location).getHost();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Unknown unknown(ErrorKind kind, String what, @Nullable Throwable cause) {
        return new Unknown(
                attempts, kind, null, null, null, subject + " may or may not have been delivered: " + what, cause);
    }

    private Rejected refused(ErrorKind kind, String reason) {
        return new Rejected(attempts, Rejected.Where.SERVICE, kind, null, null, null, subject + reason, null);
    }

    private static String heard(@Nullable String errorInfo, @Nullable String requestId) {
        StringJoiner heard = new StringJoiner(", ", " (", ")").setEmptyValue("");
        if (errorInfo != null && !errorInfo.isBlank()) {
            heard.add("ErrorInfo " + Texts.quote(errorInfo));
        }
        if (requestId != null) {
            heard.add("RequestId " + Texts.quote(requestId));
        }
        return heard.toString();
    }

    private static Verdict verdict(Unknown outcome) {
        return new Verdict(outcome, RetryMode.ONLY_IF_REPEATABLE, null, null, null, null);
    }

    private Verdict with(Reply reply, SendOutcome outcome, RetryMode mode) {
        return with(reply, outcome, mode, null);
    }

    private Verdict with(Reply reply, SendOutcome outcome, RetryMode mode, @Nullable Integer code) {
        Instant date = reply.header("Date").map(SendResponse::httpDate).orElse(null);
        return new Verdict(outcome, mode, retryAfter(reply, date), date, reply.status(), code);
    }

    private @Nullable Duration retryAfter(Reply reply, @Nullable Instant date) {
        String value = reply.header("Retry-After").map(String::strip).orElse("");
        if (!value.isEmpty() && value.length() <= 9 && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        Instant until = httpDate(value);
        return until == null ? null : Duration.between(date == null ? clock.instant() : date, until);
    }

    private static @Nullable Instant httpDate(String value) {
        try {
            return ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException garbage) {
            return null;
        }
    }
}
