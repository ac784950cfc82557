package dev.tencentlive.samples.quarkus;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.SendReceipt;
import dev.tencentlive.quarkus.ReactiveLiveMessageSender;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Sends on the event loop, without blocking it. Public because Quarkus calls it. */
// region reactive
@Path("/rooms/{room}/likes")
public class LikeResource {

    private final ReactiveLiveMessageSender sender;

    LikeResource(ReactiveLiveMessageSender sender) {
        this.sender = sender;
    }

    /** Sends one like. */
    @POST
    public Uni<SendReceipt> like(@PathParam("room") String room) {
        return sender.send(LiveMessage.of(room, "like", "{}"));
    }
}
// endregion
