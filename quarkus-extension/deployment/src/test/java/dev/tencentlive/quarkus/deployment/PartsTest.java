package dev.tencentlive.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageListener;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenderBuilder;
import dev.tencentlive.LiveTransport;
import dev.tencentlive.PayloadWriter;
import dev.tencentlive.SendLimiter;
import dev.tencentlive.SendOutcome;
import dev.tencentlive.SendReceipt;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.quarkus.LiveClient;
import dev.tencentlive.quarkus.LiveMessageSenderCustomizer;
import dev.tencentlive.quarkus.ReactiveLiveMessageSender;
import dev.tencentlive.testkit.LiveEmulatorTest;
import io.quarkus.arc.Unremovable;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Parts that an application brings: for all of its clients, or for one. */
@LiveEmulatorTest
final class PartsTest {

    @Test
    void eachPartIsUsedByTheClientsThatItIsFor(LiveEmulator emulator) throws Exception {
        Map<String, String> properties = StartTest.with(
                Application.sendingTo(emulator),
                Map.of("tencent.live.clients.eu.identifier", "administrator", "tencent.live.retry.max-attempts", "1"));
        try (Application application =
                Application.start(properties, Parts.class, Brought.class, Ended.class, First.class, Second.class)) {
            Told told = application.bean(Told.class);

            assertThat(told.tell("default")).isEqualTo("ACCEPTED");
            assertThat(told.tell("eu")).isEqualTo("REJECTED");

            assertThat(told.tell("writer")).isEqualTo("[all [rose], eu [rose]]");
            assertThat(told.tell("limiter")).isEqualTo("[room1, room1]");
            assertThat(told.tell("transport")).isEqualTo("[eu]");
            assertThat(told.tell("listener")).isEqualTo("[first default, second default, first eu, second eu]");
            assertThat(told.tell("customizer of default")).isEqualTo("[first, second]");
            assertThat(told.tell("customizer of eu")).isEqualTo("[first, second, only eu]");
        }
    }

    @Test
    void applicationsOwnReactiveSenderIsTaken() throws Exception {
        try (Application application = Application.start(Map.of(), OwnReactive.class)) {
            assertThat(application.bean(Told.class).tell("send")).isEqualTo("73");
        }
    }

    /** Brings one of each, and writes down who was asked for what. */
    @Singleton
    @Unremovable
    public static final class Parts implements Told {

        private final List<String> heard = new CopyOnWriteArrayList<>();

        @Inject
        LiveMessageSender sender;

        @Inject
        @LiveClient("eu")
        ReactiveLiveMessageSender eu;

        @Override
        public String tell(String about) {
            LiveMessage rose = LiveMessage.of("room1", "gift", List.of("rose"));
            return switch (about) {
                case "default" -> sender.trySend(rose).state().toString();
                case "eu" -> eu.trySend(rose).await().indefinitely().state().toString();
                default ->
                    heard.stream()
                            .filter(each -> each.startsWith(about + ": "))
                            .map(each -> each.substring(about.length() + 2))
                            .toList()
                            .toString();
            };
        }

        void hear(String what) {
            heard.add(what);
        }
    }

    /** Parts for all clients, and for one. */
    @Singleton
    public static final class Brought {

        @Inject
        Parts parts;

        @Produces
        @Singleton
        PayloadWriter writer() {
            return writer("all");
        }

        @Produces
        @Singleton
        @LiveClient("eu")
        PayloadWriter writerOfEu() {
            return writer("eu");
        }

        @Produces
        @Singleton
        SendLimiter limiter() {
            return (sdkAppId, room, most) -> {
                parts.hear("limiter: " + room);
                return CompletableFuture.completedFuture(SendLimiter.Permit.FREE);
            };
        }

        @Produces
        @Singleton
        @LiveClient("eu")
        LiveTransport transport() {
            return request -> {
                parts.hear("transport: eu");
                return new Ended(new LiveTransport.Failure(false, false, new IOException("nothing goes out here")));
            };
        }

        @Produces
        @Singleton
        LiveMessageSenderCustomizer onlyEu() {
            return LiveMessageSenderCustomizer.forClient("eu", builder -> parts.hear("customizer of eu: only eu"));
        }

        private PayloadWriter writer(String whose) {
            return payload -> {
                parts.hear("writer: " + whose + " " + payload);
                return "written";
            };
        }
    }

    /** An exchange that ended at once. */
    public record Ended(LiveTransport.Result ending) implements LiveTransport.Exchange {

        @Override
        public CompletableFuture<LiveTransport.Result> result() {
            return CompletableFuture.completedFuture(ending);
        }

        @Override
        public void abort() {}
    }

    /** Of lower priority. */
    @Singleton
    @Priority(1)
    public static final class Second implements LiveMessageListener, LiveMessageSenderCustomizer {

        @Inject
        Parts parts;

        @Override
        public void onOutcome(Sending sending, SendOutcome outcome, Duration duration) {
            parts.hear("listener: second " + sending.client());
        }

        @Override
        public void customize(String client, LiveMessageSenderBuilder builder) {
            parts.hear("customizer of " + client + ": second");
        }
    }

    /** Of higher priority. */
    @Singleton
    @Priority(2)
    public static final class First implements LiveMessageListener, LiveMessageSenderCustomizer {

        @Inject
        Parts parts;

        @Override
        public void onOutcome(Sending sending, SendOutcome outcome, Duration duration) {
            parts.hear("listener: first " + sending.client());
        }

        @Override
        public void customize(String client, LiveMessageSenderBuilder builder) {
            parts.hear("customizer of " + client + ": first");
        }
    }

    /** Brings a reactive sender. */
    @Singleton
    public static final class OwnReactive {

        @Produces
        @Singleton
        ReactiveLiveMessageSender sender() {
            return message -> Uni.createFrom().item(new SendReceipt(1, null, 73L, null, false));
        }

        @Produces
        @Singleton
        @Unremovable
        Told told(ReactiveLiveMessageSender sender) {
            return about -> String.valueOf(sender.send(LiveMessage.of("room1", "gift", "rose"))
                    .await()
                    .indefinitely()
                    .sequence());
        }
    }
}
