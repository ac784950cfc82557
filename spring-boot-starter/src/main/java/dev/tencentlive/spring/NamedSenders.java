package dev.tencentlive.spring;

import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenders;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.StringUtils;

/** A bean {@code <name>LiveMessageSender} for each named client; plain injection never gets one of them. */
final class NamedSenders implements ImportBeanDefinitionRegistrar {

    static final String SUFFIX = "LiveMessageSender";

    private final Environment environment;

    NamedSenders(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
        for (String client : new LiveProperties(environment).clients()) {
            String name = beanName(client);
            if (!registry.containsBeanDefinition(name)) {
                registry.registerBeanDefinition(name, definition(client));
            }
        }
    }

    static String beanName(String client) {
        StringBuilder name = new StringBuilder();
        for (String word : StringUtils.delimitedListToStringArray(client, "-")) {
            name.append(
                    name.isEmpty() || word.isEmpty()
                            ? word
                            : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name + SUFFIX;
    }

    private static RootBeanDefinition definition(String client) {
        RootBeanDefinition definition = new RootBeanDefinition(NamedSender.class);
        definition.setTargetType(LiveMessageSender.class);
        definition.setFactoryMethodName("of");
        definition.getConstructorArgumentValues().addIndexedArgumentValue(1, client);
        definition.setAutowireMode(RootBeanDefinition.AUTOWIRE_CONSTRUCTOR);
        definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, client));
        definition.setFallback(true);
        // The registry closes it.
        definition.setDestroyMethodName("");
        return definition;
    }

    /** Takes a sender out of the registry. */
    static final class NamedSender {

        private NamedSender() {}

        static LiveMessageSender of(LiveMessageSenders senders, String client) {
            return senders.get(client);
        }
    }
}
