package dev.tencentlive.spring;

import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenders;
import java.util.List;
import java.util.TreeSet;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** Processed ahead of time, compiled and started by {@link AheadOfTimeTest}. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    SslAutoConfiguration.class,
    TencentLiveAutoConfiguration.class,
    TencentLiveEmulatorAutoConfiguration.class,
    TencentLiveHealthAutoConfiguration.class,
    TencentLiveObservabilityAutoConfiguration.class
})
final class AheadOfTimeApplication {

    public static void main(String[] arguments) {
        senders(arguments);
    }

    /** Starts, and tells which senders there are. */
    static String senders(String... arguments) {
        SpringApplication application = new SpringApplication(AheadOfTimeApplication.class);
        application.setMainApplicationClass(AheadOfTimeApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setRegisterShutdownHook(false);
        try (ConfigurableApplicationContext context = application.run(arguments)) {
            return new TreeSet<>(List.of(context.getBeanNamesForType(LiveMessageSender.class)))
                    + " "
                    + context.getBeanProvider(LiveMessageSenders.class).stream()
                            .map(LiveMessageSenders::names)
                            .toList();
        }
    }
}
