package dev.tencentlive.neighbours;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static dev.tencentlive.testkit.LiveAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.testkit.LiveEmulatorTest;
import dev.tencentlive.testkit.RecordingLiveMessageSender;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** An application's test that mocks one service with WireMock, serves another with Jetty, and writes with Jackson 3. */
@LiveEmulatorTest
final class NeighboursTest {
    private static final ObjectMapper JACKSON_3 = new JsonMapper();

    private record Gift(String name, int count) {}

    @Test
    void messageArrivesBesideWireMockAndJettyAndIsWrittenByJackson3(LiveEmulator emulator, LiveSettings settings)
            throws Exception {
        WireMockServer prices =
                new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());
        Server names = jettyThatSays("rose");
        try (LiveMessageSender sender = LiveMessageSender.builder(settings)
                .payloadWriter(JACKSON_3::writeValueAsString)
                .build()) {
            prices.start();
            names.start();
            prices.stubFor(get("/count").willReturn(ok("3")));
            String name = ask(names.getURI());
            int count = Integer.parseInt(ask(URI.create(prices.baseUrl() + "/count")));

            sender.send(LiveMessage.of("room1", "gift", new Gift(name, count)));

            assertThat(emulator)
                    .within(Duration.ofSeconds(5))
                    .room("room1")
                    .received("gift")
                    .withJson("{\"name\":\"rose\",\"count\":3}");
        } finally {
            names.stop();
            prices.stop();
        }
    }

    @Test
    void recordingSenderWritesWithJackson3() {
        Gift gift = JACKSON_3.readValue("{\"name\":\"tulip\",\"count\":1}", Gift.class);
        RecordingLiveMessageSender sender = RecordingLiveMessageSender.create();
        sender.send(LiveMessage.of("room1", "gift", JACKSON_3.writeValueAsString(gift)));

        assertThat(sender).room("room1").received("gift").withJson("{\"name\":\"tulip\",\"count\":1}");
    }

    @Test
    void bothJacksonsAreThere() {
        assertThat(JACKSON_3.version().getMajorVersion()).isEqualTo(3);
        assertThat(new com.fasterxml.jackson.core.JsonFactory().version().getMajorVersion())
                .isEqualTo(2);
    }

    private static Server jettyThatSays(String text) {
        Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                Content.Sink.write(response, true, text, callback);
                return true;
            }
        });
        return server;
    }

    private static String ask(URI uri) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
