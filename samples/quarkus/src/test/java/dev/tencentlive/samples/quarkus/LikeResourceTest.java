package dev.tencentlive.samples.quarkus;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.tencentlive.testkit.RecordingLiveMessageSender;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LikeResourceTest {

    @Inject
    RecordingLiveMessageSender sender;

    @BeforeEach
    void forget() {
        sender.reset();
    }

    @Test
    void likeIsSentOnTheEventLoop() {
        given().post("/rooms/likes/likes").then().statusCode(200);

        assertThat(sender.messages("likes")).hasSize(1);
    }

    @Test
    void healthAndMetersAreThere() {
        given().post("/rooms/likes/likes").then().statusCode(200);

        given().get("/q/health/well").then().statusCode(200).body(containsString("tencentLive"));
        given().get("/q/metrics").then().body(containsString("tencent_live_send_seconds_count"));
    }
}
