package dev.tencentlive.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tencentlive.Dropped;
import dev.tencentlive.ErrorKind;
import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageListener;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.MessageRejectedException;
import dev.tencentlive.Rejected;
import dev.tencentlive.SendLimiter;
import dev.tencentlive.SendOutcome;
import dev.tencentlive.SendOutcome.State;
import dev.tencentlive.SendReceipt;
import dev.tencentlive.Unknown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class RecordingLiveMessageSenderTest {

    private static final LiveMessage GIFT = LiveMessage.of("room1", "gift", "{\"gift\":\"rose\"}");

    @AutoClose
    private final RecordingLiveMessageSender sender = RecordingLiveMessageSender.create();

    @Test
    void acceptedMessageIsRememberedWithItsReceipt() {
        SendReceipt receipt = sender.send(GIFT.from("user1"));

        assertThat(sender.messages("room1"))
                .containsExactly(new RecordedMessage(GIFT.from("user1"), "{\"gift\":\"rose\"}", "user1", receipt));
        assertThat(sender.messages("room2")).isEmpty();
    }

    @Test
    void messageWithoutSenderIsTheAdministrators() {
        sender.send(GIFT);

        assertThat(sender.messages("room1").get(0).sender()).isEqualTo("administrator");
    }

    @Test
    void sequenceRisesInEachRoom() {
        sender.send(GIFT);
        sender.send(LiveMessage.of("room2", "gift", "{}"));

        assertThat(sender.send(GIFT).sequence()).isEqualTo(2);
        assertThat(sender.messages()).hasSize(3);
    }

    @Test
    void asynchronousAndManyAtOnceAreRememberedToo() {
        sender.sendAsync(GIFT).join();
        List<SendOutcome> outcomes = sender.sendAll(List.of(GIFT, GIFT));

        assertThat(outcomes).extracting(SendOutcome::state).containsOnly(State.ACCEPTED);
        assertThat(sender.messages("room1")).hasSize(3);
    }

    @Test
    void answersAreUsedUpInTheirOrder() {
        sender.next(1).drop();
        sender.next(1).reject(100601);

        assertThat(IntStream.range(0, 3).mapToObj(i -> sender.trySend(GIFT).state()))
                .containsExactly(State.DROPPED, State.REJECTED, State.ACCEPTED);
    }

    @Test
    void answerForOneRoomLeavesTheOthersAlone() {
        sender.next(1).forRoom("room2").reject(100601);

        assertThat(sender.trySend(GIFT).state()).isEqualTo(State.ACCEPTED);
        assertThat(sender.trySend(LiveMessage.of("room2", "gift", "{}")).state())
                .isEqualTo(State.REJECTED);
    }

    @Test
    void alwaysHoldsUntilItIsCleared() {
        sender.always().reject(100004);
        sender.trySend(GIFT);

        assertThat(sender.trySend(GIFT).state()).isEqualTo(State.REJECTED);
        sender.clearAnswers();
        assertThat(sender.trySend(GIFT).state()).isEqualTo(State.ACCEPTED);
    }

    @Test
    void acceptedOnceAmongRefusals() {
        sender.next(1).accept();
        sender.always().reject(100601);

        assertThat(sender.trySend(GIFT).state()).isEqualTo(State.ACCEPTED);
        assertThat(sender.trySend(GIFT).state()).isEqualTo(State.REJECTED);
    }

    @Test
    void refusedMessageReachesNoRoomAndIsKeptAmongTheSends() {
        sender.next(1).reject(100601, "Muted.");
        Rejected rejected = (Rejected) sender.trySend(GIFT);

        assertThat(rejected.code()).isEqualTo(100601);
        assertThat(rejected.errorInfo()).isEqualTo("Muted.");
        assertThat(rejected.reason())
                .startsWith("Message \"gift\" for room \"room1\" was refused by the service with 100601: The sender is"
                        + " muted in the room.");
        assertThat(sender.messages()).isEmpty();
        assertThat(sender.sends()).extracting(RecordedMessage::outcome).containsExactly(rejected);
    }

    @Test
    void codeThatMayComeAfterTheActLeavesTheSendUnknown() {
        sender.next(1).reject(100001);
        sender.next(1).reject(424242);

        assertThat(sender.trySend(GIFT)).isInstanceOf(Unknown.class);
        assertThat(((Unknown) sender.trySend(GIFT)).kind()).isEqualTo(ErrorKind.UNRECOGNISED);
    }

    @Test
    void throttledSendEndsAtOnce() {
        sender.next(1).reject(100602);

        assertThat(sender.trySend(GIFT).attempts()).isEqualTo(1);
        assertThat(sender.trySend(GIFT).state()).isEqualTo(State.ACCEPTED);
    }

    @Test
    void expiredSignatureIsTheAnswerToTheWholeSend() {
        sender.next(1).reject(70001);

        assertThat(((Rejected) sender.trySend(GIFT)).kind()).isEqualTo(ErrorKind.AUTH);
        assertThat(sender.sends()).hasSize(1);
    }

    @Test
    void droppedMessageTellsItsReason() {
        sender.next(1).drop("Elsewhere");

        assertThat(((Dropped) sender.trySend(GIFT)).dropReason()).isEqualTo("Elsewhere");
    }

    @Test
    void lostAnswerLeavesTheSendUnknown() {
        sender.next(1).unknown();

        assertThat(sender.trySend(GIFT).state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void unreachableServiceRejectsTheSendUnsent() {
        sender.next(1).unreachable();

        assertThat(((Rejected) sender.trySend(GIFT)).where()).isEqualTo(Rejected.Where.UNSENT);
    }

    @Test
    void roomIdsMeanWhatTheyMeanInTheEmulator() {
        assertThat(sender.trySend(LiveMessage.of("code-100601", "gift", "{}")).state())
                .isEqualTo(State.REJECTED);
        assertThat(((Dropped) sender.trySend(LiveMessage.of("drop", "gift", "{}"))).dropReason())
                .isEqualTo("MsgFreqCtrl");
        assertThat(((Dropped) sender.trySend(LiveMessage.of("drop-Elsewhere", "gift", "{}"))).dropReason())
                .isEqualTo("Elsewhere");
    }

    @Test
    void sendThrowsAsTheRealOneDoes() {
        sender.next(1).reject(100601);

        assertThatThrownBy(() -> sender.send(GIFT)).isInstanceOf(MessageRejectedException.class);
    }

    @Test
    void tooLargeMessageIsRefusedHereAndTakesNoAnswer() {
        sender.next(1).drop();
        Rejected rejected = (Rejected) sender.trySend(LiveMessage.of("room1", "gift", "x".repeat(12_288)));

        assertThat(rejected.where()).isEqualTo(Rejected.Where.LOCAL);
        assertThat(sender.trySend(GIFT).state()).isEqualTo(State.DROPPED);
    }

    @Test
    void payloadGoesThroughTheApplicationsWriter() {
        try (RecordingLiveMessageSender own =
                RecordingLiveMessageSender.create(builder -> builder.payloadWriter(payload -> "<" + payload + ">"))) {
            own.send(LiveMessage.of("room1", "count", 5));

            assertThat(own.messages("room1").get(0).data()).isEqualTo("<5>");
        }
    }

    @Test
    void settingsAndWriterBothReachTheSender() {
        LiveSettings settings = LiveSettings.from(Map.of(
                "tencent.live.sdk-app-id", "1400000000",
                "tencent.live.secret-key", "made-up",
                "tencent.live.identifier", "ops",
                "tencent.live.region", "singapore"));
        try (RecordingLiveMessageSender own = RecordingLiveMessageSender.create(
                settings, builder -> builder.payloadWriter(payload -> "<" + payload + ">"))) {
            own.send(LiveMessage.of("room1", "count", 5));

            assertThat(own.messages("room1").get(0).sender()).isEqualTo("ops");
            assertThat(own.messages("room1").get(0).data()).isEqualTo("<5>");
        }
    }

    @Test
    void payloadWithoutWriterIsRefusedAndKeptAmongTheSends() {
        Rejected rejected = (Rejected) sender.trySend(LiveMessage.of("room1", "count", 5));

        assertThat(rejected.reason()).contains("needs a PayloadWriter");
        assertThat(sender.sends().get(0).data()).isEmpty();
    }

    @Test
    void applicationsListenerIsCalledAndMaySendItself() {
        List<State> seen = new ArrayList<>();
        CompletableFuture<RecordingLiveMessageSender> itself = new CompletableFuture<>();
        LiveMessageListener answering = new LiveMessageListener() {
            @Override
            public void onOutcome(Sending sending, SendOutcome outcome, Duration duration) {
                seen.add(outcome.state());
                if (sending.message().roomId().equals("room1")) {
                    itself.join().send(LiveMessage.of("echo", "gift", "{}"));
                }
            }
        };
        try (RecordingLiveMessageSender own =
                RecordingLiveMessageSender.create(builder -> builder.listener(answering))) {
            itself.complete(own);
            own.send(GIFT);

            assertThat(seen).containsExactly(State.ACCEPTED, State.ACCEPTED);
            assertThat(own.messages()).extracting(RecordedMessage::roomId).containsExactly("echo", "room1");
        }
    }

    @Test
    void closedSenderRefusesAndKeepsItsRecord() {
        sender.send(GIFT);
        sender.close();

        assertThat(((Rejected) sender.trySend(GIFT)).reason())
                .isEqualTo("Message \"gift\" for room \"room1\" was not sent: the sender is closed");
        assertThat(sender.messages("room1")).hasSize(1);
    }

    @Test
    void resetForgetsMessagesAnswersAndSequences() {
        sender.send(GIFT);
        sender.always().drop();
        sender.reset();

        assertThat(sender.sends()).isEmpty();
        assertThat(sender.send(GIFT).sequence()).isEqualTo(1);
    }

    @Test
    void awaitGivesTheMessageThatComesLater() {
        CompletableFuture<RecordedMessage> first =
                CompletableFuture.supplyAsync(() -> sender.await("room1", Duration.ofSeconds(30)));
        sender.send(GIFT);

        assertThat(first.join().message()).isEqualTo(GIFT);
    }

    @Test
    void awaitThatFailsShowsWhatWasSentInstead() {
        sender.send(GIFT);
        sender.next(1).reject(100601, "Muted.");
        sender.trySend(LiveMessage.of("room2", "like", "{}").from("user1"));

        assertThatThrownBy(() -> sender.await("room2", 2, Duration.ZERO))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("0 of 2 messages arrived in room \"room2\" within 0 ms.\nWhat was sent:\n")
                .hasMessageContaining("  room \"room1\": gift from administrator: {\"gift\":\"rose\"}\n      accepted,"
                        + " sequence 1\n")
                .hasMessageContaining("  room \"room2\": like from user1: {}\n      rejected. Message \"like\" for room"
                        + " \"room2\" was refused by the service with 100601");
    }

    @Test
    void awaitThatFailsSaysThatNothingWasSent() {
        assertThatThrownBy(() -> sender.await("room1", Duration.ZERO))
                .hasMessage("0 of 1 message arrived in room \"room1\" within 0 ms.\nNothing was sent at all.");
    }

    @Test
    void threadsSendAtOnceAndEverySequenceIsGivenOnce() throws ExecutionException, InterruptedException {
        List<CompletableFuture<Void>> threads = IntStream.range(0, 4)
                .mapToObj(thread ->
                        CompletableFuture.runAsync(() -> IntStream.range(0, 250).forEach(i -> sender.send(GIFT))))
                .toList();
        for (CompletableFuture<Void> thread : threads) {
            thread.get();
        }

        assertThat(sender.messages("room1"))
                .extracting(message -> ((SendReceipt) message.outcome()).sequence())
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 1000).boxed().toList());
    }

    @Test
    void limitsOfTheApplicationMakeNoTestWait() {
        SendLimiter never = (sdkAppId, roomId, maxWait) -> new CompletableFuture<>();
        try (RecordingLiveMessageSender own = RecordingLiveMessageSender.create(builder -> builder.limiter(never))) {
            assertThat(own.trySend(GIFT).state()).isEqualTo(State.ACCEPTED);
        }
    }

    @Test
    void namedClientsEachHaveARecordAndShareARegistry() {
        LiveSettings settings = LiveSettings.from(Map.of(
                "tencent.live.sdk-app-id", "1400000000",
                "tencent.live.secret-key", "made-up",
                "tencent.live.region", "singapore",
                "tencent.live.clients.eu.region", "frankfurt"));
        try (RecordingLiveMessageSenders senders = RecordingLiveMessageSenders.create(settings)) {
            senders.senders().get("eu").send(GIFT);

            assertThat(senders.get("eu").messages("room1")).hasSize(1);
            assertThat(senders.get().messages()).isEmpty();
            assertThat(senders.names()).containsExactly("default", "eu");
            assertThatThrownBy(() -> senders.get("us")).hasMessageStartingWith("no client is named \"us\"");
        }
    }
}
