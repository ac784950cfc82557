package dev.tencentlive.spring;

import dev.tencentlive.emulator.LiveEmulator;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Contexts with this starter and nothing else. */
final class Contexts {

    /** The vendor's published demo key. */
    static final String KEY = "5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e";

    private Contexts() {}

    static ApplicationContextRunner unconfigured() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        SslAutoConfiguration.class,
                        TencentLiveAutoConfiguration.class,
                        TencentLiveEmulatorAutoConfiguration.class));
    }

    static ApplicationContextRunner configured() {
        return unconfigured()
                .withPropertyValues(
                        "tencent.live.sdk-app-id=1400000000",
                        "tencent.live.secret-key=" + KEY,
                        "tencent.live.region=singapore");
    }

    static ApplicationContextRunner on(LiveEmulator emulator) {
        return on(emulator, unconfigured());
    }

    static ApplicationContextRunner on(LiveEmulator emulator, ApplicationContextRunner runner) {
        return runner.withPropertyValues(
                "tencent.live.sdk-app-id=" + emulator.sdkAppId(),
                "tencent.live.secret-key=" + emulator.secretKey(),
                "tencent.live.endpoint=" + emulator.endpoint());
    }

    static ApplicationContextRunner withoutEmulator(ApplicationContextRunner runner) {
        return runner.withClassLoader(new FilteredClassLoader(LiveEmulator.class));
    }
}
