package dev.tencentlive.testkit;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenderBuilder;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.SendOutcome;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A sender for tests: sends nothing, remembers everything, and answers as told.
 *
 * <pre>{@code
 * RecordingLiveMessageSender sender = RecordingLiveMessageSender.create();
 * new GiftService(sender).give("room1", "rose");
 *
 * RecordedMessage gift = sender.messages("room1").get(0);
 *
 * sender.next(1).reject(100601); // the sender is muted
 * }</pre>
 *
 * <p>It is the real sender above a network that is not there. So the payload is written by the same writer, the size is
 * checked, listeners are called, a closed one refuses, and each outcome is the one that the service's answer really leads to,
 * with the same text. Unless told otherwise every message is accepted, with sequences that rise from 1 in each room; the
 * room ids {@code code-100601} (any code), {@code drop} and {@code drop-<reason>} mean an answer, as in the emulator.
 *
 * <p>Two things differ, so that no test waits: there are no limits, and no retries. An answer is the whole send's.
 *
 * <p>Safe to use from several threads at once. Keeps every message until {@link #reset()}.
 */
public final class RecordingLiveMessageSender implements LiveMessageSender {

    private final LiveMessageSender real;
    private final Recording recording;

    RecordingLiveMessageSender(LiveMessageSender real, Recording recording) {
        this.real = real;
        this.recording = recording;
    }

    /**
     * Makes one that needs no settings, and writes no payloads but texts.
     *
     * @return a sender that holds nothing open
     */
    public static RecordingLiveMessageSender create() {
        return create(RecordingSettings.ofNobody());
    }

    /**
     * Makes one that needs no settings, with parts of the application's own, its payload writer above all.
     *
     * <pre>{@code
     * RecordingLiveMessageSender.create(builder -> builder.payloadWriter(mapper::writeValueAsString));
     * }</pre>
     *
     * @param customizer called once; a transport or limiter that it sets is not used
     * @return a sender that holds nothing open
     */
    public static RecordingLiveMessageSender create(Consumer<LiveMessageSenderBuilder> customizer) {
        return create(RecordingSettings.ofNobody(), customizer);
    }

    /**
     * Makes one with the application's settings: its administrator, its largest message.
     *
     * @param settings checked settings; their named clients are not looked at, see {@link RecordingLiveMessageSenders}
     * @return a sender that holds nothing open
     */
    public static RecordingLiveMessageSender create(LiveSettings settings) {
        return create(settings, builder -> {});
    }

    /**
     * Makes one with the application's settings and parts of its own, its payload writer above all.
     *
     * @param settings checked settings
     * @param customizer called once; a transport or limiter that it sets is not used
     * @return a sender that holds nothing open
     */
    public static RecordingLiveMessageSender create(
            LiveSettings settings, Consumer<LiveMessageSenderBuilder> customizer) {
        Recording recording = recording(settings);
        LiveMessageSenderBuilder builder = LiveMessageSender.builder(RecordingSettings.forRecording(settings));
        customizer.accept(builder);
        recording.attachTo(builder);
        return new RecordingLiveMessageSender(builder.build(), recording);
    }

    static Recording recording(LiveSettings settings) {
        return new Recording(settings.identifier(), Clock.systemUTC(), System::nanoTime);
    }

    @Override
    public SendOutcome trySend(LiveMessage message) {
        return real.trySend(message);
    }

    @Override
    public CompletableFuture<SendOutcome> sendAsync(LiveMessage message) {
        return real.sendAsync(message);
    }

    @Override
    public List<SendOutcome> sendAll(Collection<LiveMessage> messages) {
        return real.sendAll(messages);
    }

    /**
     * Gives what the rooms got: every message that was accepted.
     *
     * @return oldest first
     */
    public List<RecordedMessage> messages() {
        return sends().stream().filter(RecordedMessage::isAccepted).toList();
    }

    /**
     * Gives what a room got: every message for it that was accepted.
     *
     * @param roomId RoomId
     * @return oldest first
     */
    public List<RecordedMessage> messages(String roomId) {
        return recording.log().accepted(roomId);
    }

    /**
     * Gives everything that the application sent, however it ended.
     *
     * @return in the order in which the sends ended
     */
    public List<RecordedMessage> sends() {
        return recording.log().sends();
    }

    /**
     * Gives the first message that a room gets; waits for it.
     *
     * @param roomId RoomId
     * @param deadline longest wait
     * @return the message
     * @throws AssertionError when the deadline passes; the text shows what was sent instead
     */
    public RecordedMessage await(String roomId, Duration deadline) {
        return await(roomId, 1, deadline).get(0);
    }

    /**
     * Gives the first messages that a room gets; waits until there are so many.
     *
     * @param roomId RoomId
     * @param count how many
     * @param deadline longest wait
     * @return so many messages, oldest first
     * @throws AssertionError when the deadline passes; the text shows what was sent instead
     */
    public List<RecordedMessage> await(String roomId, int count, Duration deadline) {
        return recording.log().await(roomId, count, deadline);
    }

    void awaitQuietly(String roomId, int count, Duration longest) {
        recording.log().awaitQuietly(roomId, count, longest);
    }

    /**
     * Tells how the next sends are to end.
     *
     * @param sends how many, at least 1
     * @return to be told the answer
     */
    public NextSends next(int sends) {
        if (sends < 1) {
            throw new IllegalArgumentException("sends: " + sends + ", must be at least 1");
        }
        return new NextSends(recording.answers(), sends, null);
    }

    /**
     * Tells how all sends are to end from now on, once the answers that were told before are used up.
     *
     * @return to be told the answer
     */
    public NextSends always() {
        return next(Integer.MAX_VALUE);
    }

    /** Forgets which answers were told; messages stay. */
    public void clearAnswers() {
        recording.answers().clear();
    }

    /** Forgets messages, answers and sequences. */
    public void reset() {
        recording.reset();
    }

    /** Refuses new sends. What was recorded stays. */
    @Override
    public void close() {
        real.close();
    }
}
