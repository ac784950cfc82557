package dev.tencentlive.samples.cdi;

import dev.tencentlive.DeliveryUnknownException;
import dev.tencentlive.LiveMessageException;
import dev.tencentlive.MessageDroppedException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers with what became of the gift when there is no receipt. */
@Provider
public class Refusals implements ExceptionMapper<LiveMessageException> {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int GATEWAY_TIMEOUT = 504;
    private static final int CONFLICT = 409;

    @Override
    public Response toResponse(LiveMessageException e) {
        return Response.status(status(e))
                .type(MediaType.TEXT_PLAIN_TYPE)
                .entity(String.valueOf(e.getMessage()))
                .build();
    }

    private static int status(LiveMessageException e) {
        if (e instanceof MessageDroppedException) {
            return TOO_MANY_REQUESTS;
        }
        return e instanceof DeliveryUnknownException ? GATEWAY_TIMEOUT : CONFLICT;
    }
}
