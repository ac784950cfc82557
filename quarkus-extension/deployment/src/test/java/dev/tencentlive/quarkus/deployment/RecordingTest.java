package dev.tencentlive.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.quarkus.LiveClient;
import dev.tencentlive.testkit.RecordedMessage;
import dev.tencentlive.testkit.RecordingLiveMessageSender;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Senders of tests: they record, the default one and the named ones alike. */
final class RecordingTest {

    private static final Map<String, String> OFF = Map.of("quarkus.tencent-live.devservices.enabled", "false");

    @Test
    void everyClientRecordsAndNeedsNoSettings() throws Exception {
        Map<String, String> properties = StartTest.with(OFF, Map.of("tencent.live.clients.eu.identifier", "second"));
        try (Application application = Application.start(properties, Recorded.class)) {
            assertThat(application.bean(Told.class).tell("")).isEqualTo("[rose] as administrator, [tulip] as second");
        }
    }

    /** A test of an application. */
    @Singleton
    @Unremovable
    public static final class Recorded implements Told {

        @Inject
        LiveMessageSender sender;

        @Inject
        @LiveClient("eu")
        LiveMessageSender eu;

        @Inject
        InjectableInstance<RecordingLiveMessageSender> recorded;

        @Inject
        @LiveClient("eu")
        RecordingLiveMessageSender recordedEu;

        @Override
        public String tell(String about) {
            sender.send(LiveMessage.of("room1", "gift", "rose"));
            eu.send(LiveMessage.of("room1", "gift", "tulip"));
            return told(recorded.get()) + ", " + told(recordedEu);
        }

        private static String told(RecordingLiveMessageSender recording) {
            return recording.messages("room1").stream()
                            .map(RecordedMessage::data)
                            .toList() + " as "
                    + recording.messages("room1").get(0).sender();
        }
    }
}
