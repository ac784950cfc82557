package dev.tencentlive.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HttpListenerTest {
    @Test
    void mistakeOfTheEmulatorIsAnsweredAndTheConnectionGoesOn() throws Exception {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (HttpListener listener = HttpListener.bound(anyPort, null, new Pause())) {
            HttpHandler mistaken = call -> {
                if (call.path().equals("/mistake")) {
                    throw new IllegalStateException("a mistake");
                }
                return HttpReply.text(200, "text/plain", "fine");
            };
            listener.start(
                    new HttpListener.Surroundings(mistaken, Instant::now, System::nanoTime, Duration.ofSeconds(20)));

            assertThat(get(listener.port(), "/mistake").statusCode()).isEqualTo(500);
            assertThat(get(listener.port(), "/mistake").body()).contains("a mistake");
            assertThat(get(listener.port(), "/").body()).isEqualTo("fine");
        }
    }

    private static HttpResponse<String> get(int port, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
