package dev.tencentlive.cdi;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenderBuilder;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.contract.LiveContract;
import dev.tencentlive.contract.Running;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class ContractTest {

    private static final AtomicReference<BiConsumer<String, LiveMessageSenderBuilder>> CUSTOMIZER =
            new AtomicReference<>((client, builder) -> {});

    @TestFactory
    Stream<DynamicTest> keepsTheContract() {
        return LiveContract.checks().stream()
                .map(check -> dynamicTest(check.name(), () -> check.run(ContractTest::start)));
    }

    private static Running start(
            Map<String, String> properties, BiConsumer<String, LiveMessageSenderBuilder> customizer) {
        CUSTOMIZER.set(customizer);
        return new Started(Application.unconfigured()
                .with(properties)
                .bean(GivenCustomizer.class)
                .start());
    }

    @ApplicationScoped
    static class GivenCustomizer implements LiveMessageSenderCustomizer {
        @Override
        public void customize(String client, LiveMessageSenderBuilder builder) {
            Objects.requireNonNull(CUSTOMIZER.get()).accept(client, builder);
        }
    }

    private record Started(Application application) implements Running {

        @Override
        public LiveMessageSender sender() {
            return application.sender();
        }

        @Override
        public LiveMessageSender sender(String client) {
            return application.sender(client);
        }

        @Override
        public LiveSettings settings(String client) {
            return application.get(LiveSettings.class).client(client);
        }

        @Override
        public void close() {
            application.close();
        }
    }
}
