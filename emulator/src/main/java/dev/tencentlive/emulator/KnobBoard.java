package dev.tencentlive.emulator;

import java.util.function.UnaryOperator;

/** The knobs as they stand now, and as they stood at the start. */
final class KnobBoard {
    private final Knobs atStart;
    private volatile Knobs now;

    KnobBoard(Knobs atStart) {
        this.atStart = atStart;
        this.now = atStart;
    }

    Knobs now() {
        return now;
    }

    Knobs atStart() {
        return atStart;
    }

    synchronized void turn(UnaryOperator<Knobs> change) {
        now = change.apply(now);
    }

    void reset() {
        turn(knobs -> atStart);
    }
}
