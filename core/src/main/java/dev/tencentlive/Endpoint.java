package dev.tencentlive;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules for the address that is called. */
final class Endpoint {

    /** Where a credential may travel. */
    static final String RULE =
            "must begin with https://, since everybody on the way could read the UserSig in the address;"
                    + " plain http goes to this machine only, by number: http://127.0.0.1:port or http://[::1]:port";

    private static final String FORM = "must be https://host or https://host:port";
    private static final String BYTE = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|\\d{1,2})";
    private static final Pattern LOOPBACK = Pattern.compile("127(?:\\." + BYTE + "){3}|\\[(?:::1|0:0:0:0:0:0:0:1)]");
    private static final int LAST_PORT = 65_535;

    private Endpoint() {}

    /**
     * Reads a base address.
     *
     * @throws IllegalArgumentException when the address breaks the rule; the text says how, and quotes nothing of it
     */
    static URI parse(String text) {
        URI uri = parseUri(text.strip());
        @Nullable String rule = brokenRule(uri);
        if (rule != null) {
            throw new IllegalArgumentException(rule);
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return URI.create(
                uri.getScheme().toLowerCase(Locale.ROOT) + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port);
    }

    /** As much of an address as cannot hold a secret, for a text. */
    static String shown(String text) {
        String address = text.strip();
        if (address.indexOf('@') >= 0) {
            return "(not shown)";
        }
        int authority = address.indexOf("://") < 0 ? 0 : address.indexOf("://") + 3;
        int end = authority;
        while (end < address.length() && "/?#".indexOf(address.charAt(end)) < 0) {
            end++;
        }
        return GivenValue.shown(address.substring(0, end)) + (end < address.length() ? " (the rest is not shown)" : "");
    }

    /** Whether a credential may travel there. */
    static boolean isAllowed(URI uri) {
        return uri.getHost() != null
                && ("https".equalsIgnoreCase(uri.getScheme())
                        || ("http".equalsIgnoreCase(uri.getScheme()) && isLoopback(uri.getHost())));
    }

    /** A name, even {@code localhost}, can be made to point elsewhere; a literal cannot. */
    static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }

    private static @Nullable String brokenRule(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            return "must begin with https://";
        }
        if (uri.getRawUserInfo() != null) {
            return FORM + ", without user name and password";
        }
        if (uri.getHost() == null) {
            return FORM + "; what stands there is no host name";
        }
        if (uri.getPort() == 0 || uri.getPort() > LAST_PORT) {
            return "must have a port from 1 to " + LAST_PORT + ", or none";
        }
        if (uri.getRawPath().length() > 1 || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return FORM + ", with nothing after it: path and query are added when a message is sent";
        }
        if (!isAllowed(uri)) {
            return uri.getHost().equalsIgnoreCase("localhost")
                    ? "must name this machine by number, http://127.0.0.1:port: the name localhost can be made to point"
                            + " elsewhere"
                    : RULE;
        }
        return null;
    }

    private static URI parseUri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(FORM);
        }
    }
}
