package dev.tencentlive;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The senders of one configuration: the default one and the named ones, {@code tencent.live.clients.<name>.*}.
 *
 * <pre>{@code
 * try (LiveMessageSenders senders = LiveMessageSenders.create(settings)) {
 *     senders.get("eu").send(message);
 * }
 * }</pre>
 *
 * <p>They share threads, and those of one SDKAppID share one limiter with the lowest limits set for it, because the service
 * counts them together. Safe to use from several threads at once.
 */
public final class LiveMessageSenders implements AutoCloseable {

    private final Map<String, LiveMessageSender> senders;
    private final List<Runnable> closing;

    private LiveMessageSenders(Map<String, ? extends LiveMessageSender> senders, List<Runnable> closing) {
        this.senders = Collections.unmodifiableMap(senders);
        this.closing = closing;
    }

    /**
     * Makes all senders of a configuration.
     *
     * @param settings checked settings
     * @return the senders, to be closed by the caller
     * @throws InvalidSettingsException when a client has no key
     */
    public static LiveMessageSenders create(LiveSettings settings) {
        return create(settings, (client, builder) -> {});
    }

    /**
     * Makes all senders of a configuration, with parts of the application's own.
     *
     * @param settings checked settings
     * @param customizer called for each sender with its name and builder before it is made
     * @return the senders, to be closed by the caller
     * @throws InvalidSettingsException when a client has no key
     */
    public static LiveMessageSenders create(
            LiveSettings settings, BiConsumer<String, LiveMessageSenderBuilder> customizer) {
        Scheduler scheduler = Scheduler.real();
        Map<String, LiveSettings> clients = new TreeMap<>(settings.clients());
        clients.put(LiveSettings.DEFAULT_CLIENT, settings);
        Map<Long, SendLimiter> limiters = limiters(clients, scheduler);
        Workers workers = Workers.start(limiters.size());
        List<Runnable> release = new ArrayList<>();
        limiters.values().forEach(limiter -> release.add(limiter::close));
        release.add(workers::close);
        release.add(scheduler::close);
        Map<String, RetryingLiveMessageSender> senders = new TreeMap<>();
        clients.forEach((client, own) -> {
            LiveMessageSenderBuilder builder = new LiveMessageSenderBuilder(own, client);
            customizer.accept(client, builder);
            SendLimiter limiter = limiters.getOrDefault(own.sdkAppId(), SendLimiter.NONE);
            senders.put(client, builder.sharing(scheduler, workers, limiter).made());
        });
        List<Runnable> closing = new ArrayList<>();
        senders.values().forEach(sender -> closing.add(sender::takeNoMore));
        senders.values().forEach(sender -> closing.add(sender::close));
        closing.addAll(release);
        return new LiveMessageSenders(senders, closing);
    }

    /**
     * Gives the sender that is configured without a name.
     *
     * @return the default sender
     */
    public LiveMessageSender get() {
        return get(LiveSettings.DEFAULT_CLIENT);
    }

    /**
     * Gives a sender by its name.
     *
     * @param client {@link LiveSettings#DEFAULT_CLIENT} or the name of a named client
     * @return the sender
     * @throws IllegalArgumentException when no client has that name; the text lists those there are
     */
    public LiveMessageSender get(String client) {
        LiveMessageSender sender = senders.get(client);
        if (sender == null) {
            throw new IllegalArgumentException(LiveSettings.noSuchClient(client, senders.keySet()));
        }
        return sender;
    }

    /**
     * Names all senders.
     *
     * @return {@link LiveSettings#DEFAULT_CLIENT} and the named clients
     */
    public Set<String> names() {
        return senders.keySet();
    }

    /**
     * Puts something in front of every sender, such as a guard of the threads that may block.
     *
     * @param wrapper gives what is asked in place of a sender; closes nothing
     * @return the same senders, wrapped; closing it closes these
     */
    public LiveMessageSenders wrapped(UnaryOperator<LiveMessageSender> wrapper) {
        Map<String, LiveMessageSender> wrapped = new TreeMap<>(senders);
        wrapped.replaceAll((client, sender) -> wrapper.apply(sender));
        return new LiveMessageSenders(wrapped, List.of(this::close));
    }

    /** Closes every sender, all at once, then what they share: what is under way gets the longest attempt timeout in all. */
    @Override
    public void close() {
        RuntimeException failure = null;
        for (Runnable step : closing) {
            try {
                step.run();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static Map<Long, SendLimiter> limiters(Map<String, LiveSettings> clients, Scheduler scheduler) {
        Map<Long, List<LiveSettings>> applications =
                clients.values().stream().collect(Collectors.groupingBy(LiveSettings::sdkAppId));
        Map<Long, SendLimiter> limiters = new HashMap<>();
        applications.forEach((sdkAppId, own) -> limiters.put(
                sdkAppId,
                new SlidingWindowLimiter(
                        lowest(own, LiveSettings::perSecond),
                        lowest(own, LiveSettings::perRoomPerSecond),
                        own.stream().mapToInt(LiveSettings::maxWaiting).min().orElse(0),
                        scheduler)));
        return limiters;
    }

    /** 0 stands for no limit, and is the lowest only where nobody set one. */
    private static int lowest(List<LiveSettings> clients, ToIntFunction<LiveSettings> limit) {
        return clients.stream().mapToInt(limit).filter(set -> set > 0).min().orElse(0);
    }
}
