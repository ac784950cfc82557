package dev.tencentlive.spring.test;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Lets a {@link LiveMessageTest} have the components that it names, and no others. */
final class TestedComponentsFactory implements ContextCustomizerFactory {

    TestedComponentsFactory() {}

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configurations) {
        LiveMessageTest annotation = TestContextAnnotationUtils.findMergedAnnotation(testClass, LiveMessageTest.class);
        return annotation == null ? null : new TestedComponents(List.of(annotation.components()));
    }
}
