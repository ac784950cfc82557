package dev.tencentlive.emulator;

/** Sends a call to the Live API, or to the emulator's own pages. */
final class Dispatch implements HttpHandler {
    private static final String OWN_PAGES = "/emulator/";

    private final HttpHandler api;

    Dispatch(HttpHandler api) {
        this.api = api;
    }

    @Override
    public HttpReply handle(HttpCall call) {
        if (call.path().equals("/")) {
            return text(200, "Tencent Live emulator. The API is under " + ApiCall.PATH + "\n");
        }
        if (call.path().startsWith(OWN_PAGES) || call.path().equals("/favicon.ico")) {
            return text(404, "There is no " + call.path() + " here.\n");
        }
        return api.handle(call);
    }

    private static HttpReply text(int status, String text) {
        return HttpReply.text(status, "text/plain; charset=utf-8", text);
    }
}
