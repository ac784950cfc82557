package dev.tencentlive.spring;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenders;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** Fifty applications, one after the other, with all that this starter configures in use; for {@link ContextLifeTest}. */
final class LifeOfAnApplication {

    private static final LiveMessage ROSE = LiveMessage.of("room1", "gift", "rose");
    private static final int TIMES = 50;

    private LifeOfAnApplication() {}

    static String fiftyTimes() throws Exception {
        AtomicInteger heard = new AtomicInteger();
        int sent = 0;
        int measured = 0;
        boolean up = true;
        for (int i = 0; i < TIMES; i++) {
            try (ConfigurableApplicationContext context = start(heard)) {
                LiveMessageSenders senders = context.getBean(LiveMessageSenders.class);
                context.getBean(LiveMessageSender.class).send(ROSE);
                senders.get("eu").send(ROSE);
                senders.get("eu").sendAsync(ROSE).get(10, TimeUnit.SECONDS).requireAccepted();
                sent += 3;
                up &= Boolean.TRUE.equals(
                        context.getBean(ProbedHealth.class).read("eu").up());
                measured += context.getBean(MeterRegistry.class)
                                        .find("tencent.live.send")
                                        .timers()
                                        .size()
                                == 2
                        ? 1
                        : 0;
            }
        }
        return sent + " sent, " + heard + " heard of, health " + (up ? "UP" : "DOWN") + ", " + measured + " measured";
    }

    private static ConfigurableApplicationContext start(AtomicInteger heard) {
        SpringApplication application = new SpringApplication(Application.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        // What Boot leaves to the JVM's end is not this starter's.
        application.setRegisterShutdownHook(false);
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("heard", heard));
        return application.run(
                "--spring.main.banner-mode=off",
                "--spring.main.log-startup-info=false",
                "--" + EnableAutoConfiguration.ENABLED_OVERRIDE_PROPERTY + "=false",
                "--logging.register-shutdown-hook=false",
                "--logging.level.root=WARN",
                "--tencent.live.clients.eu.max-message-bytes=5000");
    }

    /** Development, as the annotation tells; the rest of Boot's configurations would only take time. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @ImportAutoConfiguration({
        SslAutoConfiguration.class,
        TencentLiveAutoConfiguration.class,
        TencentLiveEmulatorAutoConfiguration.class,
        TencentLiveHealthAutoConfiguration.class,
        TencentLiveObservabilityAutoConfiguration.class
    })
    static class Application {

        @Bean
        MeterRegistry meterRegistry() {
            return new SimpleMeterRegistry();
        }

        @Bean
        ObservationRegistry observationRegistry(MeterRegistry meters) {
            ObservationRegistry registry = ObservationRegistry.create();
            registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
            return registry;
        }

        @Bean
        Listener listener(AtomicInteger heard) {
            return new Listener(heard);
        }
    }

    static final class Listener {

        private final AtomicInteger heard;

        Listener(AtomicInteger heard) {
            this.heard = heard;
        }

        @EventListener
        void on(LiveMessageOutcomeEvent event) {
            heard.incrementAndGet();
        }
    }
}
