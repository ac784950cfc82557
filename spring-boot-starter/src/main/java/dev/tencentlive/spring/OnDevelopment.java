package dev.tencentlive.spring;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.CodeSource;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.NativeDetector;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.ClassUtils;

/**
 * Development and tests, as far as can be told: nobody set credentials, and the application's own classes come from a
 * directory of a build, neither from a jar nor on a cloud platform. When in doubt, it is production.
 */
final class OnDevelopment extends SpringBootCondition implements ConfigurationCondition {

    @Override
    public ConfigurationPhase getConfigurationPhase() {
        return ConfigurationPhase.REGISTER_BEAN;
    }

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConditionMessage.Builder message = ConditionMessage.forCondition("Tencent Live emulator");
        return reasonAgainst(context)
                .map(reason -> ConditionOutcome.noMatch(message.because(reason)))
                .orElseGet(() -> ConditionOutcome.match(message.because("this is development, without credentials")));
    }

    private static Optional<String> reasonAgainst(ConditionContext context) {
        LiveProperties properties = new LiveProperties(context.getEnvironment());
        if (properties.isFalse("tencent.live.enabled") || properties.isFalse("tencent.live.emulator.enabled")) {
            return Optional.of("it is switched off");
        }
        if (properties.hasCredentials()) {
            return Optional.of("credentials are set");
        }
        if (LiveStartup.isAotProcessing() || NativeDetector.inNativeImage()) {
            return Optional.of("the application is being made ready for production");
        }
        CloudPlatform platform = CloudPlatform.getActive(context.getEnvironment());
        if (platform != null && platform != CloudPlatform.NONE) {
            return Optional.of("it runs on " + platform);
        }
        return fromBuildDirectory(context)
                ? Optional.empty()
                : Optional.of("the application's classes do not come from a build directory");
    }

    private static boolean fromBuildDirectory(ConditionContext context) {
        ConfigurableListableBeanFactory beans = context.getBeanFactory();
        String[] applications =
                beans == null ? new String[0] : beans.getBeanNamesForAnnotation(EnableAutoConfiguration.class);
        return applications.length > 0
                && beans != null
                && Stream.of(applications)
                        .map(beans::getBeanDefinition)
                        .map(BeanDefinition::getBeanClassName)
                        .allMatch(name -> isDirectory(name, context.getClassLoader()));
    }

    static boolean isDirectory(@Nullable String className, @Nullable ClassLoader classLoader) {
        if (className == null) {
            return false;
        }
        try {
            Class<?> type = ClassUtils.forName(className, classLoader);
            CodeSource source =
                    ClassUtils.getUserClass(type).getProtectionDomain().getCodeSource();
            return source != null
                    && source.getLocation() != null
                    && isDirectory(source.getLocation().toURI());
        } catch (ClassNotFoundException | LinkageError | URISyntaxException e) {
            return false;
        }
    }

    static boolean isDirectory(URI location) {
        String path = String.valueOf(location.getPath()).toUpperCase(Locale.ROOT);
        return "file".equals(location.getScheme())
                && path.endsWith("/")
                && !path.contains("/BOOT-INF/")
                && !path.contains("/WEB-INF/");
    }
}
