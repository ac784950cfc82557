package dev.tencentlive.quarkus.deployment;

import dev.tencentlive.quarkus.RecordingRecorder;
import io.quarkus.arc.BeanDestroyer;
import io.quarkus.arc.deployment.BeanDiscoveryFinishedBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import jakarta.inject.Singleton;
import java.util.function.BooleanSupplier;
import org.jboss.jandex.ClassType;

/** In tests that inject a recording sender, every client records in place of sending. */
final class RecordingProcessor {

    @BuildStep(onlyIf = TestkitIsThere.class)
    @Record(ExecutionTime.RUNTIME_INIT)
    void recordings(
            RecordingRecorder recorder,
            BeanDiscoveryFinishedBuildItem discovered,
            OwnBeansBuildItem own,
            BuildProducer<SyntheticBeanBuildItem> beans) {
        if (!own.own().recording()) {
            return;
        }
        beans.produce(SyntheticBeanBuildItem.configure(LiveTypes.RECORDINGS)
                .scope(Singleton.class)
                .defaultBean()
                .unremovable()
                .setRuntimeInit()
                .addInjectionPoint(ClassType.create(LiveTypes.SETTINGS))
                .createWith(recorder.recordings())
                .destroyer(BeanDestroyer.AutoCloseableDestroyer.class)
                .done());
        beans.produce(SyntheticBeanBuildItem.configure(LiveTypes.SENDERS)
                .scope(Singleton.class)
                .defaultBean()
                .unremovable()
                .setRuntimeInit()
                .addInjectionPoint(ClassType.create(LiveTypes.RECORDINGS))
                .createWith(recorder.senders())
                .done());
        for (String client : new Wanted(discovered.getInjectionPoints()).clients(LiveTypes.RECORDING)) {
            // Its own type only: as a LiveMessageSender it would take the place of the one that the application knows.
            beans.produce(SendersProcessor.qualified(
                            SyntheticBeanBuildItem.create(LiveTypes.RECORDING).addType(LiveTypes.RECORDING), client)
                    .scope(Singleton.class)
                    .defaultBean()
                    .unremovable()
                    .setRuntimeInit()
                    .addInjectionPoint(ClassType.create(LiveTypes.RECORDINGS))
                    .createWith(recorder.recording(client))
                    .done());
        }
    }

    /** Looked at where the application is built, not where this class is loaded from. */
    static final class TestkitIsThere implements BooleanSupplier {

        TestkitIsThere() {}

        @Override
        public boolean getAsBoolean() {
            return SendersProcessor.isThere(LiveTypes.RECORDING.toString());
        }
    }
}
