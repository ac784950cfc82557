package dev.tencentlive;

/** What a whole number may be set to. */
record NumberRange(String key, int least, int most) {

    static final NumberRange MAX_ATTEMPTS = new NumberRange("retry.max-attempts", 1, 10);
    static final NumberRange PER_SECOND = new NumberRange("limit.per-second", 0, 1_000_000);
    static final NumberRange PER_ROOM_PER_SECOND = new NumberRange("limit.per-room-per-second", 0, 1_000_000);
    static final NumberRange MAX_WAITING = new NumberRange("limit.max-waiting", 0, 10_000_000);
    static final NumberRange MAX_MESSAGE_BYTES = new NumberRange("max-message-bytes", 0, 16_777_216);

    boolean holds(long number) {
        return number >= least && number <= most;
    }

    String rule() {
        return "must be " + least + " to " + most;
    }
}
