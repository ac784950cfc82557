package dev.tencentlive.spring;

import dev.tencentlive.InvalidSettingsException;
import java.util.Optional;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.SpringBootVersion;
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

    private static final Log LOG = LogFactory.getLog(LiveStartup.class);
    private static final String TELLTALE = "jdk.internal.httpclient.debug";
    private static final int OLDEST_MAJOR = 3;
    private static final int OLDEST_MINOR = 5;

    private final String bootVersion;
    private Optional<Environment> environment = Optional.empty();

    LiveStartup() {
        this(String.valueOf(SpringBootVersion.getVersion()));
    }

    LiveStartup(String bootVersion) {
        this.bootVersion = bootVersion;
    }

    static boolean isAotProcessing() {
        return Boolean.getBoolean("spring.aot.processing");
    }

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = Optional.of(environment);
    }

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        if (AotDetector.useGeneratedArtifacts()
                && registry instanceof ListableBeanFactory beans
                && problem(beans).isPresent()) {
            for (String name : registry.getBeanDefinitionNames()) {
                if (isOurs(name, registry.getBeanDefinition(name))) {
                    registry.removeBeanDefinition(name);
                }
            }
        }
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        warnOfOldBoot();
        silence(beans);
        if (!isAotProcessing()) {
            problem(beans).filter(problem -> !problem.isUnconfigured()).ifPresent(problem -> {
                throw problem;
            });
        }
    }

    /** With everything at DEBUG the JDK's client logs addresses, and the address carries the UserSig. */
    private static void silence(ConfigurableListableBeanFactory beans) {
        beans.getBeanProvider(LoggingSystem.class).ifAvailable(logging -> {
            LoggerConfiguration configured = logging.getLoggerConfiguration(TELLTALE);
            if (configured == null || configured.getConfiguredLevel() == null) {
                logging.setLogLevel(TELLTALE, LogLevel.OFF);
            }
        });
    }

    private Optional<InvalidSettingsException> problem(ListableBeanFactory beans) {
        return environment.flatMap(given -> new SettingsFromProperties(new LiveProperties(given), beans).problem());
    }

    private static boolean isOurs(String name, BeanDefinition definition) {
        return name.equals(TencentLiveAutoConfiguration.SETTINGS)
                || name.equals(TencentLiveAutoConfiguration.SENDERS)
                || name.equals(TencentLiveAutoConfiguration.SENDER)
                || (name.endsWith(NamedSenders.SUFFIX) && definition.isFallback());
    }

    private void warnOfOldBoot() {
        String[] parts = bootVersion.split("\\.", 3);
        if (parts.length == 3 && parts[0].matches("\\d{1,4}") && parts[1].matches("\\d{1,4}")) {
            int major = Integer.parseInt(parts[0]);
            if (major < OLDEST_MAJOR || (major == OLDEST_MAJOR && Integer.parseInt(parts[1]) < OLDEST_MINOR)) {
                LOG.warn("Tencent Live messaging was not tried with Spring Boot " + bootVersion
                        + "; it is made for 3.5 and later");
            }
        }
    }
}
