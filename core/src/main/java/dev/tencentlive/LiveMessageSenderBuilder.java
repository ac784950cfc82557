package dev.tencentlive;

import dev.tencentlive.usersig.SigningKey;
import dev.tencentlive.usersig.UserSigProvider;
import dev.tencentlive.usersig.UserSigSigner;
import java.lang.System.Logger.Level;
import java.net.ProxySelector;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link LiveMessageSender} with parts of the application's own in place of the built-in ones.
 *
 * <pre>{@code
 * LiveMessageSender sender = LiveMessageSender.builder(settings)
 *         .payloadWriter(mapper::writeValueAsString)
 *         .listener(metrics)
 *         .build();
 * }</pre>
 *
 * <p>What the application gives it keeps: a transport, limiter or executor that was given is not closed with the sender.
 * Not safe to use from several threads at once.
 */
public final class LiveMessageSenderBuilder {

    private static final System.Logger LOG = System.getLogger("dev.tencentlive");
    private static final Duration BACKEND_TIME_LIMIT = Duration.ofSeconds(3);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final LiveSettings settings;
    private final String client;
    private final List<LiveMessageListener> listeners = new ArrayList<>();
    private @Nullable LiveTransport transport;
    private @Nullable Supplier<SigningKey> secretKey;
    private @Nullable UserSigProvider userSigs;
    private @Nullable SendLimiter limiter;
    private @Nullable PayloadWriter payloadWriter;
    private @Nullable SSLContext sslContext;
    private @Nullable ProxySelector proxy;
    private @Nullable Workers workers;
    private @Nullable Scheduler scheduler;
    private Clock clock = Clock.systemUTC();
    private LongSupplier random = () -> Integer.toUnsignedLong(RANDOM.nextInt());
    private DoubleSupplier jitter = RANDOM::nextDouble;
    private int retryBudget = RetryPolicy.FULL_BUDGET;

    LiveMessageSenderBuilder(LiveSettings settings, String client) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.client = client;
    }

    /**
     * Carries exchanges over another HTTP client.
     *
     * @param transport kept to the contract of {@link LiveTransport}; closed by its owner
     * @return this
     */
    public LiveMessageSenderBuilder transport(LiveTransport transport) {
        this.transport = Objects.requireNonNull(transport, "transport");
        return this;
    }

    /**
     * Reads the key anew at each signing, so that a new one takes effect without a restart.
     *
     * <p>It runs on a thread of the send that signs, whose deadline does not bound it. What it throws becomes the cause of the
     * outcome, so that must hold no key.
     *
     * @param secretKey gives the current key; must not block for long
     * @return this
     */
    public LiveMessageSenderBuilder secretKey(Supplier<SigningKey> secretKey) {
        this.secretKey = Objects.requireNonNull(secretKey, "secretKey");
        return this;
    }

    /**
     * Takes UserSigs from elsewhere, so that no key is needed here.
     *
     * <p>It is asked on a thread of each send, whose deadline does not bound it; must not block for long.
     *
     * @param userSigs gives signatures of the configured identifier
     * @return this
     */
    public LiveMessageSenderBuilder userSig(UserSigProvider userSigs) {
        this.userSigs = Objects.requireNonNull(userSigs, "userSigs");
        return this;
    }

    /**
     * Shares a limiter, with a cluster for instance.
     *
     * @param limiter closed by its owner
     * @return this
     */
    public LiveMessageSenderBuilder limiter(SendLimiter limiter) {
        this.limiter = Objects.requireNonNull(limiter, "limiter");
        return this;
    }

    /**
     * Adds a listener; several are called in the order in which they were added.
     *
     * @param listener sees every send
     * @return this
     */
    public LiveMessageSenderBuilder listener(LiveMessageListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /**
     * Turns payloads that are no {@link String} into text.
     *
     * @param payloadWriter the application's own mapper, usually
     * @return this
     */
    public LiveMessageSenderBuilder payloadWriter(PayloadWriter payloadWriter) {
        this.payloadWriter = Objects.requireNonNull(payloadWriter, "payloadWriter");
        return this;
    }

    /**
     * Trusts other certificates than the JVM's, or brings one of its own. For the built-in transport.
     *
     * @param sslContext used for every connection
     * @return this
     */
    public LiveMessageSenderBuilder sslContext(SSLContext sslContext) {
        this.sslContext = Objects.requireNonNull(sslContext, "sslContext");
        return this;
    }

    /**
     * Calls through a proxy, in place of the JVM's default selector. For the built-in transport.
     *
     * @param proxy chooses the proxy
     * @return this
     */
    public LiveMessageSenderBuilder proxy(ProxySelector proxy) {
        this.proxy = Objects.requireNonNull(proxy, "proxy");
        return this;
    }

    /**
     * Runs exchanges, and what follows from the futures of asynchronous sends, on threads of the application's own. An
     * exchange of the built-in transport blocks one for as long as it takes, so virtual threads are a good choice from JDK
     * 21 on. Where there is a bound to them, a callback that blocks takes one away from the exchanges.
     *
     * @param executor shut down by its owner
     * @return this
     */
    public LiveMessageSenderBuilder executor(Executor executor) {
        this.workers = Workers.of(Objects.requireNonNull(executor, "executor"));
        return this;
    }

    /**
     * Tells the time for signatures.
     *
     * @param clock the system's, if none is given
     * @return this
     */
    public LiveMessageSenderBuilder clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return this;
    }

    /** Waits, or makes believe. */
    LiveMessageSenderBuilder scheduler(Scheduler scheduler) {
        this.scheduler = scheduler;
        return this;
    }

    /** Numbers for {@code random} and for waits. */
    LiveMessageSenderBuilder random(LongSupplier random, DoubleSupplier jitter) {
        this.random = random;
        this.jitter = jitter;
        return this;
    }

    /** Tokens of a full retry budget. */
    LiveMessageSenderBuilder retryBudget(int tokens) {
        retryBudget = tokens;
        return this;
    }

    /** Takes what the senders of one configuration share, unless the application gave its own. */
    LiveMessageSenderBuilder sharing(Scheduler shared, Workers threads, SendLimiter limits) {
        scheduler = scheduler == null ? shared : scheduler;
        workers = workers == null ? threads : workers;
        limiter = limiter == null ? limits : limiter;
        return this;
    }

    /**
     * Makes the sender. Nothing is connected and no thread is started before its first send.
     *
     * @return a sender to be closed by the caller
     * @throws InvalidSettingsException when there is neither a key nor a provider of UserSigs
     * @throws IllegalStateException when the JVM is set to send every request twice if it fails
     */
    public LiveMessageSender build() {
        return made();
    }

    RetryingLiveMessageSender made() {
        warn();
        Deque<Runnable> release = new ArrayDeque<>();
        Scheduler timing = scheduler == null ? owned(Scheduler.real(), Scheduler::close, release) : scheduler;
        Workers threads = workers == null ? owned(Workers.start(1), Workers::close, release) : workers;
        SkewedClock skewedClock = new SkewedClock(clock);
        List<LiveMessageListener> all = new ArrayList<>(listeners);
        all.add(0, new LoggingListener(timing));
        SenderParts parts = new SenderParts(
                client,
                settings,
                transport == null
                        ? owned(jdkTransport(threads.exchanges(), timing), LiveTransport::close, release)
                        : transport,
                limiter == null ? owned(slidingWindow(timing), SendLimiter::close, release) : limiter,
                new RetryPolicy(settings.maxAttempts(), settings.attemptTimeout(), jitter, retryBudget),
                userSigs == null ? ownUserSigs(skewedClock) : userSigs,
                payloadWriter,
                new Listeners(all),
                skewedClock,
                timing,
                threads.callbacks(),
                random);
        return new RetryingLiveMessageSender(parts, () -> release.forEach(Runnable::run));
    }

    /** What is made last is released first. */
    private static <T> T owned(T part, Consumer<T> close, Deque<Runnable> release) {
        release.push(() -> close.accept(part));
        return part;
    }

    private LiveTransport jdkTransport(Executor threads, Scheduler timing) {
        return new JdkTransport(
                new ClientGenerations(settings.connectTimeout(), settings.connectionReuse(), sslContext, proxy, timing),
                threads,
                timing);
    }

    private SendLimiter slidingWindow(Scheduler timing) {
        return new SlidingWindowLimiter(
                settings.perSecond(), settings.perRoomPerSecond(), settings.maxWaiting(), timing);
    }

    private UserSigProvider ownUserSigs(SkewedClock skewedClock) {
        Supplier<SigningKey> key = secretKey == null ? configuredKey() : secretKey;
        return UserSigProvider.caching(
                UserSigSigner.of(settings.sdkAppId(), key, skewedClock),
                settings.identifier(),
                settings.userSigValidity(),
                skewedClock);
    }

    private Supplier<SigningKey> configuredKey() {
        SigningKey key = settings.secretKey();
        if (key == null) {
            String name = SettingsReader.secretKeyOf(client);
            throw new InvalidSettingsException(List.of(new SettingsProblem(
                    name,
                    SettingsProblem.Nature.MISSING,
                    name + ": not set; set it, or give the sender a secretKey or a userSig of your own")));
        }
        return () -> key;
    }

    private void warn() {
        String host = settings.endpoint().getHost();
        if (!Region.isVendors(host) && !Endpoint.isLoopback(host)) {
            LOG.log(
                    Level.WARNING,
                    client + ": " + host
                            + " is none of the vendor's hosts; it will be given the administrator's UserSig."
                            + " Right for a gateway of your own, wrong for anything else (tencent.live.region,"
                            + " tencent.live.endpoint)");
        }
        if (settings.attemptTimeout().compareTo(BACKEND_TIME_LIMIT) <= 0) {
            LOG.log(
                    Level.WARNING,
                    client + ": tencent.live.attempt-timeout is " + DurationText.format(settings.attemptTimeout())
                            + ", and the service itself may take 3s: sends that it still delivers will end unknown");
        }
    }
}
