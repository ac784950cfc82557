package dev.tencentlive;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A data centre of the service, by name, or any other host: the vendor's list is open. Read in the vendor's pages 647/74354
 * (2026-02-24) and 1047/34620; Seoul, Tokyo and Frankfurt stand on the Chat pages only.
 *
 * @param name the name in {@code tencent.live.region}; for any other host the host itself
 * @param host where the service is called
 * @param backup the vendor's second name for it, or {@code null}
 */
public record Region(String name, String host, @Nullable String backup) {

    /** China. */
    public static final Region CHINA = new Region("china", "console.tim.qq.com", "adminapi.my-imcloud.com");

    /** Singapore. */
    public static final Region SINGAPORE = vendor("singapore", "adminapisgp");

    /** United States, Silicon Valley. */
    public static final Region SILICON_VALLEY = vendor("silicon-valley", "adminapiusa");

    /** Jakarta, Indonesia. */
    public static final Region JAKARTA = vendor("jakarta", "adminapiidn");

    /** Seoul, Korea. */
    public static final Region SEOUL = vendor("seoul", "adminapikr");

    /** Tokyo, Japan. */
    public static final Region TOKYO = vendor("tokyo", "adminapijpn");

    /** Frankfurt, Germany. */
    public static final Region FRANKFURT = vendor("frankfurt", "adminapiger");

    private static final List<Region> KNOWN =
            List.of(CHINA, SINGAPORE, SILICON_VALLEY, JAKARTA, SEOUL, TOKYO, FRANKFURT);

    /** Requires name and host. */
    public Region {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(host, "host");
    }

    /**
     * Finds a data centre by its name, or takes a host as it is.
     *
     * @param nameOrHost a name of {@link #known()} in any case, or a host name
     * @return the region
     * @throws IllegalArgumentException when it is neither; the text lists the names
     */
    public static Region of(String nameOrHost) {
        String wanted = nameOrHost.strip().toLowerCase(Locale.ROOT);
        return KNOWN.stream()
                .filter(region ->
                        region.name.equals(wanted) || region.host.equals(wanted) || wanted.equals(region.backup))
                .map(region -> wanted.equals(region.backup) ? new Region(wanted, wanted, null) : region)
                .findFirst()
                .or(() -> isHost(wanted) ? Optional.of(new Region(wanted, wanted, null)) : Optional.empty())
                .orElseThrow(() -> new IllegalArgumentException(
                        GivenValue.shown(nameOrHost) + ", must be one of " + names() + ", or a host name"
                                + nearest(wanted)
                                        .map(near -> "; did you mean " + near + "?")
                                        .orElse("")));
    }

    /**
     * Lists the data centres that have a name here.
     *
     * @return the named constants
     */
    public static List<Region> known() {
        return KNOWN;
    }

    /**
     * Tells the vendor's second name for this data centre, for when DNS is hijacked. Never switched to by itself: set it as
     * {@code tencent.live.region}.
     *
     * @return the backup host, if the vendor names one
     */
    public Optional<String> backupHost() {
        return Optional.ofNullable(backup);
    }

    /**
     * Gives the base address.
     *
     * @return {@code https://} and the host
     */
    public URI endpoint() {
        return URI.create("https://" + host);
    }

    static boolean isVendors(String host) {
        return KNOWN.stream().anyMatch(region -> host.equals(region.host) || host.equals(region.backup));
    }

    static Optional<String> nearest(String written) {
        return Nearest.to(written, KNOWN.stream().map(Region::name).toList());
    }

    static String names() {
        return KNOWN.stream().map(Region::name).collect(Collectors.joining(", "));
    }

    private static boolean isHost(String text) {
        return text.length() <= 253 && text.matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+");
    }

    private static Region vendor(String name, String label) {
        return new Region(name, label + ".im.qcloud.com", label + ".my-imcloud.com");
    }
}
