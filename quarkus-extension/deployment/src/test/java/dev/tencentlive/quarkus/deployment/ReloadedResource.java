package dev.tencentlive.quarkus.deployment;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveSettings;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An application that is changed while it runs. */
@Path("/reloaded")
public class ReloadedResource {

    private final LiveMessageSender sender;
    private final LiveSettings settings;

    ReloadedResource(LiveMessageSender sender, LiveSettings settings) {
        this.sender = sender;
        this.settings = settings;
    }

    /** Sends, and leaves its class loader where the test finds it. */
    @GET
    @Blocking
    @SuppressWarnings("unchecked") // only this method puts it there
    public String send() {
        Collection<WeakReference<ClassLoader>> loaders = (Collection<WeakReference<ClassLoader>>)
                System.getProperties().computeIfAbsent("reloaded", key -> new ConcurrentLinkedQueue<>());
        loaders.add(new WeakReference<>(getClass().getClassLoader()));
        return "version 0 "
                + sender.send(LiveMessage.of("room1", "gift", "rose")).attempts() + " " + settings.endpoint();
    }
}
