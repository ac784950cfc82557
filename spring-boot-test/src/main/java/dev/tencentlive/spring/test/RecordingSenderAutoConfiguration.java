package dev.tencentlive.spring.test;

import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenderBuilder;
import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.emulator.LiveEmulatorBuilder;
import dev.tencentlive.spring.LiveConnectionDetails;
import dev.tencentlive.spring.TencentLiveAutoConfiguration;
import dev.tencentlive.spring.TencentLiveEmulatorAutoConfiguration;
import dev.tencentlive.testkit.RecordingLiveMessageSender;
import dev.tencentlive.testkit.RecordingLiveMessageSenders;
import java.net.URI;
import java.util.function.BiConsumer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Senders that record take the place of the starter's, made in the same way; {@link AutoConfigureRecordingSender} asks for it. */
@AutoConfiguration(before = {TencentLiveEmulatorAutoConfiguration.class, TencentLiveAutoConfiguration.class})
@ConditionalOnProperty(prefix = LiveSettings.PREFIX, name = "enabled", matchIfMissing = true)
@ConditionalOnMissingBean({LiveMessageSender.class, LiveMessageSenders.class})
final class RecordingSenderAutoConfiguration {

    RecordingSenderAutoConfiguration() {}

    /** Nobody's account: nothing is sent, so none is needed. */
    @Bean
    LiveConnectionDetails recordingConnectionDetails(Environment environment) {
        return new Nowhere(
                environment.getProperty(LiveSettings.PREFIX + ".identifier", LiveSettings.DEFAULT_IDENTIFIER));
    }

    @Bean
    RecordingLiveMessageSenders recordingLiveMessageSenders(
            LiveSettings settings,
            @Qualifier("liveSenderAssembly") BiConsumer<String, LiveMessageSenderBuilder> assembly) {
        return RecordingLiveMessageSenders.create(settings, assembly);
    }

    // Closed with the recording senders, as the default one is.
    @Bean(destroyMethod = "")
    LiveMessageSenders liveMessageSenders(RecordingLiveMessageSenders senders) {
        return senders.senders();
    }

    @Bean(destroyMethod = "")
    @Qualifier(LiveSettings.DEFAULT_CLIENT)
    RecordingLiveMessageSender liveMessageSender(RecordingLiveMessageSenders senders) {
        return senders.get();
    }

    @Bean
    static NamedRecordingSenders namedRecordingSenders() {
        return new NamedRecordingSenders();
    }

    private record Nowhere(String identifier) implements LiveConnectionDetails {

        @Override
        public URI endpoint() {
            return URI.create("http://127.0.0.1:1");
        }

        @Override
        public long sdkAppId() {
            return LiveEmulatorBuilder.DEFAULT_SDK_APP_ID;
        }

        @Override
        public String secretKey() {
            return LiveEmulatorBuilder.DEFAULT_SECRET_KEY;
        }
    }
}
