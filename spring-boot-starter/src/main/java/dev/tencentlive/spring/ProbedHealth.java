package dev.tencentlive.spring;

import dev.tencentlive.ClientHealth;
import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageListener;
import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.SendOutcome;
import dev.tencentlive.SendTelemetry;
import dev.tencentlive.usersig.SigningKey;
import dev.tencentlive.usersig.UserSigProvider;
import dev.tencentlive.usersig.UserSigSigner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;

/** {@link ClientHealth} of every client, and where a room was named for it, of a message that was really sent. */
final class ProbedHealth implements LiveMessageListener {

    static final String PROBE_BUSINESS_ID = "tencent.live.probe";

    private final ListableBeanFactory beans;
    private final TencentLiveProperties properties;
    private final Clock clock;
    private final ClientHealth health;
    private final Map<String, Probe> probes = new ConcurrentHashMap<>();

    ProbedHealth(ListableBeanFactory beans, TencentLiveProperties properties, Clock clock) {
        this.beans = beans;
        this.properties = properties;
        this.clock = clock;
        this.health = new ClientHealth(clock);
    }

    /**
     * What there is to tell.
     *
     * @param up whether all is well; {@code null} when there is no client
     * @param details what was looked at
     */
    record Reading(@Nullable Boolean up, Map<String, Object> details) {}

    private record Probe(SendOutcome outcome, Instant at) {}

    @Override
    public void onOutcome(Sending sending, SendOutcome outcome, Duration duration) {
        health.onOutcome(sending, outcome, duration);
    }

    Set<String> clients() {
        Set<String> clients = new TreeSet<>();
        clients.add(LiveSettings.DEFAULT_CLIENT);
        settings().ifPresent(settings -> clients.addAll(settings.clients().keySet()));
        return clients;
    }

    Reading read(String client) {
        Optional<LiveSettings> settings = settings();
        if (settings.isEmpty()) {
            return new Reading(null, Map.of("settings", "not set"));
        }
        ClientHealth.Reading reading =
                health.read(client, settings.get().client(client), () -> sign(client, settings.get()));
        Map<String, Object> details = new LinkedHashMap<>(reading.details());
        boolean probed = probe(client, details);
        return new Reading(reading.up() && probed, details);
    }

    private void sign(String client, LiveSettings settings) {
        SenderAssembly assembly = beans.getBean(SenderAssembly.class);
        LiveSettings own = settings.client(client);
        Optional<UserSigProvider> provider = assembly.userSig(client);
        if (provider.isPresent()) {
            provider.get().get();
            return;
        }
        SigningKey key = own.secretKey();
        Supplier<SigningKey> supplier = assembly.secretKey(client).orElse(key == null ? null : () -> key);
        if (supplier != null) {
            UserSigSigner.of(own.sdkAppId(), supplier, clock).sign(own.identifier(), own.userSigValidity());
        }
    }

    /** Really sends, so only when a room was named for it, and not for every look. */
    private boolean probe(String client, Map<String, Object> details) {
        String room = properties.health().probeRoomId();
        LiveMessageSenders senders =
                beans.getBeanProvider(LiveMessageSenders.class).getIfAvailable();
        if (room == null || room.isBlank() || senders == null) {
            return true;
        }
        Probe probe = Optional.ofNullable(probes.compute(
                        client,
                        (name, before) -> isFresh(before)
                                ? before
                                : new Probe(
                                        senders.get(name).trySend(LiveMessage.of(room, PROBE_BUSINESS_ID, "probe")),
                                        clock.instant())))
                .orElseThrow();
        details.put("probe", SendTelemetry.outcome(probe.outcome()));
        details.put("probeAt", probe.at().toString());
        return probe.outcome().state() == SendOutcome.State.ACCEPTED
                || probe.outcome().state() == SendOutcome.State.DROPPED;
    }

    private boolean isFresh(@Nullable Probe probe) {
        return probe != null
                && clock.instant().isBefore(probe.at().plus(properties.health().probeInterval()));
    }

    private Optional<LiveSettings> settings() {
        return Optional.ofNullable(beans.getBeanProvider(LiveSettings.class).getIfAvailable());
    }
}
