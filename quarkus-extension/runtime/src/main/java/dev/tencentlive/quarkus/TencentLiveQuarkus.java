package dev.tencentlive.quarkus;

/**
 * Tells whoever looks for it by name that Quarkus makes the senders here: the CDI extension of this library then leaves the
 * work to it. Public because it is looked up from outside; there is nothing to call.
 */
public final class TencentLiveQuarkus {

    private TencentLiveQuarkus() {}
}
