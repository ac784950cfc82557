package dev.tencentlive.spring;

import static dev.tencentlive.testkit.LiveAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.testkit.LiveEmulatorTest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

@LiveEmulatorTest
final class EventsTest {

    private static final LiveMessage ROSE = LiveMessage.of("room1", "gift", "rose");

    @Test
    void eachOutcomeIsPublishedAndAListenerThatFailsBreaksNothing(LiveEmulator emulator) {
        Contexts.on(emulator).withUserConfiguration(Failing.class).run(context -> {
            context.getBean(LiveMessageSender.class).send(ROSE);
            context.getBean(LiveMessageSender.class).trySend(LiveMessage.of("code-100601", "gift", "rose"));

            List<String> heard = context.getBean(Failing.class).heard;
            await().atMost(10, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThat(heard)
                            .containsExactly("default ACCEPTED room1", "default REJECTED code-100601"));
        });
    }

    @Test
    void slowListenerDelaysNoSend(LiveEmulator emulator) {
        Contexts.on(emulator).withUserConfiguration(Slow.class).run(context -> {
            context.getBean(LiveMessageSender.class).send(ROSE);
            context.getBean(LiveMessageSender.class).send(ROSE);
            context.getBean(Slow.class).release.countDown();

            assertThat(emulator).room("room1").hasMessages(2);
        });
    }

    @Test
    void eventsOfTheLastSendsAreHeardBeforeTheirListenerIsDestroyed(LiveEmulator emulator) {
        Leisurely[] listener = new Leisurely[1];
        Contexts.on(emulator).withUserConfiguration(Leisurely.class).run(context -> {
            listener[0] = context.getBean(Leisurely.class);
            for (int i = 0; i < 5; i++) {
                context.getBean(LiveMessageSender.class).send(ROSE);
            }
        });

        assertThat(listener[0].heard).containsExactly("event", "event", "event", "event", "event", "destroyed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "off"})
    void eventsCanBeSwitchedOff(String no) {
        Contexts.configured()
                .withPropertyValues("tencent.live.events.enabled=" + no)
                .run(context -> assertThat(context).doesNotHaveBean(OutcomeEvents.class));
    }

    @Configuration(proxyBeanMethods = false)
    static class Failing {

        final List<String> heard = new CopyOnWriteArrayList<>();

        @EventListener
        void on(LiveMessageOutcomeEvent event) {
            heard.add(event.client() + " " + event.outcome().state() + " "
                    + event.message().roomId());
            throw new IllegalStateException("a listener of the application");
        }
    }

    /** Asks for the sender, so it is destroyed before it; begins to listen only when the context closes. */
    @Configuration(proxyBeanMethods = false)
    static class Leisurely implements DisposableBean {

        final List<String> heard = new CopyOnWriteArrayList<>();
        private final CountDownLatch closing = new CountDownLatch(1);

        Leisurely(LiveMessageSender sender) {
            assertThat(sender).isNotNull();
        }

        @EventListener
        void on(LiveMessageOutcomeEvent event) throws InterruptedException {
            assertThat(closing.await(30, TimeUnit.SECONDS)).isTrue();
            heard.add("event");
        }

        @EventListener
        void on(ContextClosedEvent event) {
            closing.countDown();
        }

        @Override
        public void destroy() {
            heard.add("destroyed");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Slow {

        final CountDownLatch release = new CountDownLatch(1);

        @EventListener
        void on(LiveMessageOutcomeEvent event) throws InterruptedException {
            assertThat(release.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }
}
