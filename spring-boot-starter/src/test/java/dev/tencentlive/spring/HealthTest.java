package dev.tencentlive.spring;

import static dev.tencentlive.testkit.LiveAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.ClientHealth;
import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.testkit.LiveEmulatorTest;
import dev.tencentlive.usersig.SigningKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What health says, without the classes of either Boot; {@code ActuatorTest} asks over HTTP. */
@LiveEmulatorTest
final class HealthTest {

    private final LiveEmulator emulator;

    HealthTest(LiveEmulator emulator) {
        this.emulator = emulator;
    }

    private void run(Consumer<Scene> test, String... properties) {
        ApplicationContextRunner runner = Contexts.on(emulator)
                .withConfiguration(AutoConfigurations.of(TencentLiveHealthAutoConfiguration.class))
                .withUserConfiguration(Health.class)
                .withPropertyValues("tencent.live.clients.eu.max-message-bytes=1000")
                .withPropertyValues(properties);
        runner.run(context -> test.accept(new Scene(
                context.getBean("health", ProbedHealth.class),
                context.getBean(LiveMessageSenders.class),
                context.getBean(SettableClock.class))));
    }

    private record Scene(ProbedHealth health, LiveMessageSenders senders, SettableClock clock) {

        void send(String client, String room) {
            senders.get(client).trySend(LiveMessage.of(room, "gift", "rose"));
        }
    }

    @Test
    void eachClientIsUpWithoutACall() {
        run(scene -> {
            assertThat(scene.health().clients()).containsExactly("default", "eu");
            assertThat(scene.health().read("eu").up()).isTrue();
            assertThat(scene.health().read("eu").details()).containsEntry("signature", "can be made");
            assertThat(emulator.calls().recent()).isEmpty();
        });
    }

    @Test
    void refusedAccountIsDownForAMinute() {
        run(scene -> {
            scene.send("default", "code-60010");

            assertThat(scene.health().read("default").up()).isFalse();
            assertThat(scene.health().read("default").details())
                    .containsEntry("lastOutcome", "rejected")
                    .hasEntrySatisfying(
                            "refusedFor",
                            reason -> assertThat(reason.toString()).contains("60010"));
            assertThat(scene.health().read("eu").up()).isTrue();

            scene.clock().advance(ClientHealth.REMEMBERED);
            assertThat(scene.health().read("default").up()).isTrue();
        });
    }

    @Test
    void acceptedMessageEndsTheRefusal() {
        run(scene -> {
            scene.send("default", "code-60010");
            scene.send("default", "room1");

            assertThat(scene.health().read("default").up()).isTrue();
        });
    }

    @Test
    void refusedMessageIsNotThisApplicationsIllness() {
        run(scene -> {
            scene.send("default", "code-100601");

            assertThat(scene.health().read("default").up()).isTrue();
        });
    }

    @Test
    void keySupplierThatIsNotInUseIsNotAsked() {
        Contexts.configured()
                .withConfiguration(AutoConfigurations.of(TencentLiveHealthAutoConfiguration.class))
                .withUserConfiguration(Health.class)
                .withBean(LiveEmulator.class, () -> emulator, definition -> definition.setDestroyMethodName(""))
                .withUserConfiguration(ClosedVault.class)
                .run(context -> {
                    context.getBean(LiveMessageSenders.class).get().send(LiveMessage.of("room1", "gift", "rose"));

                    assertThat(context.getBean("health", ProbedHealth.class)
                                    .read("default")
                                    .up())
                            .isTrue();
                });
    }

    @Test
    void probeIsSentOncePerInterval() {
        run(
                scene -> {
                    assertThat(scene.health().read("default").details()).containsEntry("probe", "accepted");
                    scene.health().read("default");
                    assertThat(emulator).room("probe").hasMessages(1);

                    scene.clock().advance(Duration.ofSeconds(10));
                    scene.health().read("default");
                    assertThat(emulator).room("probe").hasMessages(2);
                },
                "tencent.live.health.probe-room-id=probe",
                "tencent.live.health.probe-interval=10");
    }

    @Configuration(proxyBeanMethods = false)
    static class Health {

        @Bean
        SettableClock clock() {
            return new SettableClock();
        }

        @Bean
        ProbedHealth health(ListableBeanFactory beans, TencentLiveProperties properties, SettableClock clock) {
            return new ProbedHealth(beans, properties, clock);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ClosedVault {

        @Bean
        Supplier<SigningKey> vault() {
            return () -> {
                throw new IllegalStateException("the vault is closed");
            };
        }
    }

    static final class SettableClock extends Clock {

        private volatile Instant now = Instant.parse("2026-11-22T10:00:00Z");

        void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
