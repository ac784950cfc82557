package dev.tencentlive.emulator;

/** A call that is answered with an error code. */
final class Refusal extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int code;

    Refusal(int code, String info) {
        super(info);
        this.code = code;
    }

    int code() {
        return code;
    }

    /** Nobody reads its stack: it is an answer. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
