package dev.tencentlive.spring;

import static dev.tencentlive.testkit.LiveAssertions.assertThat;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.Rejected;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.testkit.LiveEmulatorTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@LiveEmulatorTest
final class NoMapperTest {

    @Test
    void withoutAMapperOnlyTextsAreSent(LiveEmulator emulator) {
        Contexts.on(emulator).run(context -> {
            LiveMessageSender sender = context.getBean(LiveMessageSender.class);
            sender.send(LiveMessage.of("room1", "gift", "rose"));

            assertThat(sender.trySend(LiveMessage.of("room1", "gift", List.of("rose"))))
                    .isRejected(Rejected.Where.LOCAL)
                    .hasReasonContaining("PayloadWriter");
            assertThat(emulator).room("room1").hasMessages(1);
        });
    }
}
