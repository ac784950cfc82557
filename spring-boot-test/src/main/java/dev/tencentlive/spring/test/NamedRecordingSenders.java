package dev.tencentlive.spring.test;

import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.spring.TencentLiveAutoConfiguration;
import dev.tencentlive.testkit.RecordingLiveMessageSender;
import dev.tencentlive.testkit.RecordingLiveMessageSenders;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;

/** Defines the starter's named senders anew, by the type that tests ask for; an application's own senders stay. */
final class NamedRecordingSenders implements BeanDefinitionRegistryPostProcessor {

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        for (String name : registry.getBeanDefinitionNames()) {
            if (registry.getBeanDefinition(name) instanceof RootBeanDefinition starters && isNamedSender(starters)) {
                registry.removeBeanDefinition(name);
                registry.registerBeanDefinition(name, recording(starters));
            }
        }
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {}

    private static boolean isNamedSender(RootBeanDefinition definition) {
        return String.valueOf(definition.getBeanClassName())
                        .startsWith(TencentLiveAutoConfiguration.class.getPackageName() + ".")
                && LiveMessageSender.class.equals(definition.getTargetType())
                && qualifier(definition) != null;
    }

    private static @Nullable AutowireCandidateQualifier qualifier(RootBeanDefinition definition) {
        return definition.getQualifier(Qualifier.class.getName());
    }

    private static RootBeanDefinition recording(RootBeanDefinition starters) {
        AutowireCandidateQualifier qualifier = Objects.requireNonNull(qualifier(starters));
        RootBeanDefinition definition = new RootBeanDefinition(OfClient.class);
        definition.setTargetType(RecordingLiveMessageSender.class);
        definition.setFactoryMethodName("of");
        definition.getConstructorArgumentValues().addIndexedArgumentValue(1, qualifier.getAttribute("value"));
        definition.setAutowireMode(RootBeanDefinition.AUTOWIRE_CONSTRUCTOR);
        definition.addQualifier(qualifier);
        definition.setFallback(true);
        definition.setDestroyMethodName("");
        return definition;
    }

    /** Takes a sender out of all of them. */
    static final class OfClient {

        private OfClient() {}

        static RecordingLiveMessageSender of(RecordingLiveMessageSenders senders, String client) {
            return senders.get(client);
        }
    }
}
