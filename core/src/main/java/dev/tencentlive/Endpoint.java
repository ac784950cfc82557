package dev.tencentlive;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Rules for the address that is called. */
final class Endpoint {

    static final String RULE =
            "must be https://host or https://host:port without user info, path, query or fragment; plain http only to"
                    + " literal loopback (127.x.x.x or [::1])";

    private static final Pattern LOOPBACK =
            Pattern.compile("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[(::1|0:0:0:0:0:0:0:1)]");

    private Endpoint() {}

    /**
     * Reads a base address.
     *
     * @throws IllegalArgumentException when the address breaks {@link #RULE}; the text never quotes more than the rule
     */
    static URI parse(String text) {
        URI uri = parseUri(text.strip());
        boolean bare = uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && (uri.getRawPath() == null
                        || uri.getRawPath().isEmpty()
                        || uri.getRawPath().equals("/"));
        if (uri.getHost() == null || !bare || !isAllowed(uri)) {
            throw new IllegalArgumentException(RULE);
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return URI.create(uri.getScheme().toLowerCase(Locale.ROOT) + "://" + uri.getHost() + port);
    }

    /** Whether a credential may travel there. */
    static boolean isAllowed(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme())
                || ("http".equalsIgnoreCase(uri.getScheme()) && isLoopback(uri.getHost()));
    }

    /** A name, even {@code localhost}, can be made to point elsewhere; a literal cannot. */
    static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }

    private static URI parseUri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(RULE);
        }
    }
}
