package dev.tencentlive.quarkus.deployment;

import static dev.tencentlive.quarkus.deployment.StartTest.with;
import static dev.tencentlive.testkit.LiveAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageListener;
import dev.tencentlive.SendOutcome;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.quarkus.ReactiveLiveMessageSender;
import dev.tencentlive.testkit.LiveEmulatorTest;
import io.quarkus.arc.Unremovable;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The sender of event loops. */
@LiveEmulatorTest
final class ReactiveTest {

    @Test
    void nothingIsSentBeforeASubscriptionAndCancellingEndsTheSendAndIsHeardOf(LiveEmulator emulator) throws Exception {
        Map<String, String> properties = with(
                Application.sendingTo(emulator),
                Map.of("tencent.live.attempt-timeout", "20s", "tencent.live.delivery-timeout", "30s"));
        try (Application application = Application.start(properties, Subscribing.class)) {
            Told told = application.bean(Told.class);
            told.tell("make");
            assertThat(emulator.calls().total()).isZero();

            emulator.next(1).actAndDelay(Duration.ofSeconds(20));
            told.tell("subscribe");
            assertThat(emulator).within(Duration.ofSeconds(10)).room("room1").received("gift");
            told.tell("cancel");

            // Long before the answer comes, and nobody tells the subscriber any more.
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(told.tell("heard")).isEqualTo("[listener UNKNOWN]"));
        }
    }

    /** Keeps what it made and subscribed to. */
    @Singleton
    @Unremovable
    public static final class Subscribing implements Told, LiveMessageListener {

        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final List<Uni<SendOutcome>> made = new CopyOnWriteArrayList<>();
        private final List<Cancellable> subscribed = new CopyOnWriteArrayList<>();

        @Inject
        ReactiveLiveMessageSender sender;

        @Override
        public String tell(String about) {
            switch (about) {
                case "make" -> made.add(sender.trySend(LiveMessage.of("room1", "gift", "rose")));
                case "subscribe" ->
                    subscribed.add(made.get(0).subscribe().with(outcome -> heard.add("subscriber " + outcome.state())));
                case "cancel" -> subscribed.get(0).cancel();
                default -> {}
            }
            return heard.toString();
        }

        @Override
        public void onOutcome(Sending sending, SendOutcome outcome, Duration duration) {
            heard.add("listener " + outcome.state());
        }
    }
}
