package dev.tencentlive.spring;

import dev.tencentlive.Dropped;
import dev.tencentlive.ErrorKind;
import dev.tencentlive.LiveError;
import dev.tencentlive.Rejected;
import dev.tencentlive.SendOutcome;
import dev.tencentlive.Unknown;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An outcome in a few words, of which there are few: what meters are told apart by. */
final class OutcomeTags {

    static final String CLIENT = "client";
    static final String OUTCOME = "outcome";
    static final String ERROR_KIND = "error.kind";
    static final String ERROR_CODE = "error.code";
    static final String ROOM = "room";
    static final String REQUEST_ID = "request.id";

    static final String NONE = "none";
    private static final String OTHER = "other";

    private OutcomeTags() {}

    static String outcome(SendOutcome outcome) {
        return lower(outcome.state());
    }

    static String kind(SendOutcome outcome) {
        if (outcome instanceof Rejected rejected) {
            return lower(rejected.kind());
        }
        if (outcome instanceof Unknown unknown) {
            return lower(unknown.kind());
        }
        return outcome instanceof Dropped ? lower(ErrorKind.THROTTLE) : NONE;
    }

    static String code(SendOutcome outcome) {
        if (outcome instanceof Rejected rejected) {
            return code(rejected.code());
        }
        return outcome instanceof Unknown unknown ? code(unknown.code()) : NONE;
    }

    /** The service may answer any number, and every number would be a meter of its own. */
    static String code(@Nullable Integer code) {
        if (code == null || code == 0) {
            return NONE;
        }
        return LiveError.of(code).isPresent() ? code.toString() : OTHER;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
