package dev.tencentlive.samples.quarkus;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.testkit.RecordingLiveMessageSender;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole application; what it sends is recorded. */
// region test
@QuarkusTest
class GiftResourceTest {

    @Inject
    RecordingLiveMessageSender sender;

    @BeforeEach
    void forget() {
        sender.reset();
    }

    @Test
    void giftReachesItsRoomAndItsReceiptIsAnswered() {
        assertThat(give().statusCode(200).extract().<Integer>path("sequence")).isEqualTo(1);
        assertThat(sender.await("room1", Duration.ofSeconds(5)).data()).contains("\"rose\"");
    }

    @Test
    void giftOfAMutedViewerIsAConflict() {
        sender.next(1).reject(100601);

        give().statusCode(409);
    }

    private static ValidatableResponse give() {
        return given().contentType("application/json")
                .body(new Gift("ann", "rose", 3))
                .post("/rooms/room1/gifts")
                .then();
    }
}
// endregion
