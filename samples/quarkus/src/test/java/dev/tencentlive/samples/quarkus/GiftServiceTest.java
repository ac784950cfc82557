package dev.tencentlive.samples.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tencentlive.testkit.RecordingLiveMessageSender;
import io.quarkus.test.component.QuarkusComponentTest;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.junit.jupiter.api.Test;

/** One bean of the application, without the rest. */
// region component
@QuarkusComponentTest
class GiftServiceTest {

    @Inject
    GiftService gifts;

    @Inject
    RecordingLiveMessageSender sender;

    @Test
    void giftReachesItsRoom() {
        gifts.give("room1", new Gift("ann", "rose", 3));

        assertThat(sender.messages("room1"))
                .singleElement()
                .satisfies(message -> assertThat(message.data()).contains("\"rose\""));
    }

    @Singleton
    static class Recording {

        @Produces
        @Singleton
        RecordingLiveMessageSender sender() {
            return RecordingLiveMessageSender.create(
                    builder -> builder.payloadWriter(new ObjectMapper()::writeValueAsString));
        }
    }
}
// endregion
