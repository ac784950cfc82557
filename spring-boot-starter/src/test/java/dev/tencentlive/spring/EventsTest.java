package dev.tencentlive.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.emulator.LiveEmulator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

final class EventsTest {

    private static final LiveMessage ROSE = LiveMessage.of("room1", "gift", "rose");

    @Test
    void eachOutcomeIsPublishedAndAListenerThatFailsBreaksNothing() {
        try (LiveEmulator emulator = LiveEmulator.start()) {
            Contexts.on(emulator).withUserConfiguration(Failing.class).run(context -> {
                context.getBean(LiveMessageSender.class).send(ROSE);
                context.getBean(LiveMessageSender.class).trySend(LiveMessage.of("code-100601", "gift", "rose"));

                List<String> heard = context.getBean(Failing.class).heard;
                await().atMost(10, TimeUnit.SECONDS)
                        .untilAsserted(() -> assertThat(heard)
                                .containsExactly("default ACCEPTED room1", "default REJECTED code-100601"));
            });
        }
    }

    @Test
    void slowListenerDelaysNoSend() {
        try (LiveEmulator emulator = LiveEmulator.start()) {
            Contexts.on(emulator).withUserConfiguration(Slow.class).run(context -> {
                context.getBean(LiveMessageSender.class).send(ROSE);
                context.getBean(LiveMessageSender.class).send(ROSE);
                context.getBean(Slow.class).release.countDown();

                assertThat(emulator.messages("room1")).hasSize(2);
            });
        }
    }

    @Test
    void eventsCanBeSwitchedOff() {
        Contexts.configured()
                .withPropertyValues("tencent.live.events.enabled=false")
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

    @Configuration(proxyBeanMethods = false)
    static class Slow {

        final CountDownLatch release = new CountDownLatch(1);

        @EventListener
        void on(LiveMessageOutcomeEvent event) throws InterruptedException {
            assertThat(release.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }
}
