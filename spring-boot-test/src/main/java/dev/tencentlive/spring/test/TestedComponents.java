package dev.tencentlive.spring.test;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Makes beans of the named components, and of nothing that the application scans.
 *
 * @param types their classes
 */
record TestedComponents(List<Class<?>> types) implements ContextCustomizer {

    TestedComponents {
        types = List.copyOf(types);
    }

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        context.getBeanFactory().registerSingleton(NothingScanned.class.getName(), new NothingScanned());
        if (context.getBeanFactory() instanceof BeanDefinitionRegistry registry) {
            new AnnotatedBeanDefinitionReader(registry, context.getEnvironment())
                    .register(types.toArray(Class<?>[]::new));
        }
    }

    /** All are equal, for contexts to be shared among tests. */
    private static final class NothingScanned extends TypeExcludeFilter {

        @Override
        public boolean match(MetadataReader metadata, MetadataReaderFactory metadataFactory) {
            return true;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof NothingScanned;
        }

        @Override
        public int hashCode() {
            return NothingScanned.class.hashCode();
        }
    }
}
