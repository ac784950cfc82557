package dev.tencentlive.cdi;

import dev.tencentlive.LiveMessageSenderBuilder;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.usersig.SigningKey;
import dev.tencentlive.usersig.UserSigProvider;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Gives each sender the beans that are meant for it; the application's customizers have the last word. */
final class SenderAssembly implements BiConsumer<String, LiveMessageSenderBuilder> {

    private final ClientBeans beans;
    private final LiveSettings settings;
    /** The emulator takes the messages: with the application's own key and certificates that could not work. */
    private final boolean elsewhere;

    SenderAssembly(ClientBeans beans, LiveSettings settings, boolean elsewhere) {
        this.beans = beans;
        this.settings = settings;
        this.elsewhere = elsewhere;
    }

    @Override
    public void accept(String client, LiveMessageSenderBuilder builder) {
        beans.parts().forEach(part -> part.contribute(client, builder));
        ClientBeans.forClient(beans.transports, client).ifPresent(builder::transport);
        ClientBeans.forClient(beans.limiters, client).ifPresent(builder::limiter);
        ClientBeans.forClient(beans.payloadWriters, client).ifPresent(builder::payloadWriter);
        ClientBeans.allForClient(beans.listeners, client).forEach(builder::listener);
        if (!elsewhere) {
            secretKey(client).ifPresent(builder::secretKey);
            userSig(client).ifPresent(builder::userSig);
            ClientBeans.forClient(beans.sslContexts, client).ifPresent(builder::sslContext);
        }
        ClientBeans.allForClient(beans.customizers, client)
                .forEach(customizer -> customizer.customize(client, builder));
    }

    Optional<Supplier<SigningKey>> secretKey(String client) {
        Optional<Supplier<SigningKey>> own = ClientBeans.own(beans.secretKeys, client);
        boolean shares = settings.client(client).sdkAppId() == settings.sdkAppId();
        return own.isPresent() || !shares ? own : ClientBeans.plain(beans.secretKeys);
    }

    Optional<UserSigProvider> userSig(String client) {
        Optional<UserSigProvider> own = ClientBeans.own(beans.userSigs, client);
        LiveSettings ofClient = settings.client(client);
        boolean shares = ofClient.sdkAppId() == settings.sdkAppId()
                && ofClient.identifier().equals(settings.identifier());
        return own.isPresent() || !shares ? own : ClientBeans.plain(beans.userSigs);
    }
}
