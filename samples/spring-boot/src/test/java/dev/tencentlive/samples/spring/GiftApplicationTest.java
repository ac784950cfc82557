package dev.tencentlive.samples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.emulator.LiveEmulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;

/** The whole application, on the emulator that starts with it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
final class GiftApplicationTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @Autowired
    private LiveEmulator emulator;

    @Autowired
    private Environment environment;

    @Test
    void giftArrivesAndItsReceiptIsAnswered() throws Exception {
        HttpResponse<String> answer = give("room1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"sequence\":1");
        assertThat(emulator.messages("room1").get(0).data()).contains("\"rose\"");
    }

    @Test
    void giftOfAMutedViewerIsAConflict() throws Exception {
        assertThat(give("code-100601").statusCode()).isEqualTo(409);
    }

    private HttpResponse<String> give(String room) throws Exception {
        URI uri = URI.create(
                "http://127.0.0.1:" + environment.getProperty("local.server.port") + "/rooms/" + room + "/gifts");
        return http.send(
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"giver\":\"ann\",\"name\":\"rose\",\"count\":3}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
