package dev.tencentlive.cdi;

import dev.tencentlive.LiveMessageListener;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.LiveTransport;
import dev.tencentlive.PayloadWriter;
import dev.tencentlive.SendLimiter;
import dev.tencentlive.usersig.SigningKey;
import dev.tencentlive.usersig.UserSigProvider;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * Beans that an application brings for its senders: for one client with {@link LiveClient}, or for all. A container that
 * leaves out what nobody injects sees here what is looked for.
 */
@Singleton
final class ClientBeans implements FindsBeans {

    @Inject
    @Any
    Instance<LiveTransport> transports;

    @Inject
    @Any
    Instance<SendLimiter> limiters;

    @Inject
    @Any
    Instance<PayloadWriter> payloadWriters;

    @Inject
    @Any
    Instance<UserSigProvider> userSigs;

    @Inject
    @Any
    Instance<Supplier<SigningKey>> secretKeys;

    @Inject
    @Any
    Instance<SSLContext> sslContexts;

    @Inject
    @Any
    Instance<LiveMessageListener> listeners;

    @Inject
    @Any
    Instance<LiveMessageSenderCustomizer> customizers;

    @Inject
    Instance<OptionalPart> optionalParts;

    /** Resolvable where messages go elsewhere than the properties say. */
    @Inject
    Instance<ConnectionDetails> elsewhere;

    @Inject
    @Any
    Instance<LiveMessageSender> senders;

    @Inject
    Instance<LiveMessageSenders> registry;

    @Inject
    Instance<LiveSettings> settings;

    @Override
    @SuppressWarnings("UnnecessaryAssignment") // the injected one may not see all, as BeanFinder says
    public void find(BeanFinder finder) {
        transports = finder.any(LiveTransport.class);
        limiters = finder.any(SendLimiter.class);
        payloadWriters = finder.any(PayloadWriter.class);
        userSigs = finder.any(UserSigProvider.class);
        secretKeys = finder.any(new TypeLiteral<Supplier<SigningKey>>() {});
        sslContexts = finder.any(SSLContext.class);
        listeners = finder.any(LiveMessageListener.class);
        customizers = finder.any(LiveMessageSenderCustomizer.class);
        optionalParts = finder.plain(OptionalPart.class);
        elsewhere = finder.plain(ConnectionDetails.class);
        senders = finder.any(LiveMessageSender.class);
        registry = finder.plain(LiveMessageSenders.class);
        settings = finder.plain(LiveSettings.class);
    }

    /** The one for this client, else the one for all. */
    static <T> Optional<T> forClient(Instance<T> beans, String client) {
        return own(beans, client).or(() -> plain(beans));
    }

    /** The bean that carries the client's name. */
    static <T> Optional<T> own(Instance<T> beans, String client) {
        return single(ofClient(beans, client));
    }

    /** The bean that carries no qualifier. */
    static <T> Optional<T> plain(Instance<T> beans) {
        return single(ofAll(beans));
    }

    /** Whether there is such a bean, told without making one. */
    static boolean hasOwn(Instance<?> beans, String client) {
        return !ofClient(beans, client).isUnsatisfied();
    }

    /** Whether there is such a bean, told without making one. */
    static boolean hasPlain(Instance<?> beans) {
        return !ofAll(beans).isUnsatisfied();
    }

    /** Those for all clients and those for this one, by their {@code @Priority}; those without one come last. */
    static <T> List<T> allForClient(Instance<T> beans, String client) {
        return inOrder(List.of(ofAll(beans), ofClient(beans, client)));
    }

    List<OptionalPart> parts() {
        return inOrder(List.of(optionalParts));
    }

    private static <T> Instance<T> ofClient(Instance<T> beans, String client) {
        return beans.select(LiveClient.Literal.of(client));
    }

    /** Not any bean: MicroProfile Config may have a supplier of everything, with a qualifier of its own. */
    private static <T> Instance<T> ofAll(Instance<T> beans) {
        return beans.select(Default.Literal.INSTANCE);
    }

    private static <T> Optional<T> single(Instance<T> beans) {
        return beans.isUnsatisfied() ? Optional.empty() : Optional.of(beans.get());
    }

    private static <T> List<T> inOrder(List<Instance<T>> beans) {
        List<Instance.Handle<T>> handles = new ArrayList<>();
        beans.forEach(some -> some.handles().forEach(handles::add));
        handles.sort(Comparator.comparingInt(ClientBeans::priority));
        return handles.stream().<T>map(Instance.Handle::get).toList();
    }

    private static int priority(Instance.Handle<?> handle) {
        Priority priority = handle.getBean().getBeanClass().getAnnotation(Priority.class);
        return priority == null ? Integer.MAX_VALUE : priority.value();
    }
}
