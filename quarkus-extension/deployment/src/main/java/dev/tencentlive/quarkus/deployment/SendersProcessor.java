package dev.tencentlive.quarkus.deployment;

import dev.tencentlive.LiveSettings;
import dev.tencentlive.quarkus.LiveClient;
import dev.tencentlive.quarkus.TencentLiveRecorder;
import dev.tencentlive.quarkus.UncheckedConfig;
import io.quarkus.arc.BeanDestroyer;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.BeanDiscoveryFinishedBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem.ExtendedBeanConfigurator;
import io.quarkus.arc.deployment.SyntheticBeansRuntimeInitBuildItem;
import io.quarkus.arc.deployment.UnremovableBeanBuildItem;
import io.quarkus.arc.deployment.ValidationPhaseBuildItem;
import io.quarkus.arc.processor.BeanInfo;
import io.quarkus.arc.processor.BuildExtension;
import io.quarkus.arc.processor.InjectionPointInfo;
import io.quarkus.bootstrap.classloading.QuarkusClassLoader;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.Consume;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.LaunchModeBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigBuilderBuildItem;
import io.quarkus.deployment.builditem.ServiceStartBuildItem;
import io.quarkus.deployment.builditem.StaticInitConfigBuilderBuildItem;
import io.quarkus.runtime.LaunchMode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassType;
import org.jboss.jandex.DotName;

/** Finds out which senders an application wants, and makes a bean for each; the application's own beans win. */
final class SendersProcessor {

    static final String FEATURE = "tencent-live";

    private static final String RUNTIME = "dev.tencentlive.quarkus.";
    private static final String TLS = "io.quarkus.tls.TlsConfigurationRegistry";
    private static final String PROXY = "io.quarkus.proxy.ProxyConfigurationRegistry";
    private static final String CREDENTIALS = "io.quarkus.credentials.CredentialsProvider";
    private static final String VERTX = "io.vertx.core.Vertx";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(FEATURE);
    }

    @BuildStep
    void leaveTheCheckOfKeysToCore(
            BuildProducer<StaticInitConfigBuilderBuildItem> staticInit,
            BuildProducer<RunTimeConfigBuilderBuildItem> runTime) {
        staticInit.produce(new StaticInitConfigBuilderBuildItem(UncheckedConfig.class));
        runTime.produce(new RunTimeConfigBuilderBuildItem(UncheckedConfig.class));
    }

    @BuildStep
    AdditionalBeanBuildItem parts(Capabilities capabilities) {
        AdditionalBeanBuildItem.Builder beans =
                AdditionalBeanBuildItem.builder().setUnremovable();
        beans.addBeanClass(LiveClient.class);
        beans.addBeanClass(RUNTIME + "LookupsCheck");
        addIf(capabilities.isPresent(Capability.JACKSON), beans, "JacksonPayloads");
        addIf(isThere(TLS), beans, "TlsPart");
        addIf(isThere(PROXY), beans, "ProxyPart");
        addIf(isThere(CREDENTIALS), beans, "CredentialsPart");
        addIf(isThere(VERTX), beans, "VertxEmission");
        return beans.build();
    }

    /** Nobody injects them; each sender looks for them when it is made. */
    @BuildStep
    List<UnremovableBeanBuildItem> whatApplicationsBring() {
        return List.of(
                UnremovableBeanBuildItem.beanTypes(
                        LiveTypes.TRANSPORT,
                        LiveTypes.LIMITER,
                        LiveTypes.PAYLOAD_WRITER,
                        LiveTypes.LISTENER,
                        LiveTypes.CUSTOMIZER,
                        LiveTypes.USER_SIGS,
                        LiveTypes.CREDENTIALS),
                new UnremovableBeanBuildItem(LiveTypes::givesKeys));
    }

    @BuildStep
    OwnBeansBuildItem own(
            BeanDiscoveryFinishedBuildItem beans, TencentLiveBuildConfig config, LaunchModeBuildItem launchMode) {
        boolean recording = launchMode.getLaunchMode() == LaunchMode.TEST
                && isThere(LiveTypes.RECORDING.toString())
                && config.recording().orElseGet(() -> new Wanted(beans.getInjectionPoints()).any(LiveTypes.RECORDING));
        return new OwnBeansBuildItem(OwnBeans.of(beans.getBeans(), recording));
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void senders(
            TencentLiveRecorder recorder,
            BeanDiscoveryFinishedBuildItem discovered,
            OwnBeansBuildItem ownBeans,
            BuildProducer<SyntheticBeanBuildItem> beans) {
        Wanted wanted = new Wanted(discovered.getInjectionPoints());
        OwnBeans own = ownBeans.own();
        beans.produce(active(recorder, own, LiveSettings.DEFAULT_CLIENT, bean(LiveTypes.SETTINGS, Singleton.class))
                .createWith(recorder.settings(own.standIns()))
                .done());
        if (!own.recording()) {
            beans.produce(active(recorder, own, LiveSettings.DEFAULT_CLIENT, bean(LiveTypes.SENDERS, Singleton.class))
                    .addInjectionPoint(ClassType.create(LiveTypes.SETTINGS))
                    .createWith(recorder.senders())
                    .destroyer(BeanDestroyer.AutoCloseableDestroyer.class)
                    .done());
        }
        for (String client : wanted.clients(LiveTypes.SENDER)) {
            beans.produce(sender(recorder, own, client, LiveTypes.SENDER)
                    .createWith(recorder.sender(client))
                    .done());
        }
        for (String client : wanted.clients(LiveTypes.REACTIVE_SENDER)) {
            beans.produce(sender(recorder, own, client, LiveTypes.REACTIVE_SENDER)
                    .createWith(recorder.reactiveSender(client))
                    .done());
        }
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    @Consume(SyntheticBeansRuntimeInitBuildItem.class)
    ServiceStartBuildItem check(
            TencentLiveRecorder recorder, ValidationPhaseBuildItem validation, OwnBeansBuildItem ownBeans) {
        OwnBeans own = ownBeans.own();
        if (own.settings()) {
            recorder.checkOwn(absent());
        } else {
            Collection<InjectionPointInfo> points = validation.getContext().get(BuildExtension.Key.INJECTION_POINTS);
            recorder.check(injectedBy(points), own.standIns(), absent());
        }
        return new ServiceStartBuildItem(FEATURE);
    }

    /** Extensions that are not there, by the key whose names they would look up. */
    private static Map<String, String> absent() {
        Map<String, String> absent = new TreeMap<>();
        if (!isThere(TLS)) {
            absent.put("tls-configuration-name", "quarkus-tls-registry");
        }
        if (!isThere(PROXY)) {
            absent.put("proxy-configuration-name", "quarkus-proxy-registry");
        }
        if (!isThere(CREDENTIALS)) {
            absent.put("credentials-provider", "quarkus-credentials");
        }
        return absent;
    }

    static boolean isThere(String type) {
        return QuarkusClassLoader.isClassPresentAtRuntime(type);
    }

    static ExtendedBeanConfigurator qualified(ExtendedBeanConfigurator bean, String client) {
        return client.equals(LiveSettings.DEFAULT_CLIENT)
                ? bean.addQualifier(Default.class)
                : bean.addQualifier(AnnotationInstance.builder(LiveTypes.CLIENT)
                        .value(client)
                        .build());
    }

    private static void addIf(boolean there, AdditionalBeanBuildItem.Builder beans, String type) {
        if (there) {
            beans.addBeanClass(RUNTIME + type);
        }
    }

    private static ExtendedBeanConfigurator bean(DotName type, Class<? extends java.lang.annotation.Annotation> scope) {
        return SyntheticBeanBuildItem.configure(type)
                .scope(scope)
                .defaultBean()
                .unremovable()
                .setRuntimeInit();
    }

    private static ExtendedBeanConfigurator sender(
            TencentLiveRecorder recorder, OwnBeans own, String client, DotName type) {
        return qualified(active(recorder, own, client, bean(type, ApplicationScoped.class)), client)
                .addInjectionPoint(ClassType.create(LiveTypes.SENDERS));
    }

    private static ExtendedBeanConfigurator active(
            TencentLiveRecorder recorder, OwnBeans own, String client, ExtendedBeanConfigurator bean) {
        return own.settings() ? bean : bean.checkActive(recorder.active(client, own.standIns()));
    }

    /** Who would find no sender in an application that starts: those that look only later may find none. */
    private static Map<String, List<String>> injectedBy(Collection<InjectionPointInfo> points) {
        Map<String, List<String>> wanted = new TreeMap<>();
        for (InjectionPointInfo point : points) {
            DotName type = LiveTypes.wanted(point.getType());
            boolean ours = type.equals(LiveTypes.SENDER)
                    || type.equals(LiveTypes.REACTIVE_SENDER)
                    || type.equals(LiveTypes.SENDERS)
                    || type.equals(LiveTypes.SETTINGS);
            BeanInfo resolved = point.getResolvedBean();
            if (ours
                    && !point.isSynthetic()
                    && resolved != null
                    && resolved.isSynthetic()
                    && resolved.isDefaultBean()) {
                wanted.computeIfAbsent(Wanted.client(point), client -> new ArrayList<>())
                        .add(point.getTargetInfo());
            }
        }
        return wanted;
    }
}
