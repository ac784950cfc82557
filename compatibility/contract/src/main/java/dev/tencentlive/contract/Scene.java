package dev.tencentlive.contract;

import dev.tencentlive.Dropped;
import dev.tencentlive.InvalidSettingsException;
import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.Rejected;
import dev.tencentlive.SendOutcome;
import dev.tencentlive.SendReceipt;
import dev.tencentlive.SettingsProblem;
import dev.tencentlive.Unknown;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.emulator.RecordedCall;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One check under way: the application, the service, and the plain sender to compare with. */
final class Scene implements AutoCloseable {

    private final Check check;
    private final Running running;
    private final LiveEmulator emulator;
    private final LiveMessageSender plain;

    Scene(Check check, Running running, LiveEmulator emulator) {
        this.check = check;
        this.running = running;
        this.emulator = emulator;
        this.plain = LiveMessageSender.create(LiveSettings.from(Setup.CONFIGURED.properties(emulator)));
    }

    Map<String, String> properties() {
        return check.setup().properties(emulator);
    }

    Running running() {
        return running;
    }

    LiveMessageSender sender() {
        return running.sender();
    }

    LiveEmulator emulator() {
        return emulator;
    }

    /** A room of this check's own. */
    String room() {
        return "room-" + Integer.toHexString(check.name().hashCode());
    }

    LiveMessage message() {
        return message(room());
    }

    LiveMessage message(String roomId) {
        return LiveMessage.of(roomId, "gift", "{\"gift\":\"rose\"}");
    }

    LiveMessage messageOf(int bytes) {
        return LiveMessage.of(room(), "gift", "x".repeat(bytes));
    }

    List<RecordedCall> calls() {
        return emulator.calls().recent().stream()
                .filter(call -> call.roomId().equals(room()))
                .toList();
    }

    void equal(String what, @Nullable Object expected, @Nullable Object actual) {
        if (!Objects.equals(expected, actual)) {
            throw new AssertionError(
                    check.name() + ": " + what + "\n  expected: " + expected + "\n  but was:  " + actual);
        }
    }

    /** The plain sender's outcome for the same message is the one to be had, and the code says what that is. */
    void endsLikeThePlainSenders(SendOutcome.State state, LiveMessage message) {
        SendOutcome actual = sender().trySend(message);
        equal("state of " + actual, state, actual.state());
        equal("outcome", told(plain.trySend(message)), told(actual));
    }

    /** No sender, and somewhere among the causes all that core has to say of these properties. */
    void refusedAsCoreRefuses() {
        String said = explanation();
        for (SettingsProblem problem : problems()) {
            if (!said.contains(problem.text())) {
                throw new AssertionError(
                        check.name() + ": the explanation lacks\n  " + problem.text() + "\nand says\n" + said);
            }
        }
    }

    /** Absence is explained where the sender is wanted, not where the application starts. */
    void started() {
        if (running instanceof NotStarted failed) {
            throw new AssertionError(check.name() + ": the application did not start", failed.cause());
        }
    }

    void refusedNaming(String key) {
        String said = explanation();
        if (!said.contains(key)) {
            throw new AssertionError(check.name() + ": the explanation does not name " + key + " and says\n" + said);
        }
    }

    private List<SettingsProblem> problems() {
        try {
            LiveSettings.from(properties());
        } catch (InvalidSettingsException e) {
            return e.problems();
        }
        throw new IllegalStateException(check.setup() + " can be used, so it has no place in this check");
    }

    private String explanation() {
        try {
            // Where the sender is a proxy, its first use is what explains.
            SendOutcome outcome = running.sender().trySend(message());
            throw new AssertionError(check.name() + ": there is a sender, which sent: " + outcome);
        } catch (RuntimeException e) {
            StringBuilder text = new StringBuilder();
            Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
            for (Throwable each = e; each != null && seen.add(each); each = each.getCause()) {
                text.append("  ").append(each.getMessage()).append('\n');
            }
            return text.toString();
        }
    }

    /** An outcome without what the service chose freely. */
    private static String told(SendOutcome outcome) {
        if (outcome instanceof SendReceipt receipt) {
            return "accepted after " + receipt.attempts() + ", duplicate " + receipt.possibleDuplicate();
        }
        if (outcome instanceof Dropped dropped) {
            return "dropped after " + dropped.attempts() + ", " + dropped.dropReason() + ": "
                    + without(dropped.requestId(), null, dropped.reason());
        }
        if (outcome instanceof Rejected no) {
            return "rejected after " + no.attempts() + ", " + no.where() + " " + no.kind() + " " + no.code() + ": "
                    + without(no.requestId(), no.errorInfo(), no.reason());
        }
        Unknown unknown = (Unknown) outcome;
        return "unknown after " + unknown.attempts() + ", " + unknown.kind() + " " + unknown.code() + ": "
                + without(unknown.requestId(), unknown.errorInfo(), unknown.lastHeard());
    }

    private static String without(@Nullable String requestId, @Nullable String errorInfo, String text) {
        String rest = requestId == null ? text : text.replace("RequestId \"" + requestId + "\"", "RequestId \"…\"");
        return errorInfo == null ? rest : rest.replace("ErrorInfo \"" + errorInfo + "\"", "ErrorInfo \"…\"");
    }

    @Override
    public void close() {
        plain.close();
    }
}
