package dev.tencentlive.spring;

import dev.tencentlive.LiveMessageSenders;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A health contributor {@code tencentLive} with a component per client. It makes no call, unless
 * {@code tencent.live.health.probe-room-id} names a room to send into. Part of readiness or liveness only where the
 * application adds it to the group; {@code management.health.tencent-live.enabled=false} switches it off.
 */
@AutoConfiguration(after = TencentLiveAutoConfiguration.class)
@ConditionalOnBean(LiveMessageSenders.class)
public final class TencentLiveHealthAutoConfiguration {

    private static final String CONTRIBUTOR = "tencentLiveHealthContributor";
    private static final String ENABLED = "tencent-live";

    TencentLiveHealthAutoConfiguration() {}

    /** Spring Boot 4. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({
        org.springframework.boot.health.contributor.HealthIndicator.class,
        org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator.class
    })
    @org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator(ENABLED)
    static class Boot4 {

        @Bean
        ProbedHealth liveClientHealth(ListableBeanFactory beans, TencentLiveProperties properties) {
            return new ProbedHealth(beans, properties, Clock.systemUTC());
        }

        @Bean(CONTRIBUTOR)
        org.springframework.boot.health.contributor.CompositeHealthContributor contributor(ProbedHealth health) {
            Map<String, org.springframework.boot.health.contributor.HealthIndicator> clients = new TreeMap<>();
            health.clients()
                    .forEach(client -> clients.put(client, () -> {
                        ProbedHealth.Reading reading = health.read(client);
                        org.springframework.boot.health.contributor.Health.Builder builder =
                                new org.springframework.boot.health.contributor.Health.Builder();
                        if (reading.up() != null) {
                            builder = reading.up() ? builder.up() : builder.down();
                        }
                        return builder.withDetails(reading.details()).build();
                    }));
            return org.springframework.boot.health.contributor.CompositeHealthContributor.fromMap(clients);
        }
    }

    /** Spring Boot 3. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({
        org.springframework.boot.actuate.health.HealthIndicator.class,
        org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator.class
    })
    @org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator(ENABLED)
    static class Boot3 {

        @Bean
        ProbedHealth liveClientHealth(ListableBeanFactory beans, TencentLiveProperties properties) {
            return new ProbedHealth(beans, properties, Clock.systemUTC());
        }

        @Bean(CONTRIBUTOR)
        org.springframework.boot.actuate.health.CompositeHealthContributor contributor(ProbedHealth health) {
            Map<String, org.springframework.boot.actuate.health.HealthIndicator> clients = new TreeMap<>();
            health.clients()
                    .forEach(client -> clients.put(client, () -> {
                        ProbedHealth.Reading reading = health.read(client);
                        org.springframework.boot.actuate.health.Health.Builder builder =
                                new org.springframework.boot.actuate.health.Health.Builder();
                        if (reading.up() != null) {
                            builder = reading.up() ? builder.up() : builder.down();
                        }
                        return builder.withDetails(reading.details()).build();
                    }));
            return org.springframework.boot.actuate.health.CompositeHealthContributor.fromMap(clients);
        }
    }
}
