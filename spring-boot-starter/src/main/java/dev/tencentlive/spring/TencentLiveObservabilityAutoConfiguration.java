package dev.tencentlive.spring;

import dev.tencentlive.LiveMessageListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.function.SingletonSupplier;

/**
 * Observes and measures sends where Micrometer is there, and keeps the key out of the actuator's endpoints.
 *
 * <p>An observation {@code tencent.live.send} for each send; meters {@code tencent.live.attempts},
 * {@code tencent.live.permit.wait} and {@code tencent.live.retry.tokens}. No name or value holds an address, because the
 * address carries the UserSig.
 */
@AutoConfiguration(before = TencentLiveAutoConfiguration.class)
public final class TencentLiveObservabilityAutoConfiguration {

    TencentLiveObservabilityAutoConfiguration() {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ObservationRegistry.class)
    static class Observing {

        @Bean
        LiveMessageListener liveObservingListener(ObjectProvider<ObservationRegistry> registry) {
            return new ObservingListener(registry.getIfUnique(() -> ObservationRegistry.NOOP));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    static class Metering {

        @Bean
        LiveMessageListener liveMeteringListener(ObjectProvider<MeterRegistry> registry) {
            MeterRegistry unique = registry.getIfUnique();
            return unique == null ? LiveMessageListener.NO_OP : new MeteringListener(unique);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(SanitizingFunction.class)
    static class Sanitizing {

        /** Boot shows all values to whoever may see them, unless somebody says which are secret. */
        @Bean
        SanitizingFunction liveKeySanitizingFunction(Environment environment) {
            Supplier<ConfiguredKeys> keys =
                    SingletonSupplier.of(() -> ConfiguredKeys.of(new LiveProperties(environment)));
            return data -> ConfiguredKeys.isName(data.getKey()) || keys.get().isIn(data.getValue())
                    ? data.withValue(SanitizableData.SANITIZED_VALUE)
                    : data;
        }
    }
}
