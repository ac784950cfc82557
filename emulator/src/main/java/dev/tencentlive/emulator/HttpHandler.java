package dev.tencentlive.emulator;

/** Answers calls; an exception ends the connection without a reply. */
interface HttpHandler {
    HttpReply handle(HttpCall call);
}
