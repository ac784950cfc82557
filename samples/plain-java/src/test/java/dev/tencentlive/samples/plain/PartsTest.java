package dev.tencentlive.samples.plain;

import static dev.tencentlive.testkit.LiveAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageListener;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.PayloadWriter;
import dev.tencentlive.SendOutcome;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.testkit.LiveEmulatorTest;
import dev.tencentlive.usersig.SigningKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The README's further examples, run. */
@LiveEmulatorTest
final class PartsTest {

    private static LiveMessageSender senderWith(
            LiveSettings settings, PayloadWriter mapper, LiveMessageListener metrics, Supplier<SigningKey> vault) {
        // region parts
        LiveMessageSender sender = LiveMessageSender.builder(settings)
                .payloadWriter(mapper) // for payloads that are not a String: mapper::writeValueAsString
                .secretKey(vault) // read at each signing: a new key needs no restart
                .listener(metrics) // sees every attempt and every outcome
                .build();
        // endregion
        return sender;
    }

    @Test
    void ownPartsTakePartInASend(LiveEmulator emulator, LiveSettings settings) {
        List<SendOutcome> outcomes = new CopyOnWriteArrayList<>();
        LiveMessageListener metrics = new LiveMessageListener() {
            @Override
            public void onOutcome(Sending sending, SendOutcome outcome, Duration duration) {
                outcomes.add(outcome);
            }
        };
        try (LiveMessageSender sender =
                senderWith(settings, String::valueOf, metrics, () -> SigningKey.of(emulator.secretKey()))) {
            SendOutcome outcome = sender.trySend(LiveMessage.of("room1", "poll", List.of("yes", "no")));

            assertThat(outcomes).containsExactly(outcome);
            assertThat(emulator).room("room1").received("poll").withData("[yes, no]");
        }
    }

    @Test
    void namedClientInheritsWhatItDoesNotSet(LiveEmulator emulator) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "tencent.live.sdk-app-id", Long.toString(emulator.sdkAppId()),
                "tencent.live.secret-key", emulator.secretKey(),
                "tencent.live.endpoint", emulator.endpoint().toString()));
        properties.put("tencent.live.clients.eu.identifier", "somebody");
        LiveMessage message = LiveMessage.of("room1", "gift", "rose");
        // region clients
        // tencent.live.clients.eu.* inherits from tencent.live.* what it does not set
        LiveSettings settings = LiveSettings.from(properties);
        LiveMessageSenders senders = LiveMessageSenders.create(settings);
        SendOutcome outcome = senders.get("eu").trySend(message);
        // endregion
        senders.close();

        assertThat(outcome).isRejected().hasCode(60010);
    }

    // region test
    @Test
    void messageArrivesAsItWasSent(LiveEmulator emulator, LiveMessageSender sender) {
        emulator.next(1).answer(70001); // the first signature has expired: signed anew, tried again

        sender.send(LiveMessage.of("room1", "gift", "{\"gift\":\"rose\"}"));

        assertThat(emulator).room("room1").hasMessages(1).received("gift").withJson("{\"gift\":\"rose\"}");
    }
    // endregion
}
