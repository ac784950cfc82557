package dev.tencentlive.emulator;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Sends a million messages to an emulator in a process of its own, and prints sends per second and that process's memory
 * as it goes. Ends with an error when that was slower, or took more memory, than the emulator is meant to.
 *
 * <pre>{@code
 * mvn -q -pl emulator test-compile exec:java -Dexec.classpathScope=test \
 *     -Dexec.mainClass=dev.tencentlive.emulator.SendLoad -Dexec.args=1000000
 * }</pre>
 */
final class SendLoad {
    private static final int CONNECTIONS = 4;
    private static final int STEPS = 10;
    private static final String HEAP = "-Xmx256m";
    private static final long LEAST_PER_SECOND = 2_000;
    /** The heap, and as much again for threads, code and buffers. */
    private static final long MOST_MIB = 512;

    private final PrintStream out;
    private final int port;
    private final byte[] request;

    private SendLoad(PrintStream out, int port, byte[] request) {
        this.out = out;
        this.port = port;
        this.request = request;
    }

    /** Takes the number of messages, a million by default. */
    public static void main(String[] arguments) throws Exception {
        int messages = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        Process emulator = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-cp",
                        classPath(),
                        EmulatorCommandLine.class.getName(),
                        "--port=0",
                        "--application-limit=0",
                        "--room-limit=0"))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = emulator.inputReader()) {
            String address = "";
            for (String line = lines.readLine(); line != null && !line.contains("Ctrl+C"); line = lines.readLine()) {
                address = line.contains("address") ? line.replace("address", "").trim() : address;
            }
            URI endpoint = URI.create(address);
            String objection = new SendLoad(System.out, endpoint.getPort(), request()).run(messages, emulator.pid());
            if (!objection.isEmpty()) {
                // Not System.exit: Maven, in whose process this may run, turns it into its own failure.
                throw new IllegalStateException(objection);
            }
        } finally {
            emulator.destroy();
            emulator.waitFor();
        }
    }

    /** Where the classes came from, also under a class loader that is not the JVM's own. */
    private static String classPath() {
        List<String> places = new ArrayList<>();
        for (Class<?> type : List.of(
                SendLoad.class,
                LiveEmulator.class,
                com.fasterxml.jackson.core.JsonFactory.class,
                picocli.CommandLine.class)) {
            places.add(Path.of(URI.create(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toString()))
                    .toString());
        }
        return String.join(java.io.File.pathSeparator, places);
    }

    private static byte[] request() {
        String userSig = Caller.userSig(
                LiveEmulatorBuilder.DEFAULT_SECRET_KEY,
                LiveEmulatorBuilder.DEFAULT_ADMINISTRATOR,
                LiveEmulatorBuilder.DEFAULT_SDK_APP_ID,
                Instant.now().getEpochSecond(),
                86_400);
        String body = Caller.message("room1", "{\"name\":\"rose\",\"count\":1,\"note\":\"" + "x".repeat(200) + "\"}");
        return ("POST /v4/live_engine_http_srv/send_custom_msg?sdkappid=" + LiveEmulatorBuilder.DEFAULT_SDK_APP_ID
                        + "&identifier=" + LiveEmulatorBuilder.DEFAULT_ADMINISTRATOR + "&usersig=" + userSig
                        + "&random=1&contenttype=json HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** What is wrong with the figures, or nothing. */
    private String run(int messages, long pid) throws Exception {
        long mostMib = 0;
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        long begun = System.nanoTime();
        out.println("messages  sends/s  resident memory of the emulator (" + HEAP + ")");
        for (int step = 1; step <= STEPS; step++) {
            long before = System.nanoTime();
            int share = messages / STEPS / CONNECTIONS;
            List<Future<?>> senders = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                senders.add(threads.submit(() -> {
                    send(share);
                    return null;
                }));
            }
            for (Future<?> sender : senders) {
                sender.get();
            }
            long mib = residentMib(pid);
            mostMib = Math.max(mostMib, mib);
            out.println((long) share * CONNECTIONS * step + "  " + perSecond((long) share * CONNECTIONS, before) + "  "
                    + mib + " MiB");
        }
        threads.shutdown();
        long rate = perSecond(messages, begun);
        out.println("all: " + rate + " sends/s and at most " + mostMib + " MiB, one at a time on each of " + CONNECTIONS
                + " connections, client and emulator on " + Runtime.getRuntime().availableProcessors() + " processors");
        return objection(rate, mostMib);
    }

    private static String objection(long rate, long mostMib) {
        if (rate < LEAST_PER_SECOND) {
            return rate + " sends/s, must be at least " + LEAST_PER_SECOND;
        }
        return mostMib > MOST_MIB ? mostMib + " MiB resident, must be at most " + MOST_MIB : "";
    }

    private static long perSecond(long sends, long since) {
        return sends * 1_000_000_000L / (System.nanoTime() - since);
    }

    /** 0 where the system does not tell. */
    private static long residentMib(long pid) throws IOException {
        Path status = Path.of("/proc/" + pid + "/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    private void send(int count) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            OutputStream requests = socket.getOutputStream();
            InputStream replies = new BufferedInputStream(socket.getInputStream());
            for (int i = 0; i < count; i++) {
                requests.write(request);
                requests.flush();
                String reply = reply(replies);
                if (!reply.contains("\"ErrorCode\":0")) {
                    throw new IOException("refused: " + reply);
                }
            }
        }
    }

    private static String reply(InputStream in) throws IOException {
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.startsWith("Content-Length: ")) {
                length = Integer.parseInt(line.substring(16));
            }
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("the connection has ended");
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }
}
