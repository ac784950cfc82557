package dev.tencentlive.cdi;

import dev.tencentlive.LiveMessageSender;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessInjectionTarget;
import jakarta.enterprise.inject.spi.ProcessSyntheticBean;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.inject.Singleton;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Offers a {@link LiveMessageSender}, one more with {@link LiveClient} for each named client,
 * {@link dev.tencentlive.LiveMessageSenders} for names known only at run time, and {@link dev.tencentlive.LiveSettings}. Steps
 * back for each of them that the application brings itself.
 *
 * <p>Parts that an application may bring as beans, for all clients or, with {@link LiveClient}, for one:
 * {@link dev.tencentlive.usersig.UserSigProvider}, {@code Supplier<SigningKey>}, {@link dev.tencentlive.SendLimiter},
 * {@link dev.tencentlive.LiveTransport}, {@link dev.tencentlive.PayloadWriter}, {@link javax.net.ssl.SSLContext}; any number of
 * {@link dev.tencentlive.LiveMessageListener} and {@link LiveMessageSenderCustomizer}.
 *
 * <p>For containers that know portable extensions; {@link TencentLiveBuildCompatibleExtension} does the same for the others.
 */
public final class TencentLiveExtension implements Extension {

    private final PresentTypes present = PresentTypes.ofThisLibrary();
    private final BeanPlanner planner = new BeanPlanner(present);
    private final Set<String> parts = new HashSet<>();
    private final Set<String> taken = new HashSet<>();
    private @Nullable BeanFinder finder;

    /** Called by the container. */
    public TencentLiveExtension() {}

    void addParts(@Observes BeforeBeanDiscovery event) {
        if (planner.isNeeded()) {
            parts.addAll(planner.parts(LiveConfig.ofTheApplication()));
            for (String part : parts) {
                event.addAnnotatedType(present.find(part).orElseThrow(), part);
            }
        }
    }

    /** In an archive where every class is a bean they are found a second time. */
    void takeOnce(@Observes @WithAnnotations(Singleton.class) ProcessAnnotatedType<?> event) {
        String type = event.getAnnotatedType().getJavaClass().getName();
        if (parts.contains(type) && !taken.add(type)) {
            event.veto();
        }
    }

    void want(@Observes ProcessInjectionPoint<?, LiveMessageSender> event) {
        clients(event.getInjectionPoint().getQualifiers()).forEach(planner::want);
    }

    <T> void find(@Observes ProcessInjectionTarget<T> event, BeanManager beans) {
        if (parts.contains(event.getAnnotatedType().getJavaClass().getName())) {
            event.setInjectionTarget(new FindingTarget<>(event.getInjectionTarget(), () -> finder(beans)));
        }
    }

    void bring(@Observes ProcessBean<?> event, BeanManager beans) {
        finder(beans).see(event.getBean(), event instanceof ProcessSyntheticBean<?>);
        Set<Annotation> qualifiers = event.getBean().getQualifiers();
        for (Type type : event.getBean().getTypes()) {
            if (type instanceof Class<?> plain) {
                planner.bring(plain.getName(), clients(qualifiers), qualifiers.contains(Default.Literal.INSTANCE));
            }
        }
    }

    void register(@Observes AfterBeanDiscovery event, BeanManager beans) {
        if (planner.isNeeded()) {
            planner.plan(LiveConfig.ofTheApplication()).forEach(planned -> register(event, planned, beans));
        }
    }

    /** Thrown, not added to the event's problems: OpenWebBeans would tell of those in its log alone. */
    void check(@Observes AfterDeploymentValidation event, BeanManager beans) {
        if (planner.isNeeded()) {
            ClientBeans clientBeans =
                    beans.createInstance().select(ClientBeans.class).get();
            new SettingsFromConfig(LiveConfig.ofTheApplication(), clientBeans)
                    .problem()
                    .ifPresent(text -> {
                        throw new DeploymentException(text);
                    });
        }
    }

    void end(@Observes BeforeShutdown event, BeanManager beans) {
        finder(beans).release();
    }

    private synchronized BeanFinder finder(BeanManager beans) {
        if (finder == null) {
            finder = new BeanFinder(beans);
        }
        return finder;
    }

    private static void register(AfterBeanDiscovery event, PlannedBean planned, BeanManager beans) {
        event.addBean()
                .id(planned.id())
                .types(planned.type(), Object.class)
                .qualifiers(planned.qualifiers())
                .scope(planned.bean().scope())
                // OpenWebBeans looks in the given lookup only for beans with the qualifiers of this one.
                .produceWith(lookup -> planned.bean().create(beans.createInstance(), planned.client()))
                .disposeWith((bean, lookup) -> planned.bean().destroy(bean));
    }

    private static Set<String> clients(Set<Annotation> qualifiers) {
        Set<String> clients = new HashSet<>();
        for (Annotation qualifier : qualifiers) {
            if (qualifier instanceof LiveClient client) {
                clients.add(client.value());
            }
        }
        return clients;
    }
}
