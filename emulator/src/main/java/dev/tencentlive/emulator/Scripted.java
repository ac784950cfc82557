package dev.tencentlive.emulator;

/** What happens to a call in place of the ordinary answer. */
interface Scripted {
    HttpReply play(ApiCall call, LiveService service);
}
