package dev.tencentlive.emulator;

import java.time.Duration;
import java.util.List;

/**
 * What an emulator was started with.
 *
 * @param name sixteen hexadecimal digits, so that request ids of two emulators differ
 */
record EmulatorSettings(
        String name,
        long sdkAppId,
        String secretKey,
        List<String> administrators,
        boolean dropUsesSequence,
        Knobs knobs,
        int messagesKept,
        int callsKept,
        Duration keepAlive) {

    String administrator() {
        return administrators.get(0);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "EmulatorSettings[sdkAppId=" + sdkAppId + ", administrators=" + administrators + "]";
    }
}
