package dev.tencentlive.quarkus.it;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.SendReceipt;
import dev.tencentlive.quarkus.LiveClient;
import dev.tencentlive.quarkus.ReactiveLiveMessageSender;
import io.quarkus.runtime.BlockingOperationNotAllowedException;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Sends gifts from every kind of thread that Quarkus has. Public, with public methods, because Quarkus calls it. */
@Path("/rooms/{room}")
public class GiftResource {

    private final LiveMessageSender sender;
    private final LiveMessageSender eu;
    private final ReactiveLiveMessageSender reactive;
    private final ExecutorService virtualThreads;

    GiftResource(
            LiveMessageSender sender,
            @LiveClient("eu") LiveMessageSender eu,
            ReactiveLiveMessageSender reactive,
            @VirtualThreads ExecutorService virtualThreads) {
        this.sender = sender;
        this.eu = eu;
        this.reactive = reactive;
        this.virtualThreads = virtualThreads;
    }

    @POST
    @Path("/blocking")
    @Blocking
    public SendReceipt blocking(@PathParam("room") String room, Gift gift) {
        return sender.send(message(room, gift));
    }

    @POST
    @Path("/eu")
    @Blocking
    public SendReceipt eu(@PathParam("room") String room, Gift gift) {
        return eu.send(message(room, gift));
    }

    @POST
    @Path("/virtual")
    @Blocking
    public String virtual(@PathParam("room") String room, Gift gift) {
        // @RunOnVirtualThread needs classes for Java 21.
        return CompletableFuture.supplyAsync(
                        () -> sender.send(message(room, gift)).sequence() + " on " + Thread.currentThread(),
                        virtualThreads)
                .join();
    }

    @POST
    @Path("/reactive")
    @NonBlocking
    public Uni<String> reactive(@PathParam("room") String room, Gift gift) {
        return reactive.send(message(room, gift))
                .map(receipt ->
                        receipt.sequence() + " on " + Thread.currentThread().getName());
    }

    @POST
    @Path("/wrong")
    @NonBlocking
    public SendReceipt wrong(@PathParam("room") String room, Gift gift) {
        return sender.send(message(room, gift));
    }

    @ServerExceptionMapper
    public jakarta.ws.rs.core.Response refused(BlockingOperationNotAllowedException e) {
        return jakarta.ws.rs.core.Response.status(jakarta.ws.rs.core.Response.Status.CONFLICT)
                .entity(e.getMessage())
                .build();
    }

    private static LiveMessage message(String room, Gift gift) {
        return LiveMessage.of(room, "gift", gift).from(gift.giver());
    }
}
