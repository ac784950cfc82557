package dev.tencentlive.cdi;

import static dev.tencentlive.testkit.LiveAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.emulator.LiveEmulator;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The emulator starts when it is asked for, and nowhere else. */
final class EmulatorTest {

    private static final LiveMessage ROSE = LiveMessage.of("room1", "gift", "rose");
    private static final String ENABLED = "tencent.live.emulator.enabled";

    @Test
    void allMessagesGoToTheEmulatorAndTheLogSaysWhere() {
        List<String> log = new CopyOnWriteArrayList<>();
        Logger logger = Logger.getLogger("dev.tencentlive.cdi");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                log.add(record.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try (Application application = Application.unconfigured()
                .with(ENABLED, "true")
                .with("tencent.live.clients.eu.max-message-bytes", "0")
                .start()) {
            LiveEmulator emulator = application.get(LiveEmulator.class);
            assertThat(log)
                    .containsExactly("Messages go to an emulator, which shows them at " + emulator.endpoint()
                            + "/ (tencent.live.emulator.enabled=false switches it off)");

            application.sender().send(ROSE);
            application.sender("eu").send(ROSE);

            assertThat(emulator).room("room1").hasMessages(2);
        } finally {
            logger.removeHandler(handler);
        }
    }

    @Test
    void credentialsOfTheApplicationAreNotGivenToTheEmulator() {
        try (Application application = Application.configured()
                .with(ENABLED, "true")
                .with("tencent.live.identifier", "nobody-there-knows")
                .start()) {
            application.sender().send(ROSE);

            assertThat(application.get(LiveEmulator.class)).room("room1").hasMessages(1);
        }
    }

    @Test
    void withoutThePropertyNothingStarts() {
        try (Application application = Application.unconfigured().start()) {
            assertThat(application.has(LiveEmulator.class)).isFalse();
        }
    }

    @Test
    void emulatorOfTheApplicationsOwnIsUsed() {
        try (Application application = Application.unconfigured()
                .with(ENABLED, "true")
                .bean(OwnEmulator.class)
                .start()) {
            application.sender().send(ROSE);

            assertThat(application.get(LiveEmulator.class).sdkAppId()).isEqualTo(20000077);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp.config.profile", "smallrye.config.profile", "quarkus.profile"})
    void productionProfileRefusesIt(String key) {
        assertThatThrownBy(() -> Application.unconfigured()
                        .with(ENABLED, "true")
                        .with(key, "eu,prod")
                        .start()
                        .close())
                .hasStackTraceContaining("Tencent Live messaging is set up wrongly (1 problem)")
                .hasStackTraceContaining(
                        "tencent.live.emulator.enabled: true, must not be set where the profile prod is active");
    }

    @Test
    void productionProfileThatOnlyTheImplementationKnowsRefusesItToo() {
        assertThatThrownBy(() -> Application.unconfigured()
                        .with(ENABLED, "true")
                        .profile("Production")
                        .start()
                        .close())
                .hasStackTraceContaining("must not be set where the profile Production is active");
    }

    @Test
    void absentEmulatorIsNamed() {
        LiveConfig config = new LiveConfig(new io.smallrye.config.SmallRyeConfigBuilder()
                .withSources(
                        new io.smallrye.config.PropertiesConfigSource(java.util.Map.of(ENABLED, "true"), "test", 100))
                .build());

        assertThat(new EmulatorSwitch(config, false).refusal())
                .hasValueSatisfying(text ->
                        assertThat(text).contains("needs dev.tencentlive:tencent-live-emulator on the class path"));
        assertThat(new EmulatorSwitch(config, false).isOn()).isFalse();
        assertThat(new EmulatorSwitch(config, true).isOn()).isTrue();
    }

    @Singleton
    static class OwnEmulator {
        @Produces
        @Singleton
        LiveEmulator emulator() {
            return LiveEmulator.builder().sdkAppId(20000077).start();
        }

        void stop(@jakarta.enterprise.inject.Disposes LiveEmulator emulator) {
            emulator.close();
        }
    }
}
