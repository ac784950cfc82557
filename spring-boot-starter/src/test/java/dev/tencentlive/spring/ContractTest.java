package dev.tencentlive.spring;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenderBuilder;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.contract.LiveContract;
import dev.tencentlive.contract.Running;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

final class ContractTest {

    @TestFactory
    Stream<DynamicTest> keepsTheContract() {
        return LiveContract.checks().stream()
                .map(check -> dynamicTest(check.name(), () -> check.run(ContractTest::start)));
    }

    private static Running start(
            Map<String, String> properties, BiConsumer<String, LiveMessageSenderBuilder> customizer) {
        Map<String, Object> source = new LinkedHashMap<>(properties);
        source.put("tencent.live.emulator.enabled", "false");
        source.put("spring.main.banner-mode", "off");
        SpringApplication application = new SpringApplication(Application.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.addInitializers(context -> {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("application", source));
            context.getBeanFactory()
                    .registerSingleton("contractCustomizer", (LiveMessageSenderCustomizer) customizer::accept);
        });
        return new Started(application.run());
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({TencentLiveAutoConfiguration.class, TencentLiveEmulatorAutoConfiguration.class})
    static class Application {}

    private record Started(ConfigurableApplicationContext context) implements Running {

        @Override
        public LiveMessageSender sender() {
            try {
                return context.getBean(LiveMessageSender.class);
            } catch (NoSuchBeanDefinitionException e) {
                FailureAnalysis analysis =
                        new MissingSenderFailureAnalyzer(context.getBeanFactory(), context.getEnvironment()).analyze(e);
                throw new IllegalStateException(analysis == null ? "not analysed" : analysis.getDescription(), e);
            }
        }

        @Override
        public LiveMessageSender sender(String client) {
            return BeanFactoryAnnotationUtils.qualifiedBeanOfType(
                    context.getBeanFactory(), LiveMessageSender.class, client);
        }

        @Override
        public LiveSettings settings(String client) {
            return context.getBean(LiveSettings.class).client(client);
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
