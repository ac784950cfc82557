package dev.tencentlive.spring;

import dev.tencentlive.ErrorKind;
import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageListener;
import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.Rejected;
import dev.tencentlive.SendOutcome;
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
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;

/**
 * What can be said of each client without a call: its settings are valid or there would be no client, a signature can be
 * made, and nobody refused account or quota in the last minute.
 */
final class ClientHealth implements LiveMessageListener {

    /** An hour later the account may be fine and nobody sent: a refusal does not count for longer. */
    static final Duration REMEMBERED = Duration.ofSeconds(60);

    static final String PROBE_BUSINESS_ID = "tencent.live.probe";

    private final ConfigurableListableBeanFactory beans;
    private final Environment environment;
    private final TencentLiveProperties properties;
    private final Clock clock;
    private final Map<String, Last> outcomes = new ConcurrentHashMap<>();
    private final Map<String, Last> refusals = new ConcurrentHashMap<>();
    private final Map<String, Last> probes = new ConcurrentHashMap<>();

    ClientHealth(
            ConfigurableListableBeanFactory beans,
            Environment environment,
            TencentLiveProperties properties,
            Clock clock) {
        this.beans = beans;
        this.environment = environment;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * What there is to tell.
     *
     * @param up whether all is well; {@code null} when there is no client
     * @param details what was looked at
     */
    record Reading(@Nullable Boolean up, Map<String, Object> details) {}

    private record Last(SendOutcome outcome, Instant at) {}

    @Override
    public void onOutcome(Sending sending, SendOutcome outcome, Duration duration) {
        Last last = new Last(outcome, clock.instant());
        outcomes.put(sending.client(), last);
        if (outcome instanceof Rejected no && (no.kind() == ErrorKind.AUTH || no.kind() == ErrorKind.QUOTA)) {
            refusals.put(sending.client(), last);
        } else if (outcome.state() == SendOutcome.State.ACCEPTED) {
            refusals.remove(sending.client());
        }
    }

    Set<String> clients() {
        Set<String> clients = new TreeSet<>();
        clients.add(LiveSettings.DEFAULT_CLIENT);
        settings().ifPresent(settings -> clients.addAll(settings.clients().keySet()));
        return clients;
    }

    Reading read(String client) {
        Map<String, Object> details = new LinkedHashMap<>();
        Optional<LiveSettings> settings = settings();
        if (settings.isEmpty()) {
            details.put("settings", "not set");
            return new Reading(null, details);
        }
        LiveSettings own = settings.get().client(client);
        details.put("sdkAppId", own.sdkAppId());
        details.put("endpoint", own.endpoint().toString());
        boolean signs = signs(client, settings.get(), details);
        boolean probed = probe(client, details);
        boolean welcome = isWelcome(client, details);
        return new Reading(signs && probed && welcome, details);
    }

    private boolean isWelcome(String client, Map<String, Object> details) {
        Last last = outcomes.get(client);
        if (last != null) {
            details.put("lastOutcome", OutcomeTags.outcome(last.outcome()));
            details.put("lastOutcomeAt", last.at().toString());
        }
        Last refusal = refusals.get(client);
        if (refusal == null || !clock.instant().isBefore(refusal.at().plus(REMEMBERED))) {
            return true;
        }
        if (refusal.outcome() instanceof Rejected no) {
            details.put("refusedFor", no.reason());
        }
        return false;
    }

    private boolean signs(String client, LiveSettings settings, Map<String, Object> details) {
        try {
            sign(client, settings);
            details.put("signature", "can be made");
            return true;
        } catch (RuntimeException e) {
            details.put("signature", "cannot be made: " + e.getClass().getName());
            return false;
        }
    }

    private void sign(String client, LiveSettings settings) {
        SenderAssembly assembly = new SenderAssembly(beans, settings, properties, environment);
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
        Last probe = Optional.ofNullable(probes.compute(
                        client,
                        (name, before) -> isFresh(before)
                                ? before
                                : new Last(
                                        senders.get(name).trySend(LiveMessage.of(room, PROBE_BUSINESS_ID, "probe")),
                                        clock.instant())))
                .orElseThrow();
        details.put("probe", OutcomeTags.outcome(probe.outcome()));
        details.put("probeAt", probe.at().toString());
        return probe.outcome().state() == SendOutcome.State.ACCEPTED
                || probe.outcome().state() == SendOutcome.State.DROPPED;
    }

    private boolean isFresh(@Nullable Last probe) {
        return probe != null
                && clock.instant().isBefore(probe.at().plus(properties.health().probeInterval()));
    }

    private Optional<LiveSettings> settings() {
        return Optional.ofNullable(beans.getBeanProvider(LiveSettings.class).getIfAvailable());
    }
}
