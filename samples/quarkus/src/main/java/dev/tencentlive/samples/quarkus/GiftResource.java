package dev.tencentlive.samples.quarkus;

import dev.tencentlive.DeliveryUnknownException;
import dev.tencentlive.LiveMessageException;
import dev.tencentlive.MessageDroppedException;
import dev.tencentlive.MessageRejectedException;
import dev.tencentlive.SendReceipt;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers with the receipt, or with what became of the gift instead. Public because Quarkus calls it. */
@Path("/rooms/{room}/gifts")
public class GiftResource {

    private final GiftService gifts;

    GiftResource(GiftService gifts) {
        this.gifts = gifts;
    }

    /** Sends one gift. */
    @POST
    public SendReceipt give(@PathParam("room") String room, Gift gift) {
        return gifts.give(room, gift);
    }

    @ServerExceptionMapper
    Response dropped(MessageDroppedException e) {
        return answer(Response.Status.TOO_MANY_REQUESTS, e);
    }

    @ServerExceptionMapper
    Response rejected(MessageRejectedException e) {
        return answer(Response.Status.CONFLICT, e);
    }

    @ServerExceptionMapper
    Response unknown(DeliveryUnknownException e) {
        return answer(Response.Status.GATEWAY_TIMEOUT, e);
    }

    private static Response answer(Response.Status status, LiveMessageException e) {
        return Response.status(status).entity(e.getMessage()).build();
    }
}
