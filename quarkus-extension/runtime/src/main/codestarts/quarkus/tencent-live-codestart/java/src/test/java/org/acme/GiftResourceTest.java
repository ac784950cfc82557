package org.acme;

import static io.restassured.RestAssured.given;
import static org.hamcrest.CoreMatchers.is;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Sends over HTTP to the emulator that starts with the application. */
@QuarkusTest
class GiftResourceTest {

    @Test
    void giftIsAccepted() {
        given().body("rose").post("/rooms/room1/gifts").then().statusCode(200).body(is("ACCEPTED"));
    }

    @Test
    void giftOfAMutedSenderIsRejected() {
        given().body("rose").post("/rooms/code-100601/gifts").then().statusCode(200).body(is("REJECTED"));
    }
}
