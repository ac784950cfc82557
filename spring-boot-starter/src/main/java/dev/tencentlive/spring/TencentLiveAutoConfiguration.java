package dev.tencentlive.spring;

import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.LiveSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/**
 * Offers a {@link LiveMessageSender}, one more for each named client, and {@link LiveMessageSenders} for names known only at
 * run time. Steps back for an application's own {@link LiveMessageSender}, {@link LiveMessageSenders} or
 * {@link LiveSettings}.
 *
 * <p>Parts that an application may bring as beans, for all clients or, with {@code @Qualifier("eu")}, for one:
 * {@link dev.tencentlive.usersig.UserSigProvider}, {@code Supplier<SigningKey>}, {@link dev.tencentlive.SendLimiter},
 * {@link dev.tencentlive.LiveTransport}, {@link dev.tencentlive.PayloadWriter}; any number of {@link dev.tencentlive.LiveMessageListener}
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
    static final String ASSEMBLY = "liveSenderAssembly";
    static final String SENDERS = "liveMessageSenders";
    static final String SENDER = "liveMessageSender";

    TencentLiveAutoConfiguration() {}

    @Bean
    static LiveStartup liveStartup() {
        return new LiveStartup();
    }

    @Bean
    static UnsetProperties liveUnsetProperties(Environment environment) {
        return new UnsetProperties(environment);
    }

    @Bean
    @Conditional(OnEvents.class)
    OutcomeEvents liveOutcomeEvents(ApplicationEventPublisher publisher) {
        return new OutcomeEvents(publisher);
    }

    /** Read before the senders, some of whose definitions an older generation could not take. */
    @Configuration(proxyBeanMethods = false)
    @Import(BootGeneration.Warning.class)
    @Order(0)
    static class Generation {}

    @Configuration(proxyBeanMethods = false)
    @Conditional(OnConfigured.class)
    @Order(1)
    @Import(NamedSenders.class)
    static class Senders {

        @Bean(SETTINGS)
        @ConditionalOnMissingBean
        LiveSettings liveSettings(Environment environment, ConfigurableListableBeanFactory beans) {
            return new SettingsFromProperties(new LiveProperties(environment), beans).read();
        }

        @Bean(ASSEMBLY)
        SenderAssembly liveSenderAssembly(
                LiveSettings settings, Environment environment, ConfigurableListableBeanFactory beans) {
            return new SenderAssembly(beans, settings, environment);
        }

        @Bean(SENDERS)
        @ConditionalOnMissingBean
        LiveMessageSenders liveMessageSenders(LiveSettings settings, SenderAssembly assembly) {
            return LiveMessageSenders.create(settings, assembly);
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
    @Order(2)
    static class Jackson3 {

        @Bean
        @ConditionalOnSingleCandidate(JsonMapper.class)
        MapperPayloads liveMapperPayloads(ObjectProvider<JsonMapper> mapper) {
            return new MapperPayloads(payload -> mapper.getObject().writeValueAsString(payload));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(com.fasterxml.jackson.databind.ObjectMapper.class)
    @ConditionalOnMissingBean(MapperPayloads.class)
    @Order(3)
    static class Jackson2 {

        @Bean
        @ConditionalOnSingleCandidate(com.fasterxml.jackson.databind.ObjectMapper.class)
        MapperPayloads liveMapperPayloads(ObjectProvider<com.fasterxml.jackson.databind.ObjectMapper> mapper) {
            return new MapperPayloads(payload -> mapper.getObject().writeValueAsString(payload));
        }
    }
}
