package dev.tencentlive.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.Rejected;
import dev.tencentlive.SendOutcome;
import dev.tencentlive.SendReceipt;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A check that no fault fails checks nothing: each is shown to bite. */
final class LiveContractTest {

    @Test
    void everyCheckHasANameOfItsOwn() {
        assertThat(LiveContract.checks()).extracting(Check::name).doesNotHaveDuplicates();
    }

    @Test
    void adapterWithoutFaultKeepsEveryCheck() {
        assertThat(failuresOf(new FaultySubject())).isEmpty();
    }

    @Test
    void adapterThatSendsTwiceIsFound() {
        assertThat(failuresOf(new FaultySubject().wrapping(Repeating::new)))
                .contains("nothingIsRepeatedThatMayHaveBeenDelivered", "acceptedMessageHasAReceipt");
    }

    @Test
    void adapterThatLosesMessagesIsFound() {
        assertThat(failuresOf(new FaultySubject().wrapping(sender -> new Told(sender, outcome -> outcome, true))))
                .contains("messageArrivesAsItWasSent", "throttledMessageIsTriedAgainAndAccepted");
    }

    @Test
    void adapterWithWordsOfItsOwnIsFound() {
        UnaryOperator<SendOutcome> reworded = outcome -> outcome instanceof Rejected no
                ? new Rejected(
                        no.attempts(), no.where(), no.kind(), no.code(), no.errorInfo(), no.requestId(), "No.", null)
                : outcome;

        assertThat(failuresOf(new FaultySubject().wrapping(sender -> new Told(sender, reworded, false))))
                .contains("refusedMessageEndsRejected", "tooLargeMessageIsRefusedHere", "shutdownEndsWhatStillWaits");
    }

    @Test
    void adapterThatCallsEverythingAcceptedIsFound() {
        UnaryOperator<SendOutcome> rosy = outcome -> new SendReceipt(1, null, null, null, false);

        assertThat(failuresOf(new FaultySubject().wrapping(sender -> new Told(sender, rosy, false))))
                .contains(
                        "droppedMessageEndsDropped",
                        "errorThatMayComeAfterTheActEndsUnknown",
                        "unknownErrorCodeKeepsItsNumber",
                        "sendThrowsWhatBecameOfIt",
                        "asynchronousSendEndsTheSameWay",
                        "manyAtOnceEndInTheirOrder");
    }

    @Test
    void adapterThatForgetsSettingsIsFound() {
        UnaryOperator<Map<String, String>> onlyRequired = properties -> {
            Map<String, String> few = new HashMap<>(properties);
            few.keySet()
                    .retainAll(Set.of("tencent.live.sdk-app-id", "tencent.live.secret-key", "tencent.live.endpoint"));
            return few;
        };

        assertThat(failuresOf(new FaultySubject().reading(onlyRequired)))
                .contains(
                        "everySettingArrives",
                        "everySettingTakesEffect",
                        "disabledApplicationStartsAndSaysSo",
                        "wrongValuesAreNamedAllAtOnce",
                        "valueThatIsNoNumberIsNamed",
                        "valueThatIsNoDurationIsNamed",
                        "misspeltKeyIsNamedWithTheNearest",
                        "misspeltKeyOfAClientIsNamedWithTheNearest");
    }

    @Test
    void adapterWithDefaultsOfItsOwnIsFound() {
        UnaryOperator<Map<String, String>> eager = properties -> {
            Map<String, String> more = new HashMap<>(properties);
            more.putIfAbsent("tencent.live.retry.max-attempts", "5");
            return more;
        };

        assertThat(failuresOf(new FaultySubject().reading(eager))).contains("whatIsNotSetHasItsDefault");
    }

    @Test
    void adapterThatGivesTheDefaultForEveryNameIsFound() {
        assertThat(failuresOf(new FaultySubject().withoutClients()))
                .contains(
                        "namedClientInheritsWhatItDoesNotSet",
                        "namedClientSendsAsItself",
                        "namedClientKeepsItsOwnLimit",
                        "clientThatNobodyConfiguredIsRefused",
                        "customizerReachesEveryClientByItsName");
    }

    @Test
    void adapterThatPassesNoCustomizerOnIsFound() {
        assertThat(failuresOf(new FaultySubject().withoutCustomizers()))
                .containsExactly("customizerReachesEveryClientByItsName");
    }

    @Test
    void adapterThatDoesNotCloseIsFound() {
        assertThat(failuresOf(new FaultySubject().withoutClosing())).containsExactly("shutdownEndsWhatStillWaits");
    }

    @Test
    void adapterThatDoesNotStartWithoutSettingsIsFound() {
        assertThat(failuresOf(new FaultySubject().failingEarly()))
                .containsExactlyInAnyOrder(
                        "unconfiguredApplicationStartsAndSaysWhatIsMissing", "disabledApplicationStartsAndSaysSo");
    }

    @Test
    void adapterThatExplainsNothingIsFound() {
        assertThat(failuresOf(new FaultySubject().silent()))
                .contains(
                        "unconfiguredApplicationStartsAndSaysWhatIsMissing",
                        "halfConfiguredApplicationSaysWhatIsMissing",
                        "wrongValuesAreNamedAllAtOnce",
                        "misspeltKeyIsNamedWithTheNearest");
    }

    @Test
    void failureShowsBothSides() {
        Check check = LiveContract.checks().stream()
                .filter(each -> each.name().equals("refusedMessageEndsRejected"))
                .findFirst()
                .orElseThrow();
        UnaryOperator<SendOutcome> rosy = outcome -> new SendReceipt(1, null, null, null, false);

        assertThatThrownBy(() -> check.run(new FaultySubject().wrapping(sender -> new Told(sender, rosy, false))))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("refusedMessageEndsRejected: state of SendReceipt[")
                .hasMessageEndingWith("\n  expected: REJECTED\n  but was:  ACCEPTED");
    }

    @Test
    void oneStartServesAllChecksOfASetup() throws Exception {
        Set<Setup> setups = new HashSet<>();
        for (Check check : LiveContract.checks()) {
            setups.add(check.setup());
        }

        assertThat(setups).containsExactlyInAnyOrder(Setup.values());
        for (Setup setup : Set.of(Setup.CONFIGURED, Setup.EVERYTHING, Setup.NAMED)) {
            try (var emulator = Setup.startEmulator();
                    Running running = new FaultySubject().start(setup.properties(emulator), setup.customizer())) {
                for (Check check : LiveContract.checks()) {
                    if (check.setup() == setup) {
                        check.run(running, emulator);
                    }
                }
            }
        }
    }

    /** All at once: several checks sit through a wait of the service. */
    private static Set<String> failuresOf(Subject subject) {
        Set<String> failures = ConcurrentHashMap.newKeySet();
        CompletableFuture.allOf(LiveContract.checks().stream()
                        .map(check -> CompletableFuture.runAsync(
                                () -> {
                                    if (fails(check, subject)) {
                                        failures.add(check.name());
                                    }
                                },
                                task -> new Thread(task, check.name()).start()))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
        return failures;
    }

    private static boolean fails(Check check, Subject subject) {
        try {
            check.run(subject);
            return false;
        } catch (AssertionError | Exception e) {
            return true;
        }
    }

    /** Sends everything twice. */
    private record Repeating(LiveMessageSender sender) implements LiveMessageSender {

        @Override
        public SendOutcome trySend(LiveMessage message) {
            SendOutcome first = sender.trySend(message);
            sender.trySend(message);
            return first;
        }

        @Override
        public CompletableFuture<SendOutcome> sendAsync(LiveMessage message) {
            return sender.sendAsync(message);
        }
    }

    /** Tells something else than what happened. */
    private record Told(LiveMessageSender sender, UnaryOperator<SendOutcome> telling, boolean losing)
            implements LiveMessageSender {

        @Override
        public SendOutcome trySend(LiveMessage message) {
            return telling.apply(losing ? new SendReceipt(1, null, 1L, null, false) : sender.trySend(message));
        }

        @Override
        public CompletableFuture<SendOutcome> sendAsync(LiveMessage message) {
            return sender.sendAsync(message).thenApply(telling);
        }
    }
}
