package dev.tencentlive.testkit;

import dev.tencentlive.LiveMessageSenderBuilder;
import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.LiveSettings;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Recording senders for one configuration: the default one and the named ones, each with a record of its own.
 *
 * <pre>{@code
 * try (RecordingLiveMessageSenders senders = RecordingLiveMessageSenders.create(settings)) {
 *     new GiftService(senders.senders()).give("eu", "room1", "rose");
 *     senders.get("eu").messages("room1");
 * }
 * }</pre>
 *
 * <p>Safe to use from several threads at once.
 */
public final class RecordingLiveMessageSenders implements AutoCloseable {

    private final LiveMessageSenders real;
    private final Map<String, RecordingLiveMessageSender> senders;

    private RecordingLiveMessageSenders(LiveMessageSenders real, Map<String, RecordingLiveMessageSender> senders) {
        this.real = real;
        this.senders = Collections.unmodifiableMap(senders);
    }

    /**
     * Makes one recording sender per client.
     *
     * @param settings checked settings
     * @return the senders, to be closed by the caller
     */
    public static RecordingLiveMessageSenders create(LiveSettings settings) {
        return create(settings, (client, builder) -> {});
    }

    /**
     * Makes one recording sender per client, with parts of the application's own.
     *
     * @param settings checked settings
     * @param customizer called for each client with its name and builder; a transport or limiter that it sets is not used
     * @return the senders, to be closed by the caller
     */
    public static RecordingLiveMessageSenders create(
            LiveSettings settings, BiConsumer<String, LiveMessageSenderBuilder> customizer) {
        Map<String, Recording> recordings = new TreeMap<>();
        LiveMessageSenders real =
                LiveMessageSenders.create(RecordingSettings.forRecording(settings), (client, builder) -> {
                    customizer.accept(client, builder);
                    Recording recording = RecordingLiveMessageSender.recording(settings.client(client));
                    recording.attachTo(builder);
                    recordings.put(client, recording);
                });
        Map<String, RecordingLiveMessageSender> senders = new TreeMap<>();
        recordings.forEach((client, recording) ->
                senders.put(client, new RecordingLiveMessageSender(real.get(client), recording)));
        return new RecordingLiveMessageSenders(real, senders);
    }

    /**
     * Gives the registry that applications know. What goes through its senders is recorded too.
     *
     * @return the same senders, as {@link dev.tencentlive.LiveMessageSender}
     */
    public LiveMessageSenders senders() {
        return real;
    }

    /**
     * Gives the sender that is configured without a name.
     *
     * @return the default sender
     */
    public RecordingLiveMessageSender get() {
        return get(LiveSettings.DEFAULT_CLIENT);
    }

    /**
     * Gives a sender by its name.
     *
     * @param client {@link LiveSettings#DEFAULT_CLIENT} or the name of a named client
     * @return the sender
     * @throws IllegalArgumentException when no client has that name; the text lists those there are
     */
    public RecordingLiveMessageSender get(String client) {
        // Refuses a name that nobody has, and says which there are.
        Objects.requireNonNull(real.get(client));
        return Objects.requireNonNull(senders.get(client));
    }

    /**
     * Names all senders.
     *
     * @return {@link LiveSettings#DEFAULT_CLIENT} and the named clients
     */
    public Set<String> names() {
        return senders.keySet();
    }

    /** Lets each sender forget messages, answers and sequences. */
    public void reset() {
        senders.values().forEach(RecordingLiveMessageSender::reset);
    }

    /** Closes every sender. What was recorded stays. */
    @Override
    public void close() {
        real.close();
    }
}
