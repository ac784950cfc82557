package dev.tencentlive.quarkus.deployment;

import dev.tencentlive.LiveSettings;
import io.quarkus.deployment.IsDevServicesSupportedByLaunchMode;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.DevServicesResultBuildItem;
import io.quarkus.deployment.builditem.LaunchModeBuildItem;
import io.quarkus.deployment.dev.devservices.DevServicesConfig;
import io.quarkus.runtime.LaunchMode;
import io.smallrye.config.SecretKeys;
import io.smallrye.config.SmallRyeConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/** Starts the emulator in development and tests where no credentials are set, and lets every client send there. */
@BuildSteps(onlyIf = {IsDevServicesSupportedByLaunchMode.class, DevServicesConfig.Enabled.class})
final class DevServicesProcessor {

    private static final Logger LOG = Logger.getLogger(DevServicesProcessor.class);
    private static final String DOTTED = LiveSettings.PREFIX + ".";

    @BuildStep
    void emulator(
            TencentLiveBuildConfig config,
            LaunchModeBuildItem launchMode,
            OwnBeansBuildItem own,
            BuildProducer<DevServicesResultBuildItem> results) {
        // Settings or senders that the application makes itself would not look for it.
        if (!config.devservices().enabled()
                || own.own().recording()
                || own.own().settings()) {
            return;
        }
        Optional<EmulatorWish> wish = wish(config.devservices());
        if (wish.isEmpty()) {
            return;
        }
        results.produce(service(wish.get(), launchMode.getLaunchMode()));
    }

    private static DevServicesResultBuildItem service(EmulatorWish wish, LaunchMode mode) {
        Map<String, Function<EmulatorService, String>> settings = new HashMap<>();
        settings.put(DOTTED + "sdk-app-id", EmulatorService::sdkAppId);
        settings.put(DOTTED + "secret-key", EmulatorService::secretKey);
        // A named client with a region of its own would really send otherwise.
        wish.endpointKeys().forEach(key -> settings.put(key, EmulatorService::endpoint));
        return DevServicesResultBuildItem.<EmulatorService>owned()
                .feature(SendersProcessor.FEATURE)
                .description("Emulator of the Live API, in this process")
                // As text, because it is compared with what a class loader that is gone has left.
                .serviceConfig(wish.toString())
                .startable(() -> new EmulatorService(wish, mode))
                .postStartHook(emulator -> LOG.info("No credentials are set, so messages go to "
                        + emulator.whose() + ", which shows them at " + emulator.endpoint()
                        + "/ (quarkus.tencent-live.devservices.enabled=false switches it off)"))
                .configProvider(settings)
                .build();
    }

    private static Optional<EmulatorWish> wish(TencentLiveBuildConfig.DevServices config) {
        SmallRyeConfig properties = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
        return SecretKeys.doUnlocked(() -> EmulatorWish.of(config, properties));
    }
}
