package dev.tencentlive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

final class LiveMessageSendersTest {

    private static final LiveMessage MESSAGE = LiveMessage.of("room1", "gift", "json");

    /** Each call is answered at once, and remembered by its sender. */
    private final Map<String, List<URI>> called = new ConcurrentHashMap<>();

    @Test
    void everyConfiguredSenderIsThereUnderItsName() {
        try (LiveMessageSenders senders = senders("clients.us.identifier", "a", "clients.eu.identifier", "b")) {
            assertThat(senders.names()).containsExactly("default", "eu", "us");
            assertThat(senders.get()).isSameAs(senders.get("default"));
            senders.get("us").send(MESSAGE);
            senders.get("eu").send(MESSAGE);
            senders.get().send(MESSAGE);
            assertThat(called).containsOnlyKeys("default", "eu", "us");
            assertThat(called.get("us")).singleElement().asString().contains("&identifier=a&");
            assertThat(called.get("eu")).singleElement().asString().contains("&identifier=b&");
            assertThat(called.get("default")).singleElement().asString().contains("&identifier=administrator&");
        }
    }

    @Test
    void nameThatNobodyHasIsAnsweredWithThoseThereAre() {
        try (LiveMessageSenders senders = senders("clients.eu.identifier", "b")) {
            assertThatThrownBy(() -> senders.get("asia"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("no client is named \"asia\"; there are default, eu (tencent.live.clients.<name>.*)");
        }
    }

    @Test
    void namesCannotBeChanged() {
        try (LiveMessageSenders senders = senders()) {
            assertThatThrownBy(() -> senders.names().remove("default"))
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void sendersOfOneApplicationShareItsLimitAndOthersDoNot() {
        try (LiveMessageSenders senders = senders(
                "limit.per-second", "2",
                "attempt-timeout", "3s",
                "delivery-timeout", "3s",
                "clients.eu.region", "frankfurt",
                "clients.us.sdk-app-id", "20000001",
                "clients.us.secret-key", "0123456789abcdef")) {
            senders.get().send(MESSAGE);
            senders.get("eu").send(MESSAGE);
            for (String client : List.of("default", "eu")) {
                assertThat(senders.get(client).trySend(MESSAGE))
                        .isInstanceOfSatisfying(
                                Rejected.class,
                                no -> assertThat(no.reason())
                                        .endsWith("no permit was free, and no time was left to wait for one"));
            }
            senders.get("us").send(MESSAGE);
            senders.get("us").send(MESSAGE);
        }
    }

    @Test
    void lowestLimitOfAnApplicationCounts() {
        try (LiveMessageSenders senders = senders(
                "limit.per-room-per-second", "0",
                "limit.per-second", "0",
                "attempt-timeout", "3s",
                "delivery-timeout", "3s",
                "clients.eu.limit.per-room-per-second", "1")) {
            senders.get().send(MESSAGE);
            assertThat(senders.get().trySend(MESSAGE)).isInstanceOf(Rejected.class);
            senders.get().send(LiveMessage.of("room2", "gift", "json"));
        }
    }

    @Test
    void closeEndsEverySender() {
        LiveMessageSenders senders = senders("clients.eu.identifier", "b");
        List<LiveMessageSender> all = List.of(senders.get(), senders.get("eu"));
        senders.close();
        senders.close();
        assertThat(all)
                .extracting(sender -> sender.trySend(MESSAGE))
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Rejected.class, no -> assertThat(no.reason()).endsWith("the sender is closed")));
    }

    @Test
    void wrappedSendersAreAskedFirstAndClosedWithTheirCollection() {
        LiveMessageSenders senders = senders("clients.eu.identifier", "b");
        List<LiveMessageSender> bare = List.of(senders.get(), senders.get("eu"));
        LiveMessageSenders wrapped = senders.wrapped(InFront::new);

        assertThat(wrapped.names()).isEqualTo(senders.names());
        assertThat(wrapped.get("eu")).isEqualTo(new InFront(senders.get("eu")));
        wrapped.close();
        assertThat(bare)
                .extracting(sender -> sender.trySend(MESSAGE))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Rejected.class));
    }

    /** Passes everything on but its end. */
    private record InFront(LiveMessageSender sender) implements LiveMessageSender {

        @Override
        public SendOutcome trySend(LiveMessage message) {
            return sender.trySend(message);
        }

        @Override
        public CompletableFuture<SendOutcome> sendAsync(LiveMessage message) {
            return sender.sendAsync(message);
        }
    }

    @Test
    void closingOneSenderLeavesTheOthersWhatTheyShare() {
        try (LiveMessageSenders senders = senders("clients.eu.identifier", "b")) {
            senders.get("eu").close();
            assertThat(senders.get("eu").trySend(MESSAGE)).isInstanceOf(Rejected.class);
            assertThat(senders.get().trySend(MESSAGE)).isInstanceOf(SendReceipt.class);
            assertThat(senders.get().sendAsync(MESSAGE).join()).isInstanceOf(SendReceipt.class);
        }
    }

    @Test
    void clientWithoutAKeyIsAProblemOfTheSettings() {
        Map<String, String> keyless = new HashMap<>(properties());
        keyless.remove("tencent.live.secret-key");
        LiveSettings settings = LiveSettings.fromWithoutKey(keyless.keySet(), keyless::get);
        assertThatThrownBy(() -> LiveMessageSenders.create(settings).close())
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("tencent.live.secret-key: not set");
    }

    @Test
    void namedClientWithoutAKeyIsNamed() {
        Map<String, String> keyless = new HashMap<>(properties("clients.eu.sdk-app-id", "20000001"));
        LiveSettings settings = LiveSettings.fromWithoutKey(keyless.keySet(), keyless::get);
        assertThatThrownBy(() -> LiveMessageSenders.create(settings).close())
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("tencent.live.clients.eu.secret-key: not set");
    }

    private void answer(String client, LiveMessageSenderBuilder builder) {
        builder.transport(request -> {
            called.computeIfAbsent(client, any -> new ArrayList<>()).add(request.uri());
            return new Answered();
        });
    }

    private static final class Answered implements LiveTransport.Exchange {
        @Override
        public CompletableFuture<LiveTransport.Result> result() {
            byte[] ok = "{\"ActionStatus\":\"OK\",\"ErrorCode\":0}".getBytes(UTF_8);
            return CompletableFuture.completedFuture(new LiveTransport.Reply(200, Map.of(), ok, null));
        }

        @Override
        public void abort() {}
    }

    private LiveMessageSenders senders(String... keysAndValues) {
        return LiveMessageSenders.create(LiveSettings.from(properties(keysAndValues)), this::answer);
    }

    private static Map<String, String> properties(String... keysAndValues) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "tencent.live.sdk-app-id", "1400000000",
                "tencent.live.secret-key", "0123456789abcdef",
                "tencent.live.region", "singapore"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.put("tencent.live." + keysAndValues[i], keysAndValues[i + 1]);
        }
        return properties;
    }
}
