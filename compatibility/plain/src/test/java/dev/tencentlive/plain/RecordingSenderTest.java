package dev.tencentlive.plain;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tencentlive.InvalidSettingsException;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenderBuilder;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.contract.LiveContract;
import dev.tencentlive.contract.Running;
import dev.tencentlive.testkit.RecordingLiveMessageSenders;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class RecordingSenderTest {

    @TestFactory
    Stream<DynamicTest> keepsTheContractAsFarAsNothingHasToArrive() {
        return LiveContract.checks().stream()
                .filter(check -> !check.looksAtTheService())
                .map(check -> dynamicTest(check.name(), () -> check.run(RecordingSenderTest::start)));
    }

    private static Running start(
            Map<String, String> properties, BiConsumer<String, LiveMessageSenderBuilder> customizer) {
        try {
            LiveSettings settings = LiveSettings.from(properties);
            return new Recorded(settings, RecordingLiveMessageSenders.create(settings, customizer));
        } catch (InvalidSettingsException e) {
            return new Unconfigured(e);
        }
    }

    private record Recorded(LiveSettings settings, RecordingLiveMessageSenders senders) implements Running {

        @Override
        public LiveMessageSender sender() {
            return senders.get();
        }

        @Override
        public LiveMessageSender sender(String client) {
            return senders.get(client);
        }

        @Override
        public LiveSettings settings(String client) {
            return settings.client(client);
        }

        @Override
        public void close() {
            senders.close();
        }
    }
}
