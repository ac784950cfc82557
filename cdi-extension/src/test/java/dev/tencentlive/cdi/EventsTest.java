package dev.tencentlive.cdi;

import static dev.tencentlive.testkit.LiveAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.testkit.LiveEmulatorTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@LiveEmulatorTest
final class EventsTest {

    private static final LiveMessage ROSE = LiveMessage.of("room1", "gift", "rose");
    private static final List<String> HEARD = new CopyOnWriteArrayList<>();

    @BeforeEach
    void forget() {
        HEARD.clear();
    }

    @Test
    void eachOutcomeIsFiredAndAnObserverThatFailsBreaksNothing(LiveEmulator emulator) {
        try (Application application = Application.on(emulator)
                .with("tencent.live.clients.eu.retry.max-attempts", "1")
                .bean(Failing.class, Async.class)
                .start()) {
            application.sender().send(ROSE);
            application.sender().trySend(LiveMessage.of("code-100601", "gift", "rose"));
            application.sender("eu").send(ROSE);

            heard(
                    "default ACCEPTED room1",
                    "async default ACCEPTED room1",
                    "default REJECTED code-100601",
                    "async default REJECTED code-100601",
                    "eu ACCEPTED room1",
                    "of eu ACCEPTED room1",
                    "async eu ACCEPTED room1");
        }
    }

    @Test
    void slowObserverDelaysNoSend(LiveEmulator emulator) {
        Slow.release = new CountDownLatch(1);
        try (Application application = Application.on(emulator).bean(Slow.class).start()) {
            application.sender().send(ROSE);
            application.sender().send(ROSE);

            assertThat(emulator).room("room1").hasMessages(2);
            assertThat(HEARD).isEmpty();
            Slow.release.countDown();
            heard("slow", "slow");
        }
    }

    @Test
    void eventsCanBeSwitchedOff(LiveEmulator emulator) {
        try (Application application = Application.on(emulator)
                .with("tencent.live.events.enabled", "false")
                .bean(Failing.class)
                .start()) {
            application.sender().send(ROSE);
        }

        // The container waits for what was fired when it is closed.
        assertThat(HEARD).isEmpty();
    }

    private static void heard(String... events) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(HEARD).containsExactlyInAnyOrder(events));
    }

    private static String text(LiveMessageOutcomeEvent event) {
        return event.outcome().state() + " " + event.message().roomId();
    }

    @ApplicationScoped
    static class Failing {

        void on(@Observes LiveMessageOutcomeEvent event) {
            HEARD.add(event.client() + " " + text(event));
            throw new IllegalStateException("an observer of the application");
        }

        void onEu(@Observes @LiveClient("eu") @jakarta.annotation.Priority(1) LiveMessageOutcomeEvent event) {
            HEARD.add("of eu " + text(event));
        }
    }

    @ApplicationScoped
    static class Async {

        void on(@ObservesAsync LiveMessageOutcomeEvent event) {
            HEARD.add("async " + event.client() + " " + text(event));
            throw new IllegalStateException("an asynchronous observer of the application");
        }
    }

    @ApplicationScoped
    static class Slow {

        static volatile CountDownLatch release = new CountDownLatch(1);

        void on(@Observes LiveMessageOutcomeEvent event) throws InterruptedException {
            assertThat(release.await(30, TimeUnit.SECONDS)).isTrue();
            HEARD.add("slow");
        }
    }
}
