package dev.tencentlive.samples.cdi;

import dev.tencentlive.SendReceipt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Takes gifts over HTTP and answers with the receipt. */
@ApplicationScoped
@Path("rooms/{room}/gifts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class GiftResource {

    @Inject
    GiftService gifts;

    /**
     * Sends a gift into a room.
     *
     * @param room RoomId
     * @param gift what is given
     * @return what the service said
     */
    @POST
    public SendReceipt give(@PathParam("room") String room, Gift gift) {
        return gifts.give(room, gift);
    }
}
