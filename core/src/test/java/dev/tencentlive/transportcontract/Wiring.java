package dev.tencentlive.transportcontract;

import java.net.ProxySelector;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How a transport is to be made for a test.
 *
 * @param connectTimeout time to connect
 * @param connectionReuse longest idle time after which a connection is used again
 * @param sslContext whom to trust, or {@code null} for whom the JVM trusts
 * @param proxy chooses the proxy, or {@code null} for the JVM's choice
 */
public record Wiring(
        Duration connectTimeout,
        Duration connectionReuse,
        @Nullable SSLContext sslContext,
        @Nullable ProxySelector proxy) {

    /** The sender's own defaults. */
    public static final Wiring USUAL = new Wiring(Duration.ofSeconds(2), Duration.ofSeconds(20), null, null);

    Wiring trusting(SSLContext trusted) {
        return new Wiring(connectTimeout, connectionReuse, trusted, proxy);
    }

    Wiring through(ProxySelector selector) {
        return new Wiring(connectTimeout, connectionReuse, sslContext, selector);
    }

    Wiring connectingWithin(Duration timeout) {
        return new Wiring(timeout, connectionReuse, sslContext, proxy);
    }

    Wiring reusingWithin(Duration idle) {
        return new Wiring(connectTimeout, idle, sslContext, proxy);
    }
}
