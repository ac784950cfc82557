package dev.tencentlive.quarkus.devui;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.ContinuousTestingTestUtils;
import io.quarkus.test.QuarkusDevModeTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.concurrent.TimeUnit;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Development mode with continuous tests: one emulator for both. */
final class ContinuousTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @RegisterExtension
    static final QuarkusDevModeTest APPLICATION = new QuarkusDevModeTest()
            .setLogRecordPredicate(record -> record.getLoggerName().matches("(io\\.quarkus|dev\\.tencentlive).*"))
            .withApplicationRoot(jar -> jar.addClass(GiftResource.class)
                    .addAsResource(
                            new StringAsset(ContinuousTestingTestUtils.appProperties(
                                    "quarkus.test.continuous-testing=paused",
                                    "quarkus.http.port=0",
                                    "quarkus.http.test-port=0",
                                    "quarkus.http.host=127.0.0.1",
                                    "quarkus.compose.devservices.enabled=false")),
                            "application.properties"))
            .withTestArchive(jar -> jar.addClass(ContinuouslyRun.class));

    @Test
    void testsSendToTheEmulatorOfTheApplication() throws Exception {
        URI emulator = Logged.emulator(APPLICATION);
        resume(Logged.application(APPLICATION));
        ContinuousTestingTestUtils.TestStatus status = new ContinuousTestingTestUtils().waitForNextCompletion();

        assertThat(status.getTotalTestsFailed()).isZero();
        assertThat(status.getTotalTestsPassed()).isEqualTo(1);
        assertThat(get(emulator.resolve("/emulator/messages?room=room-of-a-test")))
                .contains("\"rose\"");
    }

    /** As the Dev UI does it for the developer. */
    private static void resume(URI application) throws Exception {
        WebSocket devUi = HTTP.newWebSocketBuilder()
                .buildAsync(
                        URI.create("ws://" + application.getAuthority() + "/q/dev-ui/json-rpc-ws"),
                        new WebSocket.Listener() {})
                .get(20, TimeUnit.SECONDS);
        devUi.sendText(
                        "{\"jsonrpc\":\"2.0\",\"method\":\"devui-continuous-testing_start\",\"params\":{},\"id\":1}",
                        true)
                .get(20, TimeUnit.SECONDS);
    }

    private static String get(URI uri) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
