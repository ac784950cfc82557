package dev.tencentlive.spring;

import static dev.tencentlive.testkit.LiveAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.emulator.LiveEmulator;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

/** The emulator starts by itself in development, and nowhere else. */
@ExtendWith(OutputCaptureExtension.class)
final class EmulatorTest {

    private static final LiveMessage ROSE = LiveMessage.of("room1", "gift", "rose");

    private static ApplicationContextRunner application() {
        return Contexts.unconfigured().withUserConfiguration(Application.class);
    }

    @Test
    void applicationWithoutCredentialsSendsAllToTheEmulatorAndSaysSo(CapturedOutput output) {
        application()
                .withPropertyValues("tencent.live.clients.eu.max-message-bytes=0")
                .run(context -> {
                    LiveEmulator emulator = context.getBean(LiveEmulator.class);
                    context.getBean(LiveMessageSender.class).send(ROSE);
                    context.getBean(LiveMessageSenders.class).get("eu").send(ROSE);

                    assertThat(emulator).room("room1").hasMessages(2);
                    assertThat(output.getAll())
                            .contains("messages go to an emulator, which shows them at " + emulator.endpoint());
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tencent.live.emulator.enabled=false",
                "tencent.live.emulator.enabled=off",
                "tencent.live.enabled=false",
                "tencent.live.sdk-app-id=1400000000",
                "tencent.live.clients.eu.secret-key=0123456789abcdef",
                "tencent.live.endpoint=https://gateway.example.org",
                "spring.main.cloud-platform=kubernetes"
            })
    void emulatorStaysAwayFrom(String property) {
        application()
                .withPropertyValues(property)
                .run(context -> assertThat(context)
                        .doesNotHaveBean(LiveEmulator.class)
                        .doesNotHaveBean(LiveMessageSender.class));
    }

    @Test
    void applicationWithoutClassesOfItsOwnIsNotTakenForDevelopment() {
        Contexts.unconfigured().run(context -> assertThat(context).doesNotHaveBean(LiveEmulator.class));
    }

    @Test
    void senderOfTheApplicationKeepsTheEmulatorAway() {
        application()
                .withBean(SilentSender.class)
                .run(context -> assertThat(context).doesNotHaveBean(LiveEmulator.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:/srv/app.jar",
                "jar:file:/srv/app.jar!/BOOT-INF/classes!/",
                "jar:nested:/srv/app.jar/!BOOT-INF/classes/!/",
                "file:/srv/unpacked/BOOT-INF/classes/",
                "file:/srv/webapps/app/WEB-INF/classes/",
                "file:/srv/app/target/app/WEB-INF/classes/",
                "file:/app/classes/",
                "file:/app/"
            })
    void packagedApplicationIsNotTakenForDevelopment(String location) {
        assertThat(OnDevelopment.isBuildDirectory(URI.create(location.replace("!", "%21"))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "target/classes/",
                "target/test-classes/",
                "build/classes/java/main/",
                "build/classes/kotlin/test/",
                "out/production/app/",
                "bin/",
                "bin/main/"
            })
    void directoryOfABuildIsTakenForDevelopment(String directory) {
        assertThat(OnDevelopment.isBuildDirectory(URI.create("file:/home/me/app/" + directory)))
                .isTrue();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
