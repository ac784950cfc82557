package dev.tencentlive.samples.quarkus;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The application once more, sending over HTTP to the emulator that starts with it. */
@QuarkusTest
@TestProfile(EmulatorTest.Sending.class)
class EmulatorTest {

    @Inject
    @ConfigProperty(name = "tencent.live.endpoint")
    URI emulator;

    @Test
    void giftIsInTheInboxOfTheEmulator() throws Exception {
        given().contentType("application/json")
                .body(new Gift("ann", "tulip", 1))
                .post("/rooms/room1/gifts")
                .then()
                .statusCode(200);

        HttpRequest inbox = HttpRequest.newBuilder(emulator.resolve("/emulator/messages?room=room1"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(inbox, HttpResponse.BodyHandlers.ofString())
                        .body())
                .contains("tulip");
    }

    /** Without recording senders, which the other tests inject. */
    public static class Sending implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.tencent-live.recording", "false");
        }
    }
}
