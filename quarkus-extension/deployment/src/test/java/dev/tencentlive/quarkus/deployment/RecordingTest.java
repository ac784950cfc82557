package dev.tencentlive.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveSettings;
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

    @Test
    void clientOfAnotherApplicationNeedsNoKeyEither() throws Exception {
        Map<String, String> properties = StartTest.with(
                OFF,
                Map.of(
                        "tencent.live.clients.eu.sdk-app-id",
                        "1400000001",
                        "tencent.live.clients.eu.identifier",
                        "second"));
        try (Application application = Application.start(properties, Recorded.class)) {
            assertThat(application.bean(Told.class).tell("")).isEqualTo("[rose] as administrator, [tulip] as second");
        }
    }

    @Test
    void noEmulatorIsStartedWhereNothingIsSent() throws Exception {
        try (Application application =
                Application.start(Map.of("tencent.live.clients.eu.identifier", "second"), Recorded.class)) {
            assertThat(application.bean(Told.class).tell("endpoint")).isEqualTo("http://127.0.0.1:9");
        }
    }

    @Test
    void recordingCanBeSwitchedOffForTestsThatSend() throws Exception {
        Map<String, String> off = Map.of("quarkus.tencent-live.recording", "false");
        try (Application application = Application.start(off, Sending.class)) {
            assertThat(application.bean(Told.class).tell("")).isEqualTo("1 sent, recorded false");
        }
    }

    /** A test that sends, in an application others of whose tests record. */
    @Singleton
    @Unremovable
    public static final class Sending implements Told {

        @Inject
        LiveMessageSender sender;

        @Inject
        InjectableInstance<RecordingLiveMessageSender> recorded;

        @Override
        public String tell(String about) {
            return sender.send(LiveMessage.of("room1", "gift", "rose")).sequence() + " sent, recorded "
                    + recorded.isResolvable();
        }
    }

    /** A test of an application. */
    @Singleton
    @Unremovable
    public static final class Recorded implements Told {

        @Inject
        LiveSettings settings;

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
            if (about.equals("endpoint")) {
                return settings.endpoint().toString();
            }
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
