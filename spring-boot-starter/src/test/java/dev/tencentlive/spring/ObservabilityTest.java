package dev.tencentlive.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.SendTelemetry;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.testkit.LiveEmulatorTest;
import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@LiveEmulatorTest
final class ObservabilityTest {

    private final LiveEmulator emulator;

    ObservabilityTest(LiveEmulator emulator) {
        this.emulator = emulator;
    }

    private void run(ContextConsumer<AssertableApplicationContext> test) {
        Contexts.on(emulator)
                .withConfiguration(AutoConfigurations.of(TencentLiveObservabilityAutoConfiguration.class))
                .withUserConfiguration(Registries.class)
                .withPropertyValues("tencent.live.clients.eu.max-message-bytes=1000")
                .run(test);
    }

    @Test
    void eachOutcomeHasItsTags() {
        run(context -> {
            LiveMessageSenders senders = context.getBean(LiveMessageSenders.class);
            senders.get().trySend(LiveMessage.of("room1", "gift", "rose"));
            senders.get().trySend(LiveMessage.of("code-100601", "gift", "rose"));
            senders.get("eu").trySend(LiveMessage.of("code-424242", "gift", "rose"));
            senders.get().trySend(LiveMessage.of("drop", "gift", "rose"));

            assertThat(context.getBean(Spans.class).texts)
                    .containsExactly(
                            "client=default,error.code=none,error.kind=none,outcome=accepted",
                            "client=default,error.code=100601,error.kind=state,outcome=rejected",
                            "client=eu,error.code=other,error.kind=unrecognised,outcome=unknown",
                            "client=default,error.code=none,error.kind=throttle,outcome=dropped");
        });
    }

    @Test
    void asynchronousSendIsAChildOfWhatTheSenderObserves() {
        run(context -> {
            Observation parent = Observation.start("gift", context.getBean(ObservationRegistry.class));
            try (Observation.Scope scope = parent.openScope()) {
                assertThat(scope).isNotNull();
                context.getBean(LiveMessageSender.class)
                        .sendAsync(LiveMessage.of("room1", "gift", "rose"))
                        .get(10, TimeUnit.SECONDS);
            }
            parent.stop();

            assertThat(context.getBean(Spans.class).parents).containsExactly("gift");
        });
    }

    /** The names and tags that the document lists, which {@code DocumentTest} compares with it. */
    static final Map<String, Collection<String>> DOCUMENTED = Map.of(
            "tencent.live.send", List.of("client", "error", "error.code", "error.kind", "outcome"),
            "tencent.live.attempts", List.of("client", "error.code"),
            "tencent.live.permit.wait", List.of("client"),
            "tencent.live.retry.tokens", List.of("client"));

    /** What only a span carries, sorted. */
    static final List<String> HIGH_CARDINALITY = List.of("request.id", "room");

    @Test
    void metersAreThoseThatAreDocumented() {
        run(context -> {
            context.getBean(LiveMessageSender.class).send(LiveMessage.of("room1", "gift", "rose"));
            Map<String, Collection<String>> meters = new TreeMap<>();
            for (Meter meter : context.getBean(MeterRegistry.class).getMeters()) {
                if (meter.getId().getName().startsWith("tencent.live")
                        && !meter.getId().getName().endsWith(".active")) {
                    meters.put(
                            meter.getId().getName(),
                            meter.getId().getTags().stream()
                                    .map(Tag::getKey)
                                    .sorted()
                                    .toList());
                }
            }

            assertThat(meters).isEqualTo(DOCUMENTED);
            assertThat(context.getBean(Spans.class).highCardinality).containsExactlyElementsOf(HIGH_CARDINALITY);
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class Registries {

        @Bean
        Spans spans() {
            return new Spans();
        }

        @Bean
        MeterRegistry meterRegistry() {
            return new SimpleMeterRegistry();
        }

        @Bean
        ObservationRegistry observationRegistry(Spans spans, MeterRegistry meters) {
            ObservationRegistry registry = ObservationRegistry.create();
            registry.observationConfig()
                    .observationHandler(spans)
                    .observationHandler(new DefaultMeterObservationHandler(meters));
            return registry;
        }
    }

    static final class Spans implements ObservationHandler<Observation.Context> {

        final List<String> texts = new CopyOnWriteArrayList<>();
        final List<String> parents = new CopyOnWriteArrayList<>();
        final TreeSet<String> highCardinality = new TreeSet<>();

        @Override
        public void onStop(Observation.Context context) {
            if (!context.getName().equals(SendTelemetry.SEND)) {
                return;
            }
            texts.add(context.getLowCardinalityKeyValues().stream()
                    .map(tag -> tag.getKey() + "=" + tag.getValue())
                    .collect(java.util.stream.Collectors.joining(",")));
            context.getHighCardinalityKeyValues().stream().map(KeyValue::getKey).forEach(highCardinality::add);
            if (context.getParentObservation() != null) {
                parents.add(context.getParentObservation().getContextView().getName());
            }
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }
    }
}
