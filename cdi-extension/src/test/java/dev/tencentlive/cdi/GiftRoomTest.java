package dev.tencentlive.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.testkit.RecordingLiveMessageSender;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldJunit5Extension;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The recipe that docs/cdi.md shows. */
// region recipe
@ExtendWith(WeldJunit5Extension.class)
final class GiftRoomTest {

    @WeldSetup
    WeldInitiator weld = WeldInitiator.from(WeldInitiator.createWeld()
                    .addExtension(new TencentLiveExtension())
                    .addBeanClasses(GiftRoom.class, Recording.class))
            .build();

    @Inject
    GiftRoom room;

    @Inject
    RecordingLiveMessageSender sent;

    @Test
    void giftReachesItsRoom() {
        room.give("rose");

        assertThat(sent.messages("room1")).hasSize(1);
    }

    /** Takes the place of the extension's sender, because the application brings one. */
    static class Recording {
        @Produces
        @Singleton
        RecordingLiveMessageSender sender = RecordingLiveMessageSender.create();
    }
    // endregion

    @ApplicationScoped
    static class GiftRoom {

        @Inject
        LiveMessageSender sender;

        void give(String gift) {
            sender.send(LiveMessage.of("room1", "gift", gift));
        }
    }
}
