package dev.tencentlive.emulator;

/** Sends a call to the Live API, or to the emulator's own pages. */
final class Dispatch implements HttpHandler {
    private static final String OWN_PAGES = "/emulator/";

    private final HttpHandler api;
    private final HttpHandler pages;

    Dispatch(HttpHandler api, HttpHandler pages) {
        this.api = api;
        this.pages = pages;
    }

    @Override
    public HttpReply handle(HttpCall call) {
        String path = call.path();
        boolean own = path.equals("/") || path.startsWith(OWN_PAGES) || path.equals("/favicon.ico");
        return own ? pages.handle(call) : api.handle(call);
    }
}
