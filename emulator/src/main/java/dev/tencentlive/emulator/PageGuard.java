package dev.tencentlive.emulator;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pages of other sites from reading messages and turning knobs through the browser of whoever visits them.
 *
 * <p>A site can let its own name point to 127.0.0.1, so the Host must be an address, localhost, or the host the emulator was
 * told to listen on: a name that nobody else controls. What a browser says about the page behind a request must be the
 * emulator's own page. And a change must be JSON by its content type, which a foreign page cannot send without asking first.
 */
final class PageGuard {
    private static final Pattern ADDRESS = Pattern.compile("[0-9]+(\\.[0-9]+){3}|\\[[0-9a-f:.]+]");
    private static final Set<String> OWN_FETCHES = Set.of("same-origin", "none");

    private final String scheme;
    private final String ownHost;

    PageGuard(String scheme, String ownHost) {
        this.scheme = scheme;
        this.ownHost = ownHost.toLowerCase(Locale.ROOT);
    }

    /** Why the request is not answered, or null. */
    @Nullable
    String objection(HttpCall call) {
        String host = call.header("host");
        if (host == null || !ours(host.toLowerCase(Locale.ROOT))) {
            return "The Host header is " + host + ": open the emulator by its address, as localhost, or by the host it"
                    + " was told to listen on.";
        }
        String origin = call.header("origin");
        if (origin != null && !origin.equalsIgnoreCase(scheme + "://" + host)) {
            return "The request comes from a page of " + origin + ", not from the emulator's own.";
        }
        String site = call.header("sec-fetch-site");
        if (site != null && !OWN_FETCHES.contains(site)) {
            return "The request comes from a page of another site.";
        }
        return null;
    }

    private boolean ours(String host) {
        String name = host.replaceFirst(":[0-9]*$", "");
        return name.equals("localhost")
                || name.equals(ownHost)
                || ADDRESS.matcher(name).matches();
    }

    static boolean isJson(HttpCall call) {
        String type = call.header("content-type");
        return type != null
                && type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT).equals("application/json");
    }
}
