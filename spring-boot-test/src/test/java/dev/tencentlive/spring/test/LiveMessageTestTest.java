package dev.tencentlive.spring.test;

import static dev.tencentlive.testkit.LiveAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.MessageRejectedException;
import dev.tencentlive.testkit.RecordingLiveMessageSender;
import dev.tencentlive.testkit.RecordingLiveMessageSenders;
import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;

/** The slice as an application uses it: without credentials, and all senders record. */
@LiveMessageTest(
        value = Counter.class,
        properties = {
            "tencent.live.identifier=admin",
            "tencent.live.secret-key=${ABSENT_HERE}",
            "tencent.live.clients.eu.region=frankfurt",
            "tencent.live.clients.eu.max-message-bytes=100",
            "tencent.live.clients.us-west.region=silicon-valley",
            "spring.jackson.property-naming-strategy=SNAKE_CASE",
            "spring.jackson2.property-naming-strategy=SNAKE_CASE"
        })
// In the rows other tests follow, whose applications find the logging system taken while this context is kept.
@DirtiesContext
final class LiveMessageTestTest {

    @Autowired
    private Counter counter;

    @Autowired
    private RecordingLiveMessageSender sender;

    @Autowired
    @Qualifier("eu")
    private RecordingLiveMessageSender eu;

    @Autowired
    private RecordingLiveMessageSenders recording;

    @Autowired
    private LiveSettings settings;

    @Autowired
    private ApplicationContext context;

    @Test
    void eachClientHasOneSender() {
        assertThat(context.getBeansOfType(LiveMessageSender.class))
                .containsOnlyKeys("liveMessageSender", "euLiveMessageSender", "usWestLiveMessageSender");
    }

    @Test
    void defaultAndNamedSendersAndTheRegistryRecord() {
        counter.sell("rose");

        assertThat(sender)
                .room("room1")
                .received("gift")
                .withJson("{\"gift_name\":\"rose\"}")
                .from("admin");
        assertThat(eu.messages("room2")).hasSize(1);
        assertThat(recording
                        .get("us-west")
                        .await("room3", Duration.ofSeconds(5))
                        .data())
                .contains("rose");
        assertThat(sender.sends()).hasSize(1);
    }

    @RepeatedTest(2)
    void everyTestBeginsWithoutMessagesAndAnswers() {
        assertThat(recording.get().sends()).isEmpty();

        sender.send(LiveMessage.of("room1", "gift", "rose"));
        sender.next(1).reject(100601);
    }

    @Test
    void answersAreToldPerClient() {
        eu.next(1).reject(100601);

        assertThatThrownBy(() -> counter.sell("rose")).isInstanceOf(MessageRejectedException.class);
        assertThat(sender.messages("room1")).hasSize(1);
    }

    @Test
    void settingsOfClientsApply() {
        assertThat(eu.trySend(LiveMessage.of("room2", "gift", "r".repeat(200)))).isRejected();
        assertThat(settings.client("eu").maxMessageBytes()).isEqualTo(100);
    }

    @Test
    void nothingElseOfTheApplicationIsThere() {
        assertThat(context.getBeanNamesForType(Warehouse.class)).isEmpty();
        assertThat(context.getBeansOfType(LiveMessageSenders.class)).hasSize(1);
    }
}
