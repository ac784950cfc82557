package dev.tencentlive.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.Rejected;
import dev.tencentlive.emulator.LiveEmulator;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NoMapperTest {

    @Test
    void withoutAMapperOnlyTextsAreSent() {
        try (LiveEmulator emulator = LiveEmulator.start()) {
            Contexts.on(emulator).run(context -> {
                LiveMessageSender sender = context.getBean(LiveMessageSender.class);
                sender.send(LiveMessage.of("room1", "gift", "rose"));

                assertThat(sender.trySend(LiveMessage.of("room1", "gift", List.of("rose"))))
                        .isInstanceOfSatisfying(
                                Rejected.class, no -> assertThat(no.reason()).contains("PayloadWriter"));
                assertThat(emulator.messages("room1")).hasSize(1);
            });
        }
    }
}
