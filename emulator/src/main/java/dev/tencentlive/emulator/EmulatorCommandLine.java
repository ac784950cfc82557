package dev.tencentlive.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The emulator as a program. It runs until it is told to end (Ctrl+C, SIGTERM). */
@Command(
        name = "tencent-live-emulator",
        description = "The Tencent Live REST API on this machine: send to it, and see what arrives.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        versionProvider = EmulatorCommandLine.Version.class)
final class EmulatorCommandLine implements Callable<Integer> {
    static final String KEY_VARIABLE = "TENCENT_LIVE_SECRET_KEY";

    private final Map<String, String> environment;
    private final Lifetime lifetime;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--port",
            defaultValue = "8770",
            description = "Port to listen on; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description =
                    "Address to listen on. Whoever can reach it can read all messages (default: ${DEFAULT-VALUE}).")
    private String host = "";

    @Option(
            names = "--sdk-app-id",
            defaultValue = "" + LiveEmulatorBuilder.DEFAULT_SDK_APP_ID,
            description = "The one application that is known (default: ${DEFAULT-VALUE}).")
    private long sdkAppId;

    @Option(
            names = "--secret-key",
            description = "Key that UserSigs must be made with; better set " + KEY_VARIABLE
                    + ", which no process list shows (default: the vendor's published demo key).")
    private @Nullable String secretKey;

    @Option(
            names = "--administrator",
            defaultValue = LiveEmulatorBuilder.DEFAULT_ADMINISTRATOR,
            description = "Account that may call the API; can be repeated (default: ${DEFAULT-VALUE}).")
    private List<String> administrators = List.of();

    @Option(names = "--room", description = "Room to create at the start; can be repeated.")
    private List<String> rooms = List.of();

    @Option(
            names = "--no-auto-rooms",
            description = "Answer 100004 to a message for a room that was not created, as the vendor does.")
    private boolean noAutoRooms;

    @Option(
            names = "--application-limit",
            defaultValue = "200",
            description = "Calls per command in any second; 0 switches the limit off (default: ${DEFAULT-VALUE}).")
    private int applicationLimit;

    @Option(
            names = "--application-limit-code",
            defaultValue = "60007",
            description = "Code for calls beyond it, 60007 or 100602 (default: ${DEFAULT-VALUE}).")
    private int applicationLimitCode;

    @Option(
            names = "--room-limit",
            defaultValue = "40",
            description = "Messages per room in any second, others are dropped; 0 switches the limit off (default:"
                    + " ${DEFAULT-VALUE}).")
    private int roomLimit;

    @Option(
            names = "--max-message-bytes",
            defaultValue = "12288",
            description = "Most bytes of a wrapped message; 0 switches the check off (default: ${DEFAULT-VALUE}).")
    private int maxMessageBytes;

    @Option(
            names = "--messages-kept",
            defaultValue = "10000",
            description = "Messages that are remembered, the oldest being forgotten (default: ${DEFAULT-VALUE}).")
    private int messagesKept;

    @Option(names = "--tls", description = "HTTPS with a self-signed certificate for localhost.")
    private boolean tls;

    @Option(names = "--key-store", description = "HTTPS with the private key of this PKCS #12 file.")
    private @Nullable Path keyStore;

    @Option(
            names = "--key-store-password",
            interactive = true,
            arity = "0..1",
            description = "Password of the key store; asked for when no value is given.")
    private char @Nullable [] keyStorePassword;

    /** What the started program does until it is told to end. */
    interface Lifetime {
        void last(LiveEmulator emulator) throws InterruptedException;
    }

    EmulatorCommandLine(Map<String, String> environment, Lifetime lifetime) {
        this.environment = environment;
        this.lifetime = lifetime;
    }

    /** Starts it; returns only when it could not start. */
    public static void main(String[] arguments) {
        System.exit(
                commandLine(System.getenv(), EmulatorCommandLine::untilTheEnd).execute(arguments));
    }

    static CommandLine commandLine(Map<String, String> environment, Lifetime lifetime) {
        return new CommandLine(new EmulatorCommandLine(environment, lifetime));
    }

    private static void untilTheEnd(LiveEmulator emulator) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(emulator::close, "tencent-live-emulator-end"));
        new CountDownLatch(1).await();
    }

    @Override
    public Integer call() throws InterruptedException {
        CommandLine line = commandLine();
        try (LiveEmulator emulator = started()) {
            rooms.forEach(room -> emulator.room(room).create());
            print(emulator, line.getOut());
            lifetime.last(emulator);
            return ExitCode.OK;
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new ParameterException(line, String.valueOf(e.getMessage()), e);
        }
    }

    private CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets it before it calls");
        }
        return spec.commandLine();
    }

    private LiveEmulator started() {
        LiveEmulatorBuilder builder = LiveEmulator.builder()
                .host(host)
                .port(port)
                .sdkAppId(sdkAppId)
                .administrators(administrators.toArray(String[]::new))
                .createRooms(!noAutoRooms)
                .applicationLimit(applicationLimit)
                .applicationLimitCode(applicationLimitCode)
                .roomLimit(roomLimit)
                .maxMessageBytes(maxMessageBytes)
                .messagesKept(messagesKept);
        String key = secretKey == null ? environment.get(KEY_VARIABLE) : secretKey;
        if (key != null) {
            builder.secretKey(key);
        }
        if (keyStore != null) {
            char[] password = keyStorePassword == null ? new char[0] : keyStorePassword;
            builder.tls(loaded(keyStore, password), password);
        } else if (tls) {
            builder.tlsForTests();
        }
        return builder.start();
    }

    private static KeyStore loaded(Path file, char[] password) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore loaded = KeyStore.getInstance("PKCS12");
            loaded.load(in, password);
            return loaded;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("--key-store " + file + " cannot be read: " + e, e);
        }
    }

    private void print(LiveEmulator emulator, PrintWriter out) {
        out.println("Tencent Live emulator " + Version.text());
        out.println("  address        " + emulator.endpoint());
        out.println("  page           " + emulator.endpoint() + "/");
        out.println("  SDKAppID       " + emulator.sdkAppId());
        out.println("  key            " + keySource());
        out.println("  administrators " + String.join(", ", administrators));
        out.println("  rooms          " + (noAutoRooms ? "only those created" : "created on first use")
                + (rooms.isEmpty() ? "" : "; now: " + String.join(", ", rooms)));
        out.println("  limits         " + limit(applicationLimit, " calls per second and command, then ")
                + (applicationLimit == 0 ? "" : Integer.toString(applicationLimitCode))
                + "; " + limit(roomLimit, " messages per second and room, then dropped"));
        out.println("Try:");
        out.println("  " + ExampleCall.curl(emulator, emulator.now()));
        out.println("Ctrl+C ends it.");
        out.flush();
    }

    private static String limit(int limit, String text) {
        return limit == 0 ? "no limit" : limit + text;
    }

    private String keySource() {
        if (secretKey != null) {
            return "from --secret-key";
        }
        return environment.containsKey(KEY_VARIABLE) ? "from " + KEY_VARIABLE : "the vendor's published demo key";
    }

    /** The version of the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"tencent-live-emulator " + text()};
        }

        private static String text() {
            return PageJson.version();
        }
    }
}
