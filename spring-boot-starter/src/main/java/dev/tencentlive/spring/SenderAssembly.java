package dev.tencentlive.spring;

import dev.tencentlive.LiveMessageListener;
import dev.tencentlive.LiveMessageSenderBuilder;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.LiveTransport;
import dev.tencentlive.PayloadWriter;
import dev.tencentlive.SendLimiter;
import dev.tencentlive.usersig.SigningKey;
import dev.tencentlive.usersig.UserSigProvider;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.system.JavaVersion;
import org.springframework.core.env.Environment;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/** Gives each sender the beans and properties that are meant for it; the application's customizers have the last word. */
final class SenderAssembly implements BiConsumer<String, LiveMessageSenderBuilder> {

    private final ConfigurableListableBeanFactory beans;
    private final ClientBeans clientBeans;
    private final LiveSettings settings;
    private final LiveProperties properties;
    private final Optional<Executor> virtualThreads;
    /** Someone else says where to send and as whom: with the application's own key, certificates and proxy that could not work. */
    private final boolean elsewhere;

    SenderAssembly(ConfigurableListableBeanFactory beans, LiveSettings settings, Environment environment) {
        this.beans = beans;
        this.settings = settings;
        this.properties = new LiveProperties(environment);
        this.clientBeans = new ClientBeans(beans, settings.clients().keySet());
        this.virtualThreads = virtualThreads(environment);
        this.elsewhere =
                BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, LiveConnectionDetails.class).length > 0;
    }

    @Override
    public void accept(String client, LiveMessageSenderBuilder builder) {
        clientBeans.forClient(LiveTransport.class, client).ifPresent(builder::transport);
        clientBeans.forClient(SendLimiter.class, client).ifPresent(builder::limiter);
        clientBeans.forClient(PayloadWriter.class, client).or(this::mapper).ifPresent(builder::payloadWriter);
        beans.getBeanProvider(LiveMessageListener.class).orderedStream().forEach(builder::listener);
        virtualThreads.ifPresent(builder::executor);
        secretKey(client).ifPresent(builder::secretKey);
        userSig(client).ifPresent(builder::userSig);
        if (!elsewhere) {
            connect(client, builder);
        }
        beans.getBeanProvider(LiveMessageSenderCustomizer.class)
                .orderedStream()
                .forEach(customizer -> customizer.customize(client, builder));
    }

    private Optional<PayloadWriter> mapper() {
        return beans.getBeanProvider(MapperPayloads.class).stream().findFirst().map(MapperPayloads::writer);
    }

    Optional<Supplier<SigningKey>> secretKey(String client) {
        if (elsewhere) {
            return Optional.empty();
        }
        Optional<Supplier<SigningKey>> own = clientBeans.own(SettingsFromProperties.KEY_SUPPLIER, client);
        boolean shares = settings.client(client).sdkAppId() == settings.sdkAppId();
        return own.isPresent() || !shares ? own : clientBeans.plain(SettingsFromProperties.KEY_SUPPLIER);
    }

    Optional<UserSigProvider> userSig(String client) {
        if (elsewhere) {
            return Optional.empty();
        }
        Optional<UserSigProvider> own = clientBeans.own(SettingsFromProperties.USER_SIGS, client);
        LiveSettings ofClient = settings.client(client);
        boolean shares = ofClient.sdkAppId() == settings.sdkAppId()
                && ofClient.identifier().equals(settings.identifier());
        return own.isPresent() || !shares ? own : clientBeans.plain(SettingsFromProperties.USER_SIGS);
    }

    private void connect(String client, LiveMessageSenderBuilder builder) {
        String bundle = properties.inherited(client, "ssl.bundle");
        if (bundle != null) {
            builder.sslContext(beans.getBean(SslBundles.class).getBundle(bundle).createSslContext());
        }
        // Checked before any bean was made: both are set, or none.
        String host = properties.inherited(client, "proxy.host");
        String port = properties.inherited(client, "proxy.port");
        if (host != null && port != null) {
            builder.proxy(ProxySelector.of(InetSocketAddress.createUnresolved(host, Integer.parseInt(port))));
        }
    }

    private static Optional<Executor> virtualThreads(Environment environment) {
        boolean wanted = environment.getProperty("spring.threads.virtual.enabled", boolean.class, false);
        if (!wanted || JavaVersion.getJavaVersion().isOlderThan(JavaVersion.TWENTY_ONE)) {
            return Optional.empty();
        }
        SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("tencent-live-");
        executor.setVirtualThreads(true);
        return Optional.of(executor);
    }
}
