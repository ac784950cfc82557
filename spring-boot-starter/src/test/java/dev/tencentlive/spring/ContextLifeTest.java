package dev.tencentlive.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.emulator.LiveEmulator;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.GenericApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
final class ContextLifeTest {

    private static final LiveMessage ROSE = LiveMessage.of("room1", "gift", "rose");

    @Test
    void fiftyContextsLeaveNoThread() {
        try (LiveEmulator emulator =
                LiveEmulator.builder().roomLimit(0).applicationLimit(0).start()) {
            for (int i = 0; i < 50; i++) {
                Contexts.on(emulator)
                        .run(context -> context.getBean(LiveMessageSender.class).send(ROSE));
            }

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                System.gc();
                assertThat(threads()).isEmpty();
            });
        }
    }

    @Test
    void secondContextOfTheSameProcessHasItsOwnSender() {
        try (LiveEmulator emulator = LiveEmulator.start()) {
            Contexts.on(emulator)
                    .run(first -> Contexts.on(emulator).run(second -> {
                        first.getBean(LiveMessageSender.class).send(ROSE);
                        second.getBean(LiveMessageSender.class).send(ROSE);

                        assertThat(first.getBean(LiveMessageSender.class))
                                .isNotSameAs(second.getBean(LiveMessageSender.class));
                    }));
        }
    }

    @Test
    void olderGenerationIsWarnedOfOnce(CapturedOutput output) {
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            context.registerBean(LiveStartup.class, () -> new LiveStartup("3.4.13"));
            context.refresh();
        }

        assertThat(output.getAll()).containsOnlyOnce("was not tried with Spring Boot 3.4.13");
    }

    private static List<String> threads() {
        return Stream.of(Thread.getAllStackTraces().keySet().toArray(Thread[]::new))
                .map(Thread::getName)
                .filter(name -> name.matches("(tencent-live-(?!emulator)|HttpClient-).*"))
                .toList();
    }
}
