package dev.tencentlive.spring;

import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.emulator.LiveEmulator;
import java.net.URI;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * Starts an emulator for an application in development or in a test that was given no credentials, and lets all its senders
 * send there. An application's own {@link LiveEmulator} bean is used in its place, wherever it runs.
 *
 * <p>Cannot happen in a packaged application: the emulator stays out of its jar, and this configuration out of every
 * application whose classes do not come from a build's directory, that runs on a cloud platform, or that was processed ahead
 * of time.
 */
@AutoConfiguration(before = TencentLiveAutoConfiguration.class)
@ConditionalOnClass(LiveEmulator.class)
public final class TencentLiveEmulatorAutoConfiguration {

    private static final Log LOG = LogFactory.getLog(TencentLiveEmulatorAutoConfiguration.class);

    TencentLiveEmulatorAutoConfiguration() {}

    @Bean
    @Conditional(OnDevelopment.class)
    @ConditionalOnMissingBean({
        LiveEmulator.class,
        LiveConnectionDetails.class,
        LiveMessageSender.class,
        LiveSettings.class
    })
    LiveEmulator liveEmulator(TencentLiveProperties properties) {
        LiveEmulator emulator =
                LiveEmulator.builder().port(properties.emulator().port()).start();
        LOG.info("No credentials are set, so messages go to an emulator, which shows them at " + emulator.endpoint()
                + "/ (tencent.live.emulator.enabled=false switches it off)");
        return emulator;
    }

    @Bean
    @ConditionalOnBean(LiveEmulator.class)
    @ConditionalOnMissingBean
    LiveConnectionDetails liveConnectionDetails(LiveEmulator emulator) {
        return new EmulatorConnectionDetails(emulator);
    }

    private record EmulatorConnectionDetails(LiveEmulator emulator) implements LiveConnectionDetails {

        @Override
        public URI endpoint() {
            return emulator.endpoint();
        }

        @Override
        public long sdkAppId() {
            return emulator.sdkAppId();
        }

        @Override
        public String secretKey() {
            return emulator.secretKey();
        }

        @Override
        public String identifier() {
            return emulator.administrator();
        }
    }
}
