package dev.tencentlive;

/** What a caller can do about a send that was not accepted. */
public enum ErrorKind {

    /** The request itself is wrong: correct the message or the settings; sending it again as it is cannot succeed. */
    CALLER,

    /** The signature, its account or this machine's address was refused: compare key, identifier, SDKAppID and region. */
    AUTH,

    /** The plan, a quota or an unpaid bill stands in the way: an operator acts in the vendor's console. */
    QUOTA,

    /** The room or the member is not in a state that allows it: create the room, unmute the sender, or let it be. */
    STATE,

    /** Moderation or the application's own webhook refused the content: change the content or the policy. */
    POLICY,

    /** Calls come too often: it was tried again with growing waits; send less, or have the limit raised. */
    THROTTLE,

    /** The service has trouble of its own: wait, and give the request id to the vendor's support if it lasts. */
    SERVER,

    /** The service was not reached, or its answer was lost: look at network, proxy, certificate and endpoint. */
    NETWORK,

    /** Refused on this side before anything was sent: the outcome's text names the setting or the limit. */
    LOCAL,

    /** The service answered with a code that this version does not know: its number and text are in the outcome. */
    UNRECOGNISED
}
