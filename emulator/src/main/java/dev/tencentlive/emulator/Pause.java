package dev.tencentlive.emulator;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits that the emulator's end cuts short: a scripted delay must not hold up {@code close()}. */
final class Pause {
    private final CountDownLatch closing = new CountDownLatch(1);

    /** Returns when the time has passed; ends the call's thread with an exception when the emulator closes before. */
    void await(Duration time) {
        try {
            if (closing.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new CancellationException("the emulator is closing");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the emulator is closing");
        }
    }

    void end() {
        closing.countDown();
    }
}
