package dev.tencentlive.spring;

import dev.tencentlive.InvalidSettingsException;
import java.util.Optional;
import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerConfiguration;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Looks at the settings once, before any bean is made: wrong ones end the start with every problem at once, and absent ones
 * take away the definitions that AOT processing had to keep.
 */
final class LiveStartup implements BeanDefinitionRegistryPostProcessor, EnvironmentAware {

    private static final String TELLTALE = "jdk.internal.httpclient.debug";

    private Optional<Environment> environment = Optional.empty();

    static boolean isAotProcessing() {
        return Boolean.getBoolean("spring.aot.processing");
    }

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = Optional.of(environment);
    }

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        if (!AotDetector.useGeneratedArtifacts()) {
            return;
        }
        // Registrars ran while AOT processing.
        BootGeneration.inUse().warnIfUntried();
        if (registry instanceof ListableBeanFactory beans && problem(beans).isPresent()) {
            for (String name : registry.getBeanDefinitionNames()) {
                if (isOurs(name, registry.getBeanDefinition(name))) {
                    registry.removeBeanDefinition(name);
                }
            }
        }
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        silence(beans);
        bindOnDemand(beans);
        if (!isAotProcessing()) {
            environment
                    .map(LiveProperties::new)
                    .filter(properties -> !properties.isFalse(LiveProperties.ENABLED))
                    .ifPresent(LiveProperties::warnOfUnknownVariables);
            problem(beans).filter(problem -> !problem.isUnconfigured()).ifPresent(problem -> {
                throw problem;
            });
        }
    }

    /** Senders are made without the record, and binding it would be a large part of what a start costs. */
    private static void bindOnDemand(ConfigurableListableBeanFactory beans) {
        for (String name : beans.getBeanNamesForType(TencentLiveProperties.class, true, false)) {
            beans.getBeanDefinition(name).setLazyInit(true);
        }
    }

    /** With everything at DEBUG the JDK's client logs addresses, and the address carries the UserSig. */
    private static void silence(ConfigurableListableBeanFactory beans) {
        // By name and not by a provider, which would make beans of factories for a look at their type.
        for (String name :
                BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, LoggingSystem.class, false, false)) {
            LoggingSystem logging = beans.getBean(name, LoggingSystem.class);
            LoggerConfiguration configured = logging.getLoggerConfiguration(TELLTALE);
            if (configured == null || configured.getConfiguredLevel() == null) {
                logging.setLogLevel(TELLTALE, LogLevel.OFF);
            }
        }
    }

    private Optional<InvalidSettingsException> problem(ListableBeanFactory beans) {
        return environment.flatMap(given -> new SettingsFromProperties(new LiveProperties(given), beans).problem());
    }

    private static boolean isOurs(String name, BeanDefinition definition) {
        return name.equals(TencentLiveAutoConfiguration.SETTINGS)
                || name.equals(TencentLiveAutoConfiguration.ASSEMBLY)
                || name.equals(TencentLiveAutoConfiguration.SENDERS)
                || name.equals(TencentLiveAutoConfiguration.SENDER)
                || (name.endsWith(NamedSenders.SUFFIX) && definition.isFallback());
    }
}
