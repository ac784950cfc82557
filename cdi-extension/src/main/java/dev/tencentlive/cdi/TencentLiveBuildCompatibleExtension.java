package dev.tencentlive.cdi;

import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Discovery;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;
import jakarta.enterprise.inject.build.compatible.spi.Registration;
import jakarta.enterprise.inject.build.compatible.spi.ScannedClasses;
import jakarta.enterprise.inject.build.compatible.spi.SkipIfPortableExtensionPresent;
import jakarta.enterprise.inject.build.compatible.spi.Synthesis;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanBuilder;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.AnnotationTarget;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.types.Type;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What {@link TencentLiveExtension} does, for containers that are put together at build time and know no portable extensions,
 * such as Quarkus ArC. The names of clients, and whether there is an emulator or readiness, are those of the build.
 */
@SkipIfPortableExtensionPresent(TencentLiveExtension.class)
public final class TencentLiveBuildCompatibleExtension implements BuildCompatibleExtension {

    private final BeanPlanner planner = new BeanPlanner(PresentTypes.ofThisLibrary());

    /** Called by the container. */
    public TencentLiveBuildCompatibleExtension() {}

    /**
     * Called by the container.
     *
     * @param classes takes what becomes a bean as it is
     */
    @Discovery
    public void addParts(ScannedClasses classes) {
        if (planner.isNeeded()) {
            planner.parts(LiveConfig.ofTheApplication()).forEach(classes::add);
            classes.add(StartupCheck.class.getName());
            // ArC knows no annotation that it did not scan.
            planner.qualifiers().forEach(classes::add);
        }
    }

    /**
     * Called by the container.
     *
     * @param type a class that names a client somewhere
     */
    @Enhancement(types = Object.class, withSubtypes = true, withAnnotations = LiveClient.class)
    public void want(ClassInfo type) {
        Stream.<AnnotationTarget>concat(
                        type.fields().stream(),
                        Stream.concat(type.constructors().stream(), type.methods().stream())
                                .flatMap(method -> method.parameters().stream()))
                .flatMap(place -> Stream.ofNullable(place.annotation(LiveClient.class)))
                .forEach(wanted -> planner.want(wanted.value().asString()));
    }

    /**
     * Called by the container.
     *
     * @param bean a bean of the application
     */
    @Registration(types = Object.class)
    public void bring(BeanInfo bean) {
        Set<String> clients = new HashSet<>();
        boolean isForAll = bean.qualifiers().isEmpty();
        for (AnnotationInfo qualifier : bean.qualifiers()) {
            isForAll |= qualifier.name().equals(Default.class.getName());
            if (qualifier.name().equals(LiveClient.class.getName())) {
                clients.add(qualifier.value().asString());
            }
        }
        for (Type type : bean.types()) {
            if (type.isClass()) {
                planner.bring(type.asClass().declaration().name(), clients, isForAll);
            }
        }
    }

    /**
     * Called by the container.
     *
     * @param components takes the beans
     */
    @Synthesis
    public void register(SyntheticComponents components) {
        if (planner.isNeeded()) {
            planner.plan(LiveConfig.ofTheApplication()).forEach(planned -> register(components, planned));
        }
    }

    @SuppressWarnings("unchecked") // the type is given as a class, and what is created is checked by the container
    private static void register(SyntheticComponents components, PlannedBean planned) {
        SyntheticBeanBuilder<Object> builder = components.addBean((Class<Object>) planned.type());
        builder.type(planned.type())
                .type(Object.class)
                .scope(planned.bean().scope())
                .withParam(LiveBeanMaker.BEAN, planned.bean().name())
                .withParam(LiveBeanMaker.CLIENT, planned.client())
                .createWith(LiveBeanMaker.class)
                .disposeWith(LiveBeanMaker.class);
        planned.qualifiers().forEach(builder::qualifier);
    }
}
