package dev.tencentlive.spring.test;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTestContextBootstrapper;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Boots the application's configuration without its auto-configurations. */
final class LiveMessageTestBootstrapper extends SpringBootTestContextBootstrapper {

    LiveMessageTestBootstrapper() {}

    @Override
    protected String[] getProperties(Class<?> testClass) {
        List<String> properties = new ArrayList<>();
        properties.add(EnableAutoConfiguration.ENABLED_OVERRIDE_PROPERTY + "=false");
        LiveMessageTest annotation = TestContextAnnotationUtils.findMergedAnnotation(testClass, LiveMessageTest.class);
        if (annotation != null) {
            properties.addAll(List.of(annotation.properties()));
        }
        return properties.toArray(String[]::new);
    }
}
