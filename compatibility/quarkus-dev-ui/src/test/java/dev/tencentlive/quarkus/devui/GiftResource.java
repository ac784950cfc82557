package dev.tencentlive.quarkus.devui;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** An application that sends when it is asked. */
@Path("/gift")
public class GiftResource {

    private final LiveMessageSender sender;

    GiftResource(LiveMessageSender sender) {
        this.sender = sender;
    }

    /** Sends. */
    @GET
    @Blocking
    public String give() {
        return String.valueOf(sender.send(LiveMessage.of("room-of-the-application", "gift", "<b>tulip</b>"))
                .sequence());
    }
}
