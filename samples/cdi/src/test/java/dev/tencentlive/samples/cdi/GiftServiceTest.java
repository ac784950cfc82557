package dev.tencentlive.samples.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tencentlive.LiveSettings;
import dev.tencentlive.MessageRejectedException;
import dev.tencentlive.cdi.TencentLiveExtension;
import dev.tencentlive.testkit.RecordingLiveMessageSender;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.bind.Jsonb;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldJunit5Extension;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** With CDI and without a network. */
// region recipe
@ExtendWith(WeldJunit5Extension.class)
final class GiftServiceTest {

    @WeldSetup
    WeldInitiator weld = WeldInitiator.from(WeldInitiator.createWeld()
                    .addExtension(new TencentLiveExtension())
                    .addBeanClasses(GiftService.class, Json.class, Recording.class))
            .build();

    @Inject
    GiftService gifts;

    @Inject
    RecordingLiveMessageSender sent;

    @Test
    void giftReachesItsRoom() {
        gifts.give("room1", new Gift("ann", "rose", 3));

        assertThat(sent.messages("room1").get(0).data()).contains("\"rose\"");
    }

    @Test
    void giftOfAMutedViewerIsRefused() {
        sent.next(1).reject(100601);

        assertThatThrownBy(() -> gifts.give("room1", new Gift("ann", "rose", 3)))
                .isInstanceOf(MessageRejectedException.class);
    }

    /** A sender of the application's own takes the place of the extension's. */
    static class Recording {

        @Produces
        @Singleton
        RecordingLiveMessageSender sender(LiveSettings settings, Jsonb jsonb) {
            return RecordingLiveMessageSender.create(settings, builder -> builder.payloadWriter(jsonb::toJson));
        }
    }
}
// endregion
