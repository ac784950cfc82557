package dev.tencentlive.quarkus.devui;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** A test of the application that is being developed, which Quarkus runs beside it; {@link ContinuousTest} looks at that. */
@QuarkusTest
public class ContinuouslyRun {

    @Inject
    LiveMessageSender sender;

    @Test
    void sends() {
        sender.send(LiveMessage.of("room-of-a-test", "gift", "rose"));
    }
}
