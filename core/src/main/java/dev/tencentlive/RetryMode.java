package dev.tencentlive;

/** Whether an attempt that ended like this may be followed by another one of the same send. */
public enum RetryMode {

    /** Not tried again: the same request would end the same way. */
    NEVER,

    /** Refused before anything was done, so tried again even for an ordinary message, after the growing waits of a throttle. */
    BACKING_OFF,

    /** Tried again once, with a new signature; a second refusal is final. */
    SIGNING_ANEW,

    /** May already have been delivered: tried again only if the message was marked as repeatable. */
    ONLY_IF_REPEATABLE,

    /** Never left this machine and may heal, so tried again for any message; no row of {@link LiveError} says so. */
    ALWAYS
}
