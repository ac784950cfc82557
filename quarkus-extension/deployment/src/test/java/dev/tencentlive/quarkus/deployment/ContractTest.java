package dev.tencentlive.quarkus.deployment;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenderBuilder;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.contract.Check;
import dev.tencentlive.contract.LiveContract;
import dev.tencentlive.contract.Running;
import dev.tencentlive.contract.Setup;
import dev.tencentlive.emulator.LiveEmulator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The behaviour that every adapter has. A start is costly here, so one serves all the checks of a setup. */
final class ContractTest {

    private static Application.@Nullable Built built;

    @BeforeAll
    static void build() throws Exception {
        built = Application.of(InjectedClients.class, HandedCustomizer.class);
    }

    @AfterAll
    static void forget() {
        Objects.requireNonNull(built).close();
    }

    @TestFactory
    Stream<DynamicNode> keepsTheContract() {
        return Arrays.stream(Setup.values())
                .map(setup -> DynamicContainer.dynamicContainer(setup.name(), tests(setup)));
    }

    private static Stream<DynamicTest> tests(Setup setup) {
        List<Check> checks = LiveContract.checks().stream()
                .filter(check -> check.setup() == setup)
                .toList();
        boolean apart = checks.size() == 1 || checks.stream().anyMatch(Check::closes) || setup == Setup.UNCONFIGURED;
        if (apart) {
            return checks.stream().map(check -> dynamicTest(check.name(), () -> check.run(ContractTest::start)));
        }
        LiveEmulator emulator = Setup.startEmulator();
        List<Running> started = new ArrayList<>();
        Stream<DynamicTest> starting = Stream.of(dynamicTest("starts", () -> {
            started.add(start(setup.properties(emulator), setup.customizer()));
        }));
        Stream<DynamicTest> checking =
                checks.stream().map(check -> dynamicTest(check.name(), () -> check.run(started.get(0), emulator)));
        return Stream.of(starting, checking, Stream.of(dynamicTest("stops", () -> {
                    started.get(0).close();
                    emulator.close();
                })))
                .flatMap(tests -> tests);
    }

    static Running start(Map<String, String> properties, BiConsumer<String, LiveMessageSenderBuilder> customizer)
            throws Exception {
        Handed.CUSTOMIZER.set(customizer);
        Map<String, String> all = new TreeMap<>(properties);
        all.put("quarkus.tencent-live.devservices.enabled", "false");
        return new OnQuarkus(Objects.requireNonNull(built).start(all));
    }

    private record OnQuarkus(Application application) implements Running {

        @Override
        public LiveMessageSender sender() {
            return clients().sender();
        }

        @Override
        public LiveMessageSender sender(String client) {
            return clients().sender(client);
        }

        @Override
        public LiveSettings settings(String client) {
            return clients().settings(client);
        }

        @Override
        public void close() {
            application.close();
        }

        private Clients clients() {
            return application.bean(Clients.class);
        }
    }
}
