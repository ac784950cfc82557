package dev.tencentlive.quarkus.deployment;

import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.ExtensionSslNativeSupportBuildItem;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedClassBuildItem;
import java.util.List;

/** What a native image needs: HTTPS, and random numbers that are not those of the machine that built it. No reflection. */
final class NativeProcessor {

    @BuildStep
    ExtensionSslNativeSupportBuildItem https() {
        return new ExtensionSslNativeSupportBuildItem(SendersProcessor.FEATURE);
    }

    /** They hold what must not be part of an image: the seed of random numbers, and a thread group of the machine that built it. */
    @BuildStep
    List<RuntimeInitializedClassBuildItem> atRunTime() {
        return List.of(
                new RuntimeInitializedClassBuildItem("dev.tencentlive.LiveMessageSenderBuilder"),
                new RuntimeInitializedClassBuildItem("dev.tencentlive.ClosableClient"));
    }
}
