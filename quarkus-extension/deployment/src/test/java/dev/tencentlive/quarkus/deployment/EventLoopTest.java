package dev.tencentlive.quarkus.deployment;

import static dev.tencentlive.testkit.LiveAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.testkit.LiveEmulatorTest;
import io.quarkus.arc.Unremovable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Blocking sends on a real event loop, whichever way the sender was come by. */
@LiveEmulatorTest
final class EventLoopTest {

    @Test
    void blockingSendIsRefusedAlsoThroughAllSendersAndNamesItsTwin(LiveEmulator emulator) throws Exception {
        try (Application application = Application.start(Application.sendingTo(emulator), Looping.class)) {
            Told told = application.bean(Told.class);
            for (String how : List.of("sender", "send", "trySend", "sendAll")) {
                assertThat(told.tell(how))
                        .as(how)
                        .startsWith("io.quarkus.runtime.BlockingOperationNotAllowedException: Nothing was sent")
                        .contains("vert.x-eventloop-thread-")
                        .contains("ReactiveLiveMessageSender");
            }
            assertThat(emulator).room("room1").hasMessages(0);

            assertThat(told.tell("sendAsync")).startsWith("SendReceipt");
        }
    }

    /** Sends where it must not. */
    @Singleton
    @Unremovable
    public static final class Looping implements Told {

        private static final LiveMessage ROSE = LiveMessage.of("room1", "gift", "rose");

        @Inject
        Vertx vertx;

        @Inject
        LiveMessageSender sender;

        @Inject
        LiveMessageSenders senders;

        @Override
        public String tell(String how) throws Exception {
            CompletableFuture<CompletableFuture<String>> told = new CompletableFuture<>();
            Context loop = vertx.getOrCreateContext();
            loop.runOnContext(started -> {
                try {
                    told.complete(send(how));
                } catch (RuntimeException | Error e) {
                    told.complete(CompletableFuture.completedFuture(e.toString()));
                }
            });
            return told.get(30, TimeUnit.SECONDS).get(30, TimeUnit.SECONDS);
        }

        private CompletableFuture<String> send(String how) {
            return switch (how) {
                case "sender" -> CompletableFuture.completedFuture(String.valueOf(sender.trySend(ROSE)));
                case "send" ->
                    CompletableFuture.completedFuture(
                            String.valueOf(senders.get().send(ROSE)));
                case "trySend" ->
                    CompletableFuture.completedFuture(
                            String.valueOf(senders.get().trySend(ROSE)));
                case "sendAll" ->
                    CompletableFuture.completedFuture(
                            String.valueOf(senders.get().sendAll(List.of(ROSE))));
                default -> senders.get().sendAsync(ROSE).thenApply(String::valueOf);
            };
        }
    }
}
