package dev.tencentlive.spring;

import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.PayloadWriter;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/**
 * Offers a {@link LiveMessageSender}, one more for each named client, and {@link LiveMessageSenders} for names known only at
 * run time. Steps back for an application's own {@link LiveMessageSender}, {@link LiveMessageSenders} or
 * {@link LiveSettings}.
 *
 * <p>Parts that an application may bring as beans, for all clients or, with {@code @Qualifier("eu")}, for one:
 * {@link dev.tencentlive.usersig.UserSigProvider}, {@code Supplier<SigningKey>}, {@link dev.tencentlive.SendLimiter},
 * {@link dev.tencentlive.LiveTransport}, {@link PayloadWriter}; any number of {@link dev.tencentlive.LiveMessageListener}
 * and {@link LiveMessageSenderCustomizer}.
 */
@AutoConfiguration(
        after = SslAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration",
            "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
            "org.springframework.boot.jackson2.autoconfigure.Jackson2AutoConfiguration"
        })
@EnableConfigurationProperties(TencentLiveProperties.class)
public final class TencentLiveAutoConfiguration {

    static final String SETTINGS = "tencentLiveSettings";
    static final String SENDERS = "liveMessageSenders";
    static final String SENDER = "liveMessageSender";

    TencentLiveAutoConfiguration() {}

    @Bean
    static LiveStartup liveStartup() {
        return new LiveStartup();
    }

    @Bean
    @ConditionalOnProperty(prefix = LiveSettings.PREFIX, name = "events.enabled", matchIfMissing = true)
    OutcomeEvents liveOutcomeEvents(ApplicationEventPublisher publisher) {
        return new OutcomeEvents(publisher);
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(OnConfigured.class)
    @Import(NamedSenders.class)
    static class Senders {

        @Bean(SETTINGS)
        @ConditionalOnMissingBean
        LiveSettings liveSettings(Environment environment, ConfigurableListableBeanFactory beans) {
            return new SettingsFromProperties(new LiveProperties(environment), beans).read();
        }

        @Bean(SENDERS)
        @ConditionalOnMissingBean
        LiveMessageSenders liveMessageSenders(
                LiveSettings settings,
                TencentLiveProperties properties,
                Environment environment,
                ConfigurableListableBeanFactory beans) {
            return LiveMessageSenders.create(settings, new SenderAssembly(beans, settings, properties, environment));
        }

        // The registry closes it.
        @Bean(name = SENDER, destroyMethod = "")
        @ConditionalOnMissingBean
        @Qualifier(LiveSettings.DEFAULT_CLIENT)
        LiveMessageSender liveMessageSender(LiveMessageSenders senders) {
            return senders.get();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(JsonMapper.class)
    @ConditionalOnMissingBean(PayloadWriter.class)
    static class Jackson3 {

        @Bean
        @ConditionalOnSingleCandidate(JsonMapper.class)
        PayloadWriter livePayloadWriter(JsonMapper mapper) {
            return mapper::writeValueAsString;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(com.fasterxml.jackson.databind.ObjectMapper.class)
    @ConditionalOnMissingBean(PayloadWriter.class)
    static class Jackson2 {

        @Bean
        @ConditionalOnSingleCandidate(com.fasterxml.jackson.databind.ObjectMapper.class)
        PayloadWriter livePayloadWriter(com.fasterxml.jackson.databind.ObjectMapper mapper) {
            return mapper::writeValueAsString;
        }
    }
}
