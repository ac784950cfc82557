package dev.tencentlive.quarkus;

import dev.tencentlive.LiveMessageSenderBuilder;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.LiveTransport;
import dev.tencentlive.PayloadWriter;
import dev.tencentlive.SendLimiter;
import dev.tencentlive.usersig.SigningKey;
import dev.tencentlive.usersig.UserSigProvider;
import jakarta.enterprise.util.TypeLiteral;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;

/** Gives each sender the beans that are meant for it; the application's customizers have the last word. */
final class SenderAssembly implements BiConsumer<String, LiveMessageSenderBuilder> {

    static final TypeLiteral<UserSigProvider> USER_SIGS = new UserSigs();
    static final TypeLiteral<Supplier<SigningKey>> KEYS = new Keys();

    private final ClientBeans beans;
    private final LiveSettings settings;
    /** The dev service says where to send: with the application's own key, certificates and proxy that could not work. */
    private final boolean elsewhere;

    private SenderAssembly(ClientBeans beans, LiveSettings settings, boolean elsewhere) {
        this.beans = beans;
        this.settings = settings;
        this.elsewhere = elsewhere;
    }

    static SenderAssembly of(LiveSettings settings, Config properties) {
        return new SenderAssembly(ClientBeans.ofApplication(), settings, isElsewhere(properties));
    }

    static boolean isElsewhere(Config properties) {
        String source =
                properties.getConfigValue(LiveSettings.PREFIX + ".endpoint").getSourceName();
        return source != null && source.contains("DevServices");
    }

    @Override
    public void accept(String client, LiveMessageSenderBuilder builder) {
        beans.forClient(LiveTransport.class, client).ifPresent(builder::transport);
        beans.forClient(SendLimiter.class, client).ifPresent(builder::limiter);
        beans.forClient(PayloadWriter.class, client).ifPresent(builder::payloadWriter);
        beans.listeners(client).forEach(builder::listener);
        if (!elsewhere) {
            beans.all(SenderPart.class).forEach(part -> part.give(client, settings, builder));
        }
        secretKey(client).ifPresent(builder::secretKey);
        userSig(client).ifPresent(builder::userSig);
        beans.all(LiveMessageSenderCustomizer.class).forEach(customizer -> customizer.customize(client, builder));
    }

    /** The application's key for a client, in place of {@code secret-key}; asked for at each signing. */
    Optional<Supplier<SigningKey>> secretKey(String client) {
        if (elsewhere) {
            return Optional.empty();
        }
        Optional<Supplier<SigningKey>> own = beans.own(KEYS, client);
        boolean shares = settings.client(client).sdkAppId() == settings.sdkAppId();
        return own.or(() -> shares ? beans.plain(KEYS) : Optional.empty())
                .or(() -> beans.all(SenderPart.class).stream()
                        .flatMap(part -> part.secretKey(client, settings).stream())
                        .findFirst());
    }

    /** The application's signatures for a client, in place of any key. */
    Optional<UserSigProvider> userSig(String client) {
        if (elsewhere) {
            return Optional.empty();
        }
        Optional<UserSigProvider> own = beans.own(USER_SIGS, client);
        LiveSettings ofClient = settings.client(client);
        boolean shares = ofClient.sdkAppId() == settings.sdkAppId()
                && ofClient.identifier().equals(settings.identifier());
        return own.isPresent() || !shares ? own : beans.plain(USER_SIGS);
    }

    private static final class UserSigs extends TypeLiteral<UserSigProvider> {
        private static final long serialVersionUID = 1L;
    }

    private static final class Keys extends TypeLiteral<Supplier<SigningKey>> {
        private static final long serialVersionUID = 1L;
    }
}
