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
    void generationsFrom35OnAreTheOnesThatWereTried() {
        assertThat(List.of("3.5.0", "3.5.16", "4.0.9", "4.1.2", "5.0.0-M1", "unknown"))
                .allMatch(version -> BootGeneration.of(version).isTried());
        assertThat(List.of("2.7.18", "3.3.13", "3.4.13"))
                .noneMatch(version -> BootGeneration.of(version).isTried());
    }

    private static List<String> threads() {
        return Stream.of(Thread.getAllStackTraces().keySet().toArray(Thread[]::new))
                .map(Thread::getName)
                .filter(name -> name.matches("(tencent-live-(?!emulator)|HttpClient-).*"))
                .toList();
    }
}
