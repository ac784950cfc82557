package dev.tencentlive.quarkus.deployment;

import dev.tencentlive.quarkus.TencentLiveRecorder;
import io.quarkus.arc.BeanDestroyer;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.BeanDiscoveryFinishedBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.LogCategoryBuildItem;
import io.quarkus.deployment.metrics.MetricsCapabilityBuildItem;
import io.quarkus.runtime.metrics.MetricsFactory;
import io.quarkus.smallrye.health.deployment.spi.HealthBuildItem;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logmanager.Level;

/** Meters, spans, health and events, each where the application has what it is for. */
final class ObservabilityProcessor {

    private static final String RUNTIME = "dev.tencentlive.quarkus.";
    /** With everything at DEBUG the JDK's client logs addresses, and the address carries the UserSig. */
    private static final String TELLTALE = "jdk.internal.httpclient.debug";

    @BuildStep
    LogCategoryBuildItem silence() {
        return new LogCategoryBuildItem(TELLTALE, Level.OFF);
    }

    @BuildStep
    void meters(
            TencentLiveBuildConfig config,
            Capabilities capabilities,
            Optional<MetricsCapabilityBuildItem> metrics,
            BuildProducer<AdditionalBeanBuildItem> beans) {
        if (!config.metrics().enabled()) {
            return;
        }
        if (metrics.isPresent() && metrics.get().metricsSupported(MetricsFactory.MICROMETER)) {
            beans.produce(bean("MicrometerListener"));
        } else if (capabilities.isPresent(Capability.OPENTELEMETRY_METRICS)) {
            beans.produce(bean("OpenTelemetryMeterListener"));
        }
    }

    @BuildStep
    void spans(TencentLiveBuildConfig config, Capabilities capabilities, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (config.tracing().enabled() && capabilities.isPresent(Capability.OPENTELEMETRY_TRACER)) {
            beans.produce(bean("SpanListener"));
        }
    }

    @BuildStep
    void health(
            TencentLiveBuildConfig config,
            Capabilities capabilities,
            BuildProducer<AdditionalBeanBuildItem> beans,
            BuildProducer<HealthBuildItem> health) {
        if (config.health().enabled() && capabilities.isPresent(Capability.SMALLRYE_HEALTH)) {
            beans.produce(bean("HealthListener"));
            health.produce(new HealthBuildItem(
                    RUNTIME + (config.health().readiness() ? "ReadinessCheck" : "WellnessCheck"), true));
        }
    }

    /** No thread for events that nobody hears. */
    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void events(
            TencentLiveRecorder recorder,
            BeanDiscoveryFinishedBuildItem discovered,
            BuildProducer<SyntheticBeanBuildItem> beans) {
        if (discovered.getObservers().stream()
                .anyMatch(observer -> observer.getObservedType().name().equals(LiveTypes.EVENT))) {
            beans.produce(SyntheticBeanBuildItem.configure(LiveTypes.LISTENER)
                    .identifier("events")
                    .scope(Singleton.class)
                    .unremovable()
                    .setRuntimeInit()
                    .createWith(recorder.events())
                    .destroyer(BeanDestroyer.AutoCloseableDestroyer.class)
                    .done());
        }
    }

    private static AdditionalBeanBuildItem bean(String type) {
        return AdditionalBeanBuildItem.unremovableOf(RUNTIME + type);
    }
}
