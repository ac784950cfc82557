package dev.tencentlive.quarkus.deployment;

import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.ExtensionSslNativeSupportBuildItem;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedClassBuildItem;

/** What a native image needs: HTTPS, and random numbers that are not those of the machine that built it. No reflection. */
final class NativeProcessor {

    @BuildStep
    ExtensionSslNativeSupportBuildItem https() {
        return new ExtensionSslNativeSupportBuildItem(SendersProcessor.FEATURE);
    }

    /** It holds a SecureRandom, whose seed must not be part of an image. */
    @BuildStep
    RuntimeInitializedClassBuildItem seedAtRunTime() {
        return new RuntimeInitializedClassBuildItem("dev.tencentlive.LiveMessageSenderBuilder");
    }
}
