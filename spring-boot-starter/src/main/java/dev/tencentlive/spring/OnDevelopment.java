package dev.tencentlive.spring;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.CodeSource;
import java.util.Optional;
import java.util.regex.Pattern;
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
 * directory of a known build tool, and it runs on no cloud platform. When in doubt, it is production.
 */
final class OnDevelopment extends SpringBootCondition implements ConfigurationCondition {

    /**
     * Where Maven, Gradle, IntelliJ IDEA, Eclipse and VS Code put classes. Any other directory may be an image's: Jib's is
     * /app/classes.
     */
    private static final Pattern BUILD_DIRECTORY = Pattern.compile(
            ".*/(target/(test-)?classes|build/(classes|resources)/.+|out/(production|test)/.+|bin(/(main|test|default))?)/");

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
        if (properties.isFalse(LiveProperties.ENABLED) || properties.isFalse("tencent.live.emulator.enabled")) {
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
                        .allMatch(name -> isBuildDirectory(name, context.getClassLoader()));
    }

    static boolean isBuildDirectory(@Nullable String className, @Nullable ClassLoader classLoader) {
        if (className == null) {
            return false;
        }
        try {
            Class<?> type = ClassUtils.forName(className, classLoader);
            CodeSource source =
                    ClassUtils.getUserClass(type).getProtectionDomain().getCodeSource();
            return source != null
                    && source.getLocation() != null
                    && isBuildDirectory(source.getLocation().toURI());
        } catch (ClassNotFoundException | LinkageError | URISyntaxException e) {
            return false;
        }
    }

    static boolean isBuildDirectory(URI location) {
        return "file".equals(location.getScheme())
                && BUILD_DIRECTORY.matcher(String.valueOf(location.getPath())).matches();
    }
}
