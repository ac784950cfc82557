package dev.tencentlive.quarkus.devui;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenderBuilder;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.PayloadWriter;
import dev.tencentlive.quarkus.LiveMessageSenderCustomizer;
import dev.tencentlive.usersig.UserSig;
import dev.tencentlive.usersig.UserSigProvider;
import dev.tencentlive.usersig.UserSigSigner;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.microprofile.config.ConfigProvider;

/** An application that sends what is no text, and its own secrets. */
@Path("/plant")
public class PlantingResource {

    private final LiveMessageSender sender;
    private final Signing signing;

    PlantingResource(LiveMessageSender sender, Signing signing) {
        this.sender = sender;
        this.signing = signing;
    }

    /** A payload that its own text is not what is sent of. */
    public record Rose(int count) {}

    /** Sends one that is written, and one that is not. */
    @GET
    @Path("/roses")
    @Blocking
    public String roses() {
        return sender.trySend(LiveMessage.of("room-of-roses", "gift", new Rose(3)))
                        .state() + " "
                + sender.trySend(LiveMessage.of("room-of-roses", "gift", new Rose(0)))
                        .state();
    }

    /** The last one. */
    @GET
    @Path("/signature")
    public String signature() {
        return signing.last;
    }

    /** Sends the secrets themselves. */
    @GET
    @Path("/secrets")
    @Blocking
    public String secrets() {
        String key = ConfigProvider.getConfig().getValue("tencent.live.secret-key", String.class);
        return String.valueOf(sender.trySend(LiveMessage.of("room-of-secrets", "gift", key + " " + signing.last))
                .state());
    }

    /** Writes what it can. */
    @Produces
    @Singleton
    static PayloadWriter writer() {
        return payload -> {
            if (((Rose) payload).count() == 0) {
                throw new IllegalArgumentException("no roses");
            }
            return "{\"roses\":" + ((Rose) payload).count() + "}";
        };
    }

    /** Signs as the library would, and remembers. */
    @Singleton
    public static class Signing implements LiveMessageSenderCustomizer {

        private final Instance<LiveSettings> settings;
        private volatile String last = "";

        Signing(Instance<LiveSettings> settings) {
            this.settings = settings;
        }

        @Override
        public void customize(String client, LiveMessageSenderBuilder builder) {
            LiveSettings own = settings.get().client(client);
            UserSigProvider real = UserSigProvider.caching(
                    UserSigSigner.of(own.sdkAppId(), () -> Objects.requireNonNull(own.secretKey()), Clock.systemUTC()),
                    own.identifier(),
                    Duration.ofHours(1),
                    Clock.systemUTC());
            builder.userSig(new UserSigProvider() {
                @Override
                public UserSig get() {
                    UserSig given = real.get();
                    last = given.value();
                    return given;
                }

                @Override
                public void invalidate(UserSig refused) {
                    real.invalidate(refused);
                }
            });
        }
    }
}
