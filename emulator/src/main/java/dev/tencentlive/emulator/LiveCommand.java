package dev.tencentlive.emulator;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A command in two steps, so that the frequency is counted between them, after everything that can be refused. */
interface LiveCommand {
    /** Checks fields and rooms, and changes nothing; throws a {@link Refusal}. */
    Act checked(Request request);

    /** Does it, and returns the members of {@code Response}. */
    interface Act {
        Map<String, Object> done();
    }

    /**
     * A call that has passed the common checks.
     *
     * @param dropReason with which a script wants the message dropped, or null
     * @param nanos when the call was taken up, for the windows
     */
    record Request(
            ApiCall call,
            Fields body,
            Instant now,
            long nanos,
            @Nullable String dropReason) {}
}
