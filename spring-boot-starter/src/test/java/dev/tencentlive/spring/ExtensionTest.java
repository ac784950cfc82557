package dev.tencentlive.spring;

import static dev.tencentlive.testkit.LiveAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageListener;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.LiveTransport;
import dev.tencentlive.PayloadWriter;
import dev.tencentlive.SendLimiter;
import dev.tencentlive.SendOutcome;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.testkit.LiveEmulatorTest;
import dev.tencentlive.usersig.SigningKey;
import dev.tencentlive.usersig.UserSigProvider;
import dev.tencentlive.usersig.UserSigSigner;
import java.net.ConnectException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Parts that an application brings as beans. */
@LiveEmulatorTest
final class ExtensionTest {

    private static final LiveMessage ROSE = LiveMessage.of("room1", "gift", "rose");

    private final LiveEmulator emulator;

    ExtensionTest(LiveEmulator emulator) {
        this.emulator = emulator;
    }

    private ApplicationContextRunner twoClients() {
        return Contexts.on(emulator).withPropertyValues("tencent.live.clients.eu.max-message-bytes=5000");
    }

    @Test
    void customizersAreCalledInOrderForTheClientsTheyAreFor() {
        twoClients().withUserConfiguration(Customizers.class).run(context -> {
            LiveMessage numbered = LiveMessage.of("room1", "count", 5);
            context.getBean(LiveMessageSender.class).send(numbered);
            context.getBean(LiveMessageSenders.class).get("eu").send(numbered);

            assertThat(emulator.messages("room1"))
                    .extracting(message -> message.data())
                    .containsExactly("second 5", "eu 5");
        });
    }

    @Test
    void listenersSeeAllClientsInTheirOrder() {
        twoClients().withUserConfiguration(Listeners.class).run(context -> {
            context.getBean(LiveMessageSender.class).send(ROSE);
            context.getBean(LiveMessageSenders.class).get("eu").send(ROSE);

            assertThat(context.getBean(Listeners.class).seen)
                    .containsExactly("first default", "second default", "first eu", "second eu");
        });
    }

    @Test
    void keySupplierReplacesTheKey() {
        Contexts.unconfigured()
                .withPropertyValues(
                        "tencent.live.sdk-app-id=" + emulator.sdkAppId(),
                        "tencent.live.endpoint=" + emulator.endpoint())
                .withBean("vault", KeySupplier.class, () -> new KeySupplier(emulator.secretKey()))
                .run(context -> {
                    context.getBean(LiveMessageSender.class).send(ROSE);
                    emulator.rotateKey("0123456789abcdef");
                    context.getBean(KeySupplier.class).key = "0123456789abcdef";
                    SendOutcome afterRotation =
                            context.getBean(LiveMessageSender.class).trySend(ROSE);

                    assertThat(afterRotation).isAccepted();
                    assertThat(emulator).room("room1").hasMessages(2);
                });
    }

    @Test
    void keySupplierOfOneClientReplacesTheKeyOfThatClient() {
        Contexts.configured()
                .withPropertyValues("tencent.live.clients.eu.sdk-app-id=" + emulator.sdkAppId())
                .withPropertyValues("tencent.live.clients.eu.endpoint=" + emulator.endpoint())
                .withUserConfiguration(VaultOfOne.class)
                .run(context -> {
                    context.getBean(LiveMessageSenders.class).get("eu").send(ROSE);

                    assertThat(emulator).room("room1").hasMessages(1);
                });
    }

    @Test
    void keySupplierOfOneClientWaivesNoOtherKey() {
        Contexts.unconfigured()
                .withPropertyValues(
                        "tencent.live.sdk-app-id=1400000000",
                        "tencent.live.region=singapore",
                        "tencent.live.clients.eu.sdk-app-id=1400000001")
                .withUserConfiguration(VaultOfOne.class)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(LiveMessageSenders.class));
    }

    @Test
    void keySupplierOfAParentContextCounts() {
        new ApplicationContextRunner()
                .withBean("vault", KeySupplier.class, () -> new KeySupplier(emulator.secretKey()))
                .run(parent -> Contexts.unconfigured()
                        .withParent(parent)
                        .withPropertyValues(
                                "tencent.live.sdk-app-id=" + emulator.sdkAppId(),
                                "tencent.live.endpoint=" + emulator.endpoint())
                        .run(context -> {
                            context.getBean(LiveMessageSender.class).send(ROSE);

                            assertThat(emulator).room("room1").hasMessages(1);
                        }));
    }

    @Test
    void userSigProviderReplacesTheKey() {
        Contexts.unconfigured()
                .withPropertyValues(
                        "tencent.live.sdk-app-id=" + emulator.sdkAppId(),
                        "tencent.live.endpoint=" + emulator.endpoint())
                .withBean(UserSigProvider.class, this::signatures)
                .run(context -> {
                    context.getBean(LiveMessageSender.class).send(ROSE);

                    assertThat(emulator).room("room1").hasMessages(1);
                });
    }

    @Test
    void userSigProviderReplacesTheKeyOfAClientThatSpellsTheSameAccountOut() {
        Contexts.unconfigured()
                .withPropertyValues(
                        "tencent.live.sdk-app-id=" + emulator.sdkAppId(),
                        "tencent.live.endpoint=" + emulator.endpoint(),
                        "tencent.live.clients.eu.identifier=administrator")
                .withBean(UserSigProvider.class, this::signatures)
                .run(context -> {
                    context.getBean(LiveMessageSenders.class).get("eu").send(ROSE);

                    assertThat(emulator).room("room1").hasMessages(1);
                });
    }

    private UserSigProvider signatures() {
        return UserSigProvider.caching(
                UserSigSigner.of(emulator.sdkAppId(), () -> SigningKey.of(emulator.secretKey()), Clock.systemUTC()),
                emulator.administrator(),
                Duration.ofHours(1),
                Clock.systemUTC());
    }

    @Test
    void limiterOfOneClientIsForThatClientOnly() {
        twoClients().withUserConfiguration(Limiter.class).run(context -> {
            SendOutcome eu = context.getBean(LiveMessageSenders.class).get("eu").trySend(ROSE);
            context.getBean(LiveMessageSender.class).send(ROSE);

            assertThat(eu).isRejected().hasReasonContaining("nobody may");
            assertThat(emulator).room("room1").hasMessages(1);
        });
    }

    @Test
    void transportIsUsedForAllClients() {
        twoClients()
                .withBean(LiveTransport.class, () -> request -> new Refused())
                .run(context -> {
                    List<SendOutcome> outcomes = List.of(
                            context.getBean(LiveMessageSender.class).trySend(ROSE),
                            context.getBean(LiveMessageSenders.class).get("eu").trySend(ROSE));

                    assertThat(outcomes)
                            .allSatisfy(outcome -> assertThat(outcome).isRejected());
                    assertThat(emulator).receivedNothing();
                });
    }

    @Test
    void payloadWriterOfTheApplicationWins() {
        twoClients()
                .withBean(PayloadWriter.class, () -> payload -> "written " + payload)
                .run(context -> {
                    context.getBean(LiveMessageSender.class).send(LiveMessage.of("room1", "count", 5));

                    assertThat(emulator).room("room1").received("count").withData("written 5");
                });
    }

    @Test
    void connectionDetailsReplaceCredentialsOfEveryClient() {
        Contexts.configured()
                .withPropertyValues("tencent.live.clients.eu.region=frankfurt", "tencent.live.clients.eu.sdk-app-id=1")
                .withBean(LiveEmulator.class, () -> LiveEmulator.start())
                .run(context -> {
                    context.getBean(LiveMessageSender.class).send(ROSE);
                    context.getBean(LiveMessageSenders.class).get("eu").send(ROSE);

                    assertThat(context.getBean(LiveEmulator.class))
                            .room("room1")
                            .hasMessages(2);
                });
    }

    @Configuration(proxyBeanMethods = false)
    static class Customizers {

        @Bean
        @Order(2)
        LiveMessageSenderCustomizer second() {
            return (client, builder) -> builder.payloadWriter(payload -> "second " + payload);
        }

        @Bean
        @Order(1)
        LiveMessageSenderCustomizer first() {
            return (client, builder) -> builder.payloadWriter(payload -> "first " + payload);
        }

        @Bean
        @Order(3)
        LiveMessageSenderCustomizer eu() {
            return LiveMessageSenderCustomizer.forClient(
                    "eu", builder -> builder.payloadWriter(payload -> "eu " + payload));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Listeners {

        final List<String> seen = new CopyOnWriteArrayList<>();

        @Bean
        @Order(2)
        LiveMessageListener second() {
            return noting("second");
        }

        @Bean
        @Order(1)
        LiveMessageListener first() {
            return noting("first");
        }

        private LiveMessageListener noting(String name) {
            return new LiveMessageListener() {
                @Override
                public void onStart(Sending sending) {
                    seen.add(name + " " + sending.client());
                }
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Limiter {

        @Bean
        @Qualifier("eu")
        SendLimiter closed() {
            return (sdkAppId, roomId, maxWait) ->
                    CompletableFuture.completedFuture(SendLimiter.Permit.denied("nobody may"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class VaultOfOne {

        @Bean
        @Qualifier("eu")
        KeySupplier vault() {
            return new KeySupplier(Contexts.KEY);
        }
    }

    static final class KeySupplier implements Supplier<SigningKey> {

        volatile String key;

        KeySupplier(String key) {
            this.key = key;
        }

        @Override
        public SigningKey get() {
            return SigningKey.of(key);
        }
    }

    private static final class Refused implements LiveTransport.Exchange {

        @Override
        public CompletableFuture<LiveTransport.Result> result() {
            return CompletableFuture.completedFuture(
                    new LiveTransport.Failure(false, false, new ConnectException("refused")));
        }

        @Override
        public void abort() {}
    }
}
