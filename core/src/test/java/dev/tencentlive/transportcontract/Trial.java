package dev.tencentlive.transportcontract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.LiveTransport;
import dev.tencentlive.LiveTransport.Exchange;
import dev.tencentlive.LiveTransport.Failure;
import dev.tencentlive.LiveTransport.Reply;
import dev.tencentlive.LiveTransport.Request;
import dev.tencentlive.LiveTransport.Result;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAccumulator;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A server, a transport that calls it, and what must hold of every exchange whatever happens to it. */
final class Trial implements AutoCloseable {

    /** Time after which a transport that did not end an exchange has broken its contract. */
    static final Duration GRACE = Duration.ofSeconds(2);

    static final Duration ENOUGH = Duration.ofSeconds(5);
    static final Duration SHORT = Duration.ofMillis(400);

    /** Nanoseconds by which an exchange ended after its timeout, at most. */
    static final LongAccumulator WORST = new LongAccumulator(Math::max, Long.MIN_VALUE);

    private static final String SECRET = "eJyrVgrxCdYrSy1SslJQ-made-up";
    private static final String PATH = "/v4/live_engine_http_srv/send_custom_msg?sdkappid=1&usersig=" + SECRET;

    private final RawServer server;
    private final LiveTransport transport;
    private int exchanges;

    private Trial(RawServer server, LiveTransport transport) throws IOException {
        this.server = server;
        this.transport = transport;
        warmUp();
    }

    /** What is made on first use, TLS above all, takes longer than the short timeouts of a test. */
    private void warmUp() throws IOException {
        try (RawServer other = RawServer.start(peer -> {
            peer.request();
            peer.send("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
        })) {
            await(transport.start(request(other.base(), "{}", Duration.ofSeconds(20))), Duration.ofSeconds(20));
        }
    }

    static Trial plain(LiveTransportContract contract, RawServer.Script script) throws IOException {
        return plain(contract, Wiring.USUAL, script);
    }

    static Trial plain(LiveTransportContract contract, Wiring wiring, RawServer.Script script) throws IOException {
        return new Trial(RawServer.start(script), contract.transport(wiring));
    }

    static Trial secured(LiveTransportContract contract, SSLContext tls, RawServer.Script script) throws IOException {
        Wiring wiring = Wiring.USUAL.trusting(Certificate.trusted());
        return new Trial(RawServer.start(tls, script), contract.transport(wiring));
    }

    RawServer server() {
        return server;
    }

    LiveTransport transport() {
        return transport;
    }

    static Request request(URI base, String body, Duration timeout) {
        return new Request(URI.create(base + PATH), body.getBytes(UTF_8), timeout);
    }

    Request request(Duration timeout) {
        return request(server.base(), "{\"RoomId\":\"room1\"}", timeout);
    }

    Result exchange() {
        return exchange(ENOUGH);
    }

    Result exchange(Duration timeout) {
        return exchange(request(timeout));
    }

    Result exchange(Request request) {
        long began = System.nanoTime();
        return end(transport.start(request), request.timeout(), began);
    }

    /** Waits for the end and looks at it from every side. */
    Result end(Exchange exchange, Duration timeout, long began) {
        exchanges++;
        Result result = await(exchange, timeout.plus(GRACE));
        long late = System.nanoTime() - began - timeout.toNanos();
        WORST.accumulate(late);
        assertThat(Duration.ofNanos(late)).as("time after the timeout").isLessThan(GRACE);
        assertThat(server.requests()).as("requests that came in").hasSizeLessThanOrEqualTo(exchanges);
        if (result instanceof Failure failure && !failure.handedOver() && exchanges == 1) {
            assertThat(server.requests()).as("requests of which none left").isEmpty();
        }
        assertThat(written(result)).doesNotContain(SECRET, "room1");
        return result;
    }

    @Override
    public void close() throws IOException {
        transport.close();
        server.close();
    }

    private static Result await(Exchange exchange, Duration longest) {
        try {
            return exchange.result().get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the exchange did not end with a result", e);
        }
    }

    private static String written(Result result) {
        @Nullable Throwable cause = result instanceof Failure failure ? failure.cause() : ((Reply) result).cut();
        StringWriter text = new StringWriter();
        text.append(result.toString());
        if (cause != null) {
            cause.printStackTrace(new PrintWriter(text, true));
        }
        return text.toString();
    }
}
