package dev.tencentlive.contract;

import static dev.tencentlive.SendOutcome.State.ACCEPTED;
import static dev.tencentlive.SendOutcome.State.DROPPED;
import static dev.tencentlive.SendOutcome.State.REJECTED;
import static dev.tencentlive.SendOutcome.State.UNKNOWN;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageException;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.Rejected;
import dev.tencentlive.SendOutcome;
import dev.tencentlive.SendReceipt;
import dev.tencentlive.emulator.ReceivedMessage;
import dev.tencentlive.emulator.RecordedCall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The behaviour that every adapter keeps. With any test library that has tests made at run time it takes two lines:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> keepsTheContract() {
 *     return LiveContract.checks().stream().map(check -> dynamicTest(check.name(), () -> check.run(this::start)));
 * }
 * }</pre>
 *
 * <p>Expected texts are not written down here: they are what core says of the same settings, and what the plain sender says
 * of the same message.
 */
public final class LiveContract {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String DEFAULT = LiveSettings.DEFAULT_CLIENT;

    private LiveContract() {}

    /**
     * Gives all checks.
     *
     * @return in an order that puts the plain case first
     */
    public static List<Check> checks() {
        return List.of(
                Check.that("messageArrivesAsItWasSent", Setup.CONFIGURED, LiveContract::messageArrives)
                        .lookingAtTheService(),
                Check.that("acceptedMessageHasAReceipt", Setup.CONFIGURED, LiveContract::receipt),
                Check.that("refusedMessageEndsRejected", Setup.CONFIGURED, scene -> {
                    scene.endsLikeThePlainSenders(REJECTED, scene.message("code-100601"));
                    scene.endsLikeThePlainSenders(REJECTED, scene.message("code-60010"));
                }),
                Check.that(
                        "droppedMessageEndsDropped",
                        Setup.CONFIGURED,
                        scene -> scene.endsLikeThePlainSenders(DROPPED, scene.message("drop-MsgFreqCtrl"))),
                Check.that(
                        "errorThatMayComeAfterTheActEndsUnknown",
                        Setup.CONFIGURED,
                        scene -> scene.endsLikeThePlainSenders(UNKNOWN, scene.message("code-100001"))),
                Check.that(
                        "unknownErrorCodeKeepsItsNumber",
                        Setup.CONFIGURED,
                        scene -> scene.endsLikeThePlainSenders(UNKNOWN, scene.message("code-424242"))),
                Check.that(
                        "tooLargeMessageIsRefusedHere",
                        Setup.CONFIGURED,
                        scene -> scene.endsLikeThePlainSenders(REJECTED, scene.messageOf(12_288))),
                Check.that("sendThrowsWhatBecameOfIt", Setup.CONFIGURED, LiveContract::sendThrows),
                Check.that("asynchronousSendEndsTheSameWay", Setup.CONFIGURED, LiveContract::asynchronous),
                Check.that("manyAtOnceEndInTheirOrder", Setup.CONFIGURED, LiveContract::many),
                Check.that("nothingIsRepeatedThatMayHaveBeenDelivered", Setup.CONFIGURED, LiveContract::notRepeated)
                        .lookingAtTheService(),
                Check.that("throttledMessageIsTriedAgainAndAccepted", Setup.CONFIGURED, LiveContract::throttled)
                        .lookingAtTheService(),
                Check.that("whatIsNotSetHasItsDefault", Setup.CONFIGURED, scene -> sameSettings(scene, DEFAULT)),
                Check.that("everySettingArrives", Setup.EVERYTHING, scene -> sameSettings(scene, DEFAULT)),
                Check.that("everySettingTakesEffect", Setup.EVERYTHING, LiveContract::takesEffect)
                        .lookingAtTheService(),
                Check.that("namedClientInheritsWhatItDoesNotSet", Setup.NAMED, scene -> {
                    sameSettings(scene, DEFAULT);
                    sameSettings(scene, "eu");
                    sameSettings(scene, "far-east");
                }),
                Check.that("namedClientSendsAsItself", Setup.NAMED, LiveContract::namedSends)
                        .lookingAtTheService(),
                Check.that("namedClientKeepsItsOwnLimit", Setup.NAMED, LiveContract::namedLimit),
                Check.that("clientThatNobodyConfiguredIsRefused", Setup.NAMED, LiveContract::noSuchClient),
                Check.that("customizerReachesEveryClientByItsName", Setup.CUSTOMIZED, LiveContract::customized)
                        .lookingAtTheService(),
                Check.that(
                        "unconfiguredApplicationStartsAndSaysWhatIsMissing",
                        Setup.UNCONFIGURED,
                        LiveContract::explainedOnUse),
                Check.that(
                        "halfConfiguredApplicationSaysWhatIsMissing",
                        Setup.HALF_CONFIGURED,
                        Scene::refusedAsCoreRefuses),
                Check.that("disabledApplicationStartsAndSaysSo", Setup.DISABLED, LiveContract::explainedOnUse),
                Check.that("wrongValuesAreNamedAllAtOnce", Setup.WRONG_VALUES, Scene::refusedAsCoreRefuses),
                Check.that(
                        "valueThatIsNoNumberIsNamed",
                        Setup.WRONG_NUMBER,
                        scene -> scene.refusedNaming("tencent.live.retry.max-attempts")),
                Check.that(
                        "valueThatIsNoDurationIsNamed",
                        Setup.WRONG_DURATION,
                        scene -> scene.refusedNaming("tencent.live.delivery-timeout")),
                Check.that("misspeltKeyIsNamedWithTheNearest", Setup.MISSPELT_KEY, Scene::refusedAsCoreRefuses),
                Check.that(
                        "misspeltKeyOfAClientIsNamedWithTheNearest",
                        Setup.MISSPELT_KEY_OF_A_CLIENT,
                        Scene::refusedAsCoreRefuses),
                Check.that("shutdownEndsWhatStillWaits", Setup.SLOW, LiveContract::closed)
                        .closing()
                        .lookingAtTheService());
    }

    private static void messageArrives(Scene scene) {
        SendReceipt receipt = scene.sender().send(scene.message().from("user1"));
        ReceivedMessage received = scene.emulator().awaitMessage(scene.room(), SOON);
        scene.equal("sender", "user1", received.sender());
        scene.equal("BusinessId", "gift", received.businessId());
        scene.equal("Data", "{\"gift\":\"rose\"}", received.data());
        scene.equal("sequence", received.sequence(), receipt.sequence());
        scene.equal("RequestId", received.requestId(), receipt.requestId());
        scene.sender().send(scene.message());
        scene.equal(
                "sender of a message that names none",
                "administrator",
                scene.emulator().awaitMessages(scene.room(), 2, SOON).get(1).sender());
    }

    private static void receipt(Scene scene) {
        SendReceipt first = scene.sender().send(scene.message());
        SendReceipt second = scene.sender().send(scene.message());
        scene.equal("attempts", 1, first.attempts());
        scene.equal("possible duplicate", false, first.possibleDuplicate());
        scene.equal("sequences", List.of(1L, 2L), List.of(number(first), number(second)));
        scene.equal("RequestId is there", true, first.requestId() != null);
        scene.equal("sending time is there", true, first.sentAt() != null);
    }

    private static long number(SendReceipt receipt) {
        return receipt.sequence() == null ? -1 : receipt.sequence();
    }

    private static void sendThrows(Scene scene) {
        SendOutcome expected = scene.sender().trySend(scene.message("code-100601"));
        try {
            scene.sender().send(scene.message("code-100601"));
        } catch (LiveMessageException e) {
            scene.equal(
                    "state of what was thrown", expected.state(), e.outcome().state());
            return;
        }
        throw new AssertionError("send returned where trySend says " + expected);
    }

    private static void asynchronous(Scene scene) throws Exception {
        scene.equal(
                "state",
                ACCEPTED,
                soon(scene.sender().sendAsync(scene.message())).state());
        scene.equal(
                "state of a refused message",
                REJECTED,
                soon(scene.sender().sendAsync(scene.message("code-100601"))).state());
    }

    private static void many(Scene scene) {
        List<SendOutcome.State> states = scene
                .sender()
                .sendAll(List.of(scene.message(), scene.message("code-100601"), scene.message("drop"), scene.message()))
                .stream()
                .map(SendOutcome::state)
                .toList();
        scene.equal("states", List.of(ACCEPTED, REJECTED, DROPPED, ACCEPTED), states);
    }

    private static void notRepeated(Scene scene) {
        scene.emulator().next(1).forRoom(scene.room()).actAndAnswer(100001);
        scene.equal("state", UNKNOWN, scene.sender().trySend(scene.message()).state());
        scene.equal("calls", 1, scene.calls().size());
    }

    private static void throttled(Scene scene) {
        scene.emulator().next(1).forRoom(scene.room()).answer(100602);
        scene.equal("attempts", 2, scene.sender().send(scene.message()).attempts());
        scene.equal("calls", 2, scene.calls().size());
    }

    private static void sameSettings(Scene scene, String client) {
        LiveSettings expected = LiveSettings.from(scene.properties()).client(client);
        LiveSettings actual = scene.running().settings(client);
        scene.equal("settings of " + client, withoutClients(expected), withoutClients(actual));
        scene.equal("key of " + client, expected.secretKey(), actual.secretKey());
    }

    private static String withoutClients(LiveSettings settings) {
        return settings.toString().replaceFirst(", clients=.*", "");
    }

    private static void takesEffect(Scene scene) {
        scene.sender().send(scene.message());
        scene.equal("identifier", List.of("second"), identifiers(scene));
        Rejected rejected = (Rejected) scene.sender().trySend(scene.messageOf(512));
        scene.equal("where a large message is refused", Rejected.Where.LOCAL, rejected.where());
        scene.emulator().next(2).forRoom(scene.room()).reset();
        SendOutcome lost = scene.sender().trySend(scene.message().repeatable());
        scene.equal("attempts", 2, lost.attempts());
    }

    private static void namedSends(Scene scene) {
        scene.sender().send(scene.message());
        scene.running().sender("eu").send(scene.message());
        scene.running().sender("far-east").send(scene.message());
        scene.equal("identifiers", List.of("administrator", "second", "administrator"), identifiers(scene));
    }

    private static List<String> identifiers(Scene scene) {
        return scene.calls().stream().map(RecordedCall::identifier).toList();
    }

    private static void namedLimit(Scene scene) {
        LiveMessage message = scene.messageOf(1000);
        scene.equal(
                "state of the default",
                ACCEPTED,
                scene.sender().trySend(message).state());
        scene.equal(
                "state of eu",
                REJECTED,
                scene.running().sender("eu").trySend(message).state());
        scene.equal(
                "state of far-east",
                ACCEPTED,
                scene.running().sender("far-east").trySend(message).state());
    }

    private static void noSuchClient(Scene scene) {
        SendOutcome outcome;
        try {
            outcome = scene.running().sender("nobody").trySend(scene.message());
        } catch (RuntimeException refused) {
            return;
        }
        throw new AssertionError("a client that nobody configured sent: " + outcome);
    }

    private static void customized(Scene scene) {
        scene.sender().send(LiveMessage.of(scene.room(), "count", 5));
        scene.running().sender("eu").send(LiveMessage.of(scene.room(), "count", 6));
        scene.equal(
                "Data",
                List.of("default wrote 5", "eu wrote 6"),
                scene.emulator().awaitMessages(scene.room(), 2, SOON).stream()
                        .map(ReceivedMessage::data)
                        .toList());
    }

    private static void explainedOnUse(Scene scene) {
        scene.started();
        scene.refusedAsCoreRefuses();
    }

    private static void closed(Scene scene) throws Exception {
        Map<String, LiveMessageSender> senders =
                Map.of(DEFAULT, scene.sender(), "eu", scene.running().sender("eu"));
        scene.sender().send(scene.message());
        List<CompletableFuture<SendOutcome>> waiting = senders.values().stream()
                .map(sender -> sender.sendAsync(scene.message()))
                .toList();
        scene.running().close();
        for (CompletableFuture<SendOutcome> each : waiting) {
            SendOutcome outcome = soon(each);
            scene.equal(
                    "what a send says that waited",
                    "Message \"gift\" for room \"" + scene.room() + "\" was not sent: the sender was closed",
                    outcome instanceof Rejected rejected ? rejected.reason() : outcome);
        }
        scene.equal(
                "messages that arrived",
                1,
                scene.emulator().messages(scene.room()).size());
        senders.forEach((client, sender) -> refusesAll(scene, client, sender));
    }

    /** A proxy of a container that is gone may throw where the sender itself says so. */
    private static void refusesAll(Scene scene, String client, LiveMessageSender sender) {
        SendOutcome outcome;
        try {
            outcome = sender.trySend(scene.message());
        } catch (RuntimeException gone) {
            return;
        }
        scene.equal("state of a send with " + client + " after shutdown", REJECTED, outcome.state());
    }

    private static SendOutcome soon(CompletableFuture<SendOutcome> outcome) throws Exception {
        try {
            return outcome.get(SOON.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("no outcome within " + SOON + ", or a failed future", e);
        }
    }
}
