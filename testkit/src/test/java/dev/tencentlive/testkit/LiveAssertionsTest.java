package dev.tencentlive.testkit;

import static dev.tencentlive.testkit.LiveAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tencentlive.ErrorKind;
import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.Rejected;
import dev.tencentlive.SendOutcome;
import dev.tencentlive.emulator.LiveEmulator;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@LiveEmulatorTest
final class LiveAssertionsTest {

    private static final LiveMessage GIFT =
            LiveMessage.of("room1", "gift", "{\"gift\":\"rose\",\"count\":1.0}").from("user1");

    @AutoClose
    private final RecordingLiveMessageSender recording = RecordingLiveMessageSender.create();

    @Test
    void messageOfTheEmulatorIsFoundByAllItsParts(LiveEmulator emulator, LiveMessageSender sender) {
        sender.send(GIFT);

        assertThat(emulator)
                .room("room1")
                .received("gift")
                .withData("{\"gift\":\"rose\",\"count\":1.0}")
                .withDataContaining("rose")
                .withJson("{ \"count\": 1, \"gift\": \"rose\" }")
                .from("user1")
                .withSequence(1)
                .times(1);
    }

    @Test
    void messageOfTheRecordingSenderIsFoundByAllItsParts() {
        recording.send(GIFT);

        assertThat(recording)
                .room("room1")
                .hasMessages(1)
                .received("gift")
                .withJson("{\"count\":1,\"gift\":\"rose\"}")
                .from("user1")
                .withSequence(1);
    }

    @Test
    void assertionWaitsForTheMessageThatIsMeant(LiveEmulator emulator, LiveMessageSender sender) {
        CompletableFuture<SendOutcome> sent =
                sender.sendAsync(LiveMessage.of("room1", "like", "{}")).thenCompose(like -> sender.sendAsync(GIFT));

        assertThat(emulator).within(Duration.ofSeconds(30)).room("room1").received("gift");
        assertThat(sent.join()).isAccepted();
    }

    @Test
    void assertionWaitsForTheRecordedMessageToo() {
        CompletableFuture<SendOutcome> sent = CompletableFuture.supplyAsync(() -> recording.send(GIFT));

        assertThat(recording).within(Duration.ofSeconds(30)).room("room1").receivedExactly("gift");
        assertThat(sent.join()).isAccepted();
    }

    @Test
    void eachWordNarrowsDownTheSameMessage() {
        recording.send(LiveMessage.of("room1", "gift", "a").from("user1"));
        recording.send(LiveMessage.of("room1", "gift", "b").from("user2"));

        assertThat(recording).room("room1").received("gift").withData("b").from("user2");
        assertThat(failure(() -> assertThat(recording)
                        .room("room1")
                        .received("gift")
                        .withData("a")
                        .from("user2")))
                .isEqualTo("""
                        Expecting room "room1" to have received a message with
                          BusinessId "gift"
                          Data a
                          sender user2
                        What was sent:
                          room "room1": gift from user1: a
                              accepted, sequence 1
                          room "room1": gift from user2: b
                              accepted, sequence 2""");
    }

    @Test
    void failureOnTheEmulatorShowsWhatArrivedAndWhatWasRefused(LiveEmulator emulator, LiveMessageSender sender) {
        sender.send(GIFT);
        sender.trySend(LiveMessage.of("code-100601", "gift", "{}"));

        assertThat(failure(() -> assertThat(emulator).room("room1").received("like")))
                .startsWith("Expecting room \"room1\" to have received a message with\n  BusinessId \"like\"\n")
                .contains("  room \"room1\": gift from user1: {\"gift\":\"rose\",\"count\":1.0}\n")
                .contains("  room \"code-100601\": a call that was REFUSED, code 100601 The message cannot be sent");
    }

    @Test
    void refusedMessageWasReceivedByNobody() {
        recording.always().reject(100601);
        recording.trySend(GIFT);

        assertThat(recording).receivedNothing().room("room1").receivedNothing();
        assertThat(failure(() -> assertThat(recording).sentNothing())).contains("rejected. Message \"gift\"");
    }

    @Test
    void messagesThatNobodyExpectedAreFound(LiveEmulator emulator, LiveMessageSender sender) {
        assertThat(emulator).receivedNothing();
        sender.send(GIFT);

        assertThat(failure(() -> assertThat(emulator).receivedNothing())).contains("gift from user1");
        assertThat(failure(() -> assertThat(emulator).room("room1").receivedNothing()))
                .startsWith("Expecting room \"room1\" to have 0 messages, and it has 1.");
        assertThat(failure(() -> assertThat(emulator).room("room1").receivedExactly("like", "gift")))
                .startsWith("Expecting room \"room1\" to have received exactly [like, gift], and it received [gift].");
        assertThat(failure(() ->
                        assertThat(emulator).room("room1").received("gift").times(2)))
                .contains("to have received 2 times a message with\n  BusinessId \"gift\"\nand it did 1 times.");
    }

    @Test
    void percentSignsInTextsAreTakenAsTheyAre() {
        recording.send(LiveMessage.of("room1", "100%s", "50%d"));

        assertThat(failure(() -> assertThat(recording).room("room1").received("%s")))
                .contains("100%s", "50%d");
    }

    @Test
    void textThatIsNoJsonIsAnotherText() {
        recording.send(LiveMessage.of("room1", "gift", "rose"));

        assertThat(failure(() ->
                        assertThat(recording).room("room1").received("gift").withJson("{}")))
                .contains("JSON {}");
        assertThatThrownBy(() ->
                        assertThat(recording).room("room1").received("gift").withJson("{} {}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void jsonTellsValuesApart() {
        recording.send(LiveMessage.of("room1", "gift", "{\"a\":[1,true,null,\"1\",{}]}"));

        assertThat(recording).room("room1").received("gift").withJson("{\"a\" : [1e0, true, null, \"1\", {}]}");
        assertThat(failure(() -> assertThat(recording)
                        .room("room1")
                        .received("gift")
                        .withJson("{\"a\":[1,\"true\",null,\"1\",{}]}")))
                .isNotEmpty();
    }

    @Test
    void outcomeIsDescribedByItsParts() {
        recording.next(1).reject(100601);
        assertThat(recording.trySend(GIFT))
                .isRejected()
                .isRejected(Rejected.Where.SERVICE)
                .hasCode(100601)
                .hasKind(ErrorKind.STATE)
                .hasAttempts(1)
                .hasReasonContaining("muted");
        recording.next(1).drop("Elsewhere");
        assertThat(recording.trySend(GIFT)).isDropped().hasDropReason("Elsewhere");
        recording.next(1).reject(100001);
        assertThat(recording.trySend(GIFT)).isUnknown().hasCode(100001).hasKind(ErrorKind.SERVER);
        assertThat(recording.trySend(GIFT)).isAccepted().hasSequence(2);
    }

    @Test
    void otherOutcomeIsShownWithItsStory() {
        recording.next(1).reject(100601);
        SendOutcome rejected = recording.trySend(GIFT);

        assertThat(failure(() -> assertThat(rejected).isAccepted()))
                .startsWith("Expecting the send to have ended ACCEPTED, and it ended REJECTED: Message \"gift\"");
        assertThat(failure(() -> assertThat(rejected).hasCode(100602)))
                .startsWith("Expecting code 100602, and it is 100601: Message");
        assertThat(failure(() -> assertThat(recording.trySend(GIFT)).isDropped()))
                .startsWith("Expecting the send to have ended DROPPED, and it ended ACCEPTED: SendReceipt[");
    }

    private static String failure(ThrowingCallable assertion) {
        try {
            assertion.call();
        } catch (AssertionError e) {
            return String.valueOf(e.getMessage());
        } catch (Throwable other) {
            throw new IllegalStateException(other);
        }
        return "";
    }
}
