package dev.tencentlive.quarkus;

import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.testkit.RecordingLiveMessageSender;
import dev.tencentlive.testkit.RecordingLiveMessageSenders;
import io.quarkus.arc.SyntheticCreationalContext;
import io.quarkus.runtime.annotations.Recorder;
import io.smallrye.config.SmallRyeConfig;
import java.util.function.Function;

/**
 * In tests that inject a recording sender: all senders send nothing and remember everything. Used where the testkit is on the
 * class path of a test, never in production. Public because Quarkus generates code that calls it.
 */
@Recorder
public class RecordingRecorder {

    /** Made by Quarkus. */
    public RecordingRecorder() {}

    /**
     * Makes all recording senders.
     *
     * @return makes {@link RecordingLiveMessageSenders}
     */
    public Function<SyntheticCreationalContext<RecordingLiveMessageSenders>, RecordingLiveMessageSenders> recordings() {
        SmallRyeConfig properties = TencentLiveRecorder.properties();
        return context -> {
            LiveSettings settings = context.getInjectedReference(LiveSettings.class);
            return RecordingLiveMessageSenders.create(settings, SenderAssembly.of(settings, properties));
        };
    }

    /**
     * Gives the application what it knows.
     *
     * @return makes {@link LiveMessageSenders}
     */
    public Function<SyntheticCreationalContext<LiveMessageSenders>, LiveMessageSenders> senders() {
        return context -> context.getInjectedReference(RecordingLiveMessageSenders.class)
                .senders()
                .wrapped(GuardedSender::of);
    }

    /**
     * Takes one sender out of all.
     *
     * @param client {@link LiveSettings#DEFAULT_CLIENT} or the name of a named client
     * @return makes a {@link RecordingLiveMessageSender}
     */
    public Function<SyntheticCreationalContext<RecordingLiveMessageSender>, RecordingLiveMessageSender> recording(
            String client) {
        return context ->
                context.getInjectedReference(RecordingLiveMessageSenders.class).get(client);
    }
}
