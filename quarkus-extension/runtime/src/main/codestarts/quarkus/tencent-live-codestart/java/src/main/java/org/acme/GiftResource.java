package org.acme;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.SendOutcome;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Sends what is posted to it into a live room. */
@Path("/rooms/{room}/gifts")
public class GiftResource {

    private final LiveMessageSender sender;

    public GiftResource(LiveMessageSender sender) {
        this.sender = sender;
    }

    /** Shows a gift to everybody in the room. */
    @POST
    public String give(@PathParam("room") String room, String gift) {
        SendOutcome outcome = sender.trySend(LiveMessage.of(room, "gift", gift));
        return outcome.state().toString();
    }
}
