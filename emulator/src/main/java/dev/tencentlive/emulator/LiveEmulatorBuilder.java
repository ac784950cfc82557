package dev.tencentlive.emulator;

import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Settings of an emulator that is about to be started; everything has a default. Not safe for several threads. */
public final class LiveEmulatorBuilder {
    /** The application number of the vendor's published example. */
    public static final long DEFAULT_SDK_APP_ID = 1_400_000_000L;

    /** The vendor's published demo key: no secret, and worth nothing at the vendor's. */
    public static final String DEFAULT_SECRET_KEY = "5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e";

    /** The administrator account the vendor's console offers. */
    public static final String DEFAULT_ADMINISTRATOR = "administrator";

    /** What the vendor's page about the command allows in a second. */
    public static final int DEFAULT_APPLICATION_LIMIT = 200;

    /** What the vendor's page about use limits allows a room in a second. */
    public static final int DEFAULT_ROOM_LIMIT = 40;

    private String host = "127.0.0.1";
    private int port;
    private long sdkAppId = DEFAULT_SDK_APP_ID;
    private String secretKey = DEFAULT_SECRET_KEY;
    private List<String> administrators = List.of(DEFAULT_ADMINISTRATOR);
    private Clock clock = Clock.systemUTC();
    private boolean createRooms = true;
    private int applicationLimit = DEFAULT_APPLICATION_LIMIT;
    private int applicationLimitCode = ServiceCode.TOO_FREQUENT.number();
    private int roomLimit = DEFAULT_ROOM_LIMIT;
    private boolean dropUsesSequence = true;
    private int maxMessageBytes = 12 * 1024;
    private int messagesKept = 10_000;
    private int callsKept = 20_000;
    private Duration keepAlive = Duration.ofSeconds(75);
    private @Nullable SSLContext tls;

    LiveEmulatorBuilder() {}

    /** Address to listen on, by default 127.0.0.1: whoever can reach another one can read all messages. */
    public LiveEmulatorBuilder host(String host) {
        this.host = host;
        return this;
    }

    /** Port to listen on; 0 (the default) takes a free one. */
    public LiveEmulatorBuilder port(int port) {
        this.port = within("port", port, 65_535);
        return this;
    }

    /** Application number; {@value #DEFAULT_SDK_APP_ID} by default. */
    public LiveEmulatorBuilder sdkAppId(long sdkAppId) {
        if (sdkAppId < 1) {
            throw new IllegalArgumentException("sdkAppId: " + sdkAppId + ", must be positive");
        }
        this.sdkAppId = sdkAppId;
        return this;
    }

    /** Key that UserSigs must be made with; the vendor's published demo key by default. */
    public LiveEmulatorBuilder secretKey(String secretKey) {
        if (secretKey.isEmpty()) {
            throw new IllegalArgumentException("secretKey: empty, must have at least one character");
        }
        this.secretKey = secretKey;
        return this;
    }

    /** Accounts that may call the API; {@value #DEFAULT_ADMINISTRATOR} by default. */
    public LiveEmulatorBuilder administrators(String... administrators) {
        if (administrators.length == 0) {
            throw new IllegalArgumentException("administrators: none, must be at least one");
        }
        this.administrators = List.of(administrators);
        return this;
    }

    /** Clock of the service: expiry, MsgTime and the Date header. Limits and delays go by real time. */
    public LiveEmulatorBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /** Whether a room comes into being when a message or a member command first names it; by default it does. */
    public LiveEmulatorBuilder createRooms(boolean createRooms) {
        this.createRooms = createRooms;
        return this;
    }

    /** Calls of one command that are done in any second; {@value #DEFAULT_APPLICATION_LIMIT} by default, 0 switches the limit off. */
    public LiveEmulatorBuilder applicationLimit(int perSecond) {
        this.applicationLimit = within("applicationLimit", perSecond, 1_000_000);
        return this;
    }

    /** Code for calls beyond the application's limit: 60007 (the default) or 100602; the vendor's page names both. */
    public LiveEmulatorBuilder applicationLimitCode(int code) {
        if (code < 1) {
            throw new IllegalArgumentException("applicationLimitCode: " + code + ", must be an error code");
        }
        this.applicationLimitCode = code;
        return this;
    }

    /** Messages kept per room in any second, the others being dropped; {@value #DEFAULT_ROOM_LIMIT} by default, 0 switches the limit off. */
    public LiveEmulatorBuilder roomLimit(int perSecond) {
        this.roomLimit = within("roomLimit", perSecond, 10_000);
        return this;
    }

    /** Whether a dropped message uses up a sequence number: nobody says, the vendor's sample (and default) does. */
    public LiveEmulatorBuilder dropUsesSequence(boolean dropUsesSequence) {
        this.dropUsesSequence = dropUsesSequence;
        return this;
    }

    /** Most UTF-8 bytes of the wrapped message; 12288 by default, 0 switches the check off. */
    public LiveEmulatorBuilder maxMessageBytes(int bytes) {
        this.maxMessageBytes = within("maxMessageBytes", bytes, Integer.MAX_VALUE);
        return this;
    }

    /**
     * Messages that are remembered over all rooms, the oldest being forgotten; 10,000 by default. Large ones are forgotten
     * sooner: 64 million characters are the most that is kept.
     */
    public LiveEmulatorBuilder messagesKept(int messages) {
        this.messagesKept = within("messagesKept", messages, Integer.MAX_VALUE);
        return this;
    }

    /** Calls that are remembered one by one, the oldest being forgotten; 20,000 by default. Counters know them all. */
    public LiveEmulatorBuilder callsKept(int calls) {
        this.callsKept = within("callsKept", calls, Integer.MAX_VALUE);
        return this;
    }

    /** Idle time after which the emulator closes a connection; 75 s by default. */
    public LiveEmulatorBuilder keepAlive(Duration idle) {
        within("keepAlive in milliseconds", Math.toIntExact(idle.toMillis()), Integer.MAX_VALUE);
        this.keepAlive = idle;
        return this;
    }

    /** HTTPS with the first private key of a key store. */
    public LiveEmulatorBuilder tls(KeyStore keyStore, char[] password) {
        this.tls = TlsMaterial.serving(keyStore, password);
        return this;
    }

    /**
     * HTTPS with a self-signed certificate for localhost and 127.0.0.1 whose private key everybody has;
     * {@link LiveEmulator#trustedForTests()} makes a context that trusts it.
     */
    public LiveEmulatorBuilder tlsForTests() {
        this.tls = TlsMaterial.servingForTests();
        return this;
    }

    /**
     * Starts to listen.
     *
     * @throws IllegalStateException when it cannot listen on that address and port
     */
    public LiveEmulator start() {
        EmulatorSettings settings = new EmulatorSettings(
                HexFormat.of().formatHex(new SecureRandom().generateSeed(8)),
                sdkAppId,
                secretKey,
                administrators,
                dropUsesSequence,
                new Knobs(
                        createRooms, applicationLimit, applicationLimitCode, roomLimit, maxMessageBytes, Duration.ZERO),
                messagesKept,
                callsKept,
                keepAlive);
        return listening(settings, new ServiceClock(clock), new InetSocketAddress(host, port));
    }

    private LiveEmulator listening(EmulatorSettings settings, ServiceClock serviceClock, InetSocketAddress address) {
        Pause pause = new Pause();
        LiveService service = new LiveService(settings, serviceClock, System::nanoTime, pause);
        HttpListener listener = HttpListener.bound(address, tls, pause);
        String scheme = tls == null ? "http" : "https";
        URI endpoint = endpoint(scheme, address.getHostString(), listener.port());
        LiveEmulator emulator = new LiveEmulator(settings, service, listener, endpoint);
        OwnPages pages = new OwnPages(
                service,
                new PageJson(service, endpoint),
                new PageGuard(scheme, address.getHostString()),
                new KnobCommands(emulator, service, LiveEmulatorBuilder::newKey));
        listener.start(new HttpListener.Surroundings(
                new Dispatch(service, pages), serviceClock::now, System::nanoTime, settings.keepAlive()));
        return emulator;
    }

    static URI endpoint(String scheme, String host, int port) {
        return URI.create(scheme + "://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port);
    }

    /** As long as the vendor's keys. */
    private static String newKey() {
        return HexFormat.of().formatHex(new SecureRandom().generateSeed(32));
    }

    private static int within(String name, int value, int most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(name + ": " + value + ", must be 0 to " + most);
        }
        return value;
    }
}
