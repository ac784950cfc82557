package dev.tencentlive.cdi;

import static dev.tencentlive.testkit.LiveAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageListener;
import dev.tencentlive.LiveMessageSenderBuilder;
import dev.tencentlive.LiveTransport;
import dev.tencentlive.PayloadWriter;
import dev.tencentlive.SendLimiter;
import dev.tencentlive.SendOutcome;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.emulator.LiveEmulatorBuilder;
import dev.tencentlive.testkit.LiveEmulatorTest;
import dev.tencentlive.usersig.SigningKey;
import dev.tencentlive.usersig.UserSig;
import dev.tencentlive.usersig.UserSigProvider;
import dev.tencentlive.usersig.UserSigSigner;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Beans that an application brings for its senders. */
@LiveEmulatorTest
final class PartsTest {

    private static final List<String> SEEN = new CopyOnWriteArrayList<>();

    @BeforeEach
    void forget() {
        SEEN.clear();
    }

    private static Application.Setup twoClients(LiveEmulator emulator) {
        return Application.on(emulator).with("tencent.live.clients.eu.max-message-bytes", "1000");
    }

    private static void send(Application application, Object payload) {
        application.sender().send(LiveMessage.of("room1", "gift", payload));
        application.sender("eu").send(LiveMessage.of("room1", "gift", payload));
    }

    private static List<String> data(LiveEmulator emulator) {
        return emulator.messages("room1").stream()
                .map(message -> message.data())
                .toList();
    }

    @Test
    void payloadWriterOfOneClientIsForThatOneAndTheOtherForAll(LiveEmulator emulator) {
        try (Application application =
                twoClients(emulator).bean(Writer.class, WriterOfEu.class).start()) {
            send(application, 5);

            assertThat(data(emulator)).containsExactly("all 5", "eu 5");
        }
    }

    @Test
    void listenersAreCalledInTheOrderOfTheirPriority(LiveEmulator emulator) {
        try (Application application = twoClients(emulator)
                .bean(Last.class, Second.class, First.class, OfEu.class)
                .start()) {
            send(application, "rose");

            assertThat(SEEN)
                    .containsExactly(
                            "first default",
                            "second default",
                            "last default",
                            "first eu",
                            "of eu eu",
                            "second eu",
                            "last eu");
        }
    }

    @Test
    void customizersHaveTheLastWordInTheOrderOfTheirPriority(LiveEmulator emulator) {
        try (Application application = twoClients(emulator)
                .bean(Writer.class, CustomizesLater.class, CustomizesFirst.class)
                .start()) {
            send(application, 5);

            assertThat(SEEN).containsExactly("first default", "later default", "first eu", "later eu");
            assertThat(data(emulator)).containsExactly("customized 5", "customized 5");
        }
    }

    @Test
    void keySupplierMakesTheKeyUnnecessary(LiveEmulator emulator) {
        try (Application application = Application.unconfigured()
                .with("tencent.live.sdk-app-id", Long.toString(emulator.sdkAppId()))
                .with("tencent.live.endpoint", emulator.endpoint().toString())
                .with("tencent.live.clients.eu.max-message-bytes", "1000")
                .bean(Keys.class)
                .start()) {
            send(application, "rose");

            assertThat(emulator).room("room1").hasMessages(2);
        }
    }

    @Test
    void userSigProviderMakesTheKeyUnnecessary(LiveEmulator emulator) {
        try (Application application = Application.unconfigured()
                .with("tencent.live.sdk-app-id", Long.toString(emulator.sdkAppId()))
                .with("tencent.live.endpoint", emulator.endpoint().toString())
                .bean(Signatures.class)
                .start()) {
            Signatures.sdkAppId = emulator.sdkAppId();
            application.sender().send(LiveMessage.of("room1", "gift", "rose"));

            assertThat(SEEN).containsExactly("signed");
        }
    }

    @Test
    void keySupplierOfOneClientIsForThatOneAlone(LiveEmulator emulator) {
        try (Application application = Application.configured()
                .with("tencent.live.clients.eu.sdk-app-id", Long.toString(emulator.sdkAppId()))
                .with("tencent.live.clients.eu.endpoint", emulator.endpoint().toString())
                .bean(KeysOfEu.class)
                .start()) {
            application.sender("eu").send(LiveMessage.of("room1", "gift", "rose"));

            assertThat(emulator).room("room1").hasMessages(1);
        }
    }

    @Test
    void userSigProviderSignsForEachClientThatSendsAsTheSameAccount(LiveEmulator emulator) {
        try (Application application = Application.unconfigured()
                .with("tencent.live.sdk-app-id", Long.toString(emulator.sdkAppId()))
                .with("tencent.live.endpoint", emulator.endpoint().toString())
                .with("tencent.live.clients.eu.identifier", "administrator")
                .bean(Signatures.class)
                .start()) {
            Signatures.sdkAppId = emulator.sdkAppId();
            send(application, "rose");

            assertThat(SEEN).containsExactly("signed", "signed");
        }
    }

    @Test
    void limiterOfTheApplicationIsAsked(LiveEmulator emulator) {
        try (Application application = twoClients(emulator).bean(Limiter.class).start()) {
            send(application, "rose");

            assertThat(SEEN).hasSize(2);
        }
    }

    @Test
    void transportOfTheApplicationCarriesTheExchanges() {
        try (Application application =
                Application.configured().bean(NoTransport.class).start()) {
            SendOutcome outcome = application.sender().trySend(LiveMessage.of("room1", "gift", "rose"));

            assertThat(outcome).isRejected();
            assertThat(SEEN).isNotEmpty();
        }
    }

    @ApplicationScoped
    static class Writer implements PayloadWriter {
        @Override
        public String write(Object payload) {
            return "all " + payload;
        }
    }

    @ApplicationScoped
    @LiveClient("eu")
    static class WriterOfEu implements PayloadWriter {
        @Override
        public String write(Object payload) {
            return "eu " + payload;
        }
    }

    static class Seeing implements LiveMessageListener {
        @Override
        public void onOutcome(Sending sending, SendOutcome outcome, Duration duration) {
            SEEN.add(name() + " " + sending.client());
        }

        String name() {
            return "last";
        }
    }

    @ApplicationScoped
    static class Last extends Seeing {}

    @ApplicationScoped
    @Priority(20)
    static class Second extends Seeing {
        @Override
        String name() {
            return "second";
        }
    }

    @ApplicationScoped
    @Priority(10)
    static class First extends Seeing {
        @Override
        String name() {
            return "first";
        }
    }

    @ApplicationScoped
    @LiveClient("eu")
    @Priority(15)
    static class OfEu extends Seeing {
        @Override
        String name() {
            return "of eu";
        }
    }

    @ApplicationScoped
    @Priority(2)
    static class CustomizesLater implements LiveMessageSenderCustomizer {
        @Override
        public void customize(String client, LiveMessageSenderBuilder builder) {
            SEEN.add("later " + client);
            builder.payloadWriter(payload -> "customized " + payload);
        }
    }

    @ApplicationScoped
    @Priority(1)
    static class CustomizesFirst implements LiveMessageSenderCustomizer {
        @Override
        public void customize(String client, LiveMessageSenderBuilder builder) {
            SEEN.add("first " + client);
            builder.payloadWriter(payload -> "too early " + payload);
        }
    }

    @Singleton
    static class Keys {
        @Produces
        @Singleton
        Supplier<SigningKey> key() {
            return () -> SigningKey.of(LiveEmulatorBuilder.DEFAULT_SECRET_KEY);
        }
    }

    @Singleton
    static class KeysOfEu {
        @Produces
        @Singleton
        @LiveClient("eu")
        Supplier<SigningKey> key() {
            return () -> SigningKey.of(LiveEmulatorBuilder.DEFAULT_SECRET_KEY);
        }
    }

    @ApplicationScoped
    static class Signatures implements UserSigProvider {

        static volatile long sdkAppId;

        @Override
        public UserSig get() {
            SEEN.add("signed");
            return UserSigSigner.of(
                            sdkAppId, () -> SigningKey.of(LiveEmulatorBuilder.DEFAULT_SECRET_KEY), Clock.systemUTC())
                    .sign("administrator", Duration.ofHours(1));
        }

        @Override
        public void invalidate(UserSig refused) {}
    }

    @ApplicationScoped
    static class Limiter implements SendLimiter {
        @Override
        public CompletableFuture<Permit> acquire(long sdkAppId, String roomId, Duration maxWait) {
            SEEN.add("asked for " + roomId);
            return CompletableFuture.completedFuture(() -> {});
        }
    }

    @ApplicationScoped
    static class NoTransport implements LiveTransport {
        @Override
        public Exchange start(Request request) {
            SEEN.add("carried");
            Failure failure = new Failure(false, false, new IllegalStateException("no network here"));
            return new Exchange() {
                @Override
                public CompletableFuture<Result> result() {
                    return CompletableFuture.completedFuture(failure);
                }

                @Override
                public void abort() {}
            };
        }
    }
}
