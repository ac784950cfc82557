package dev.tencentlive.transportcontract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A server on bare sockets that does exactly what it is told, and counts. */
final class RawServer implements AutoCloseable {

    private static final Pattern CONTENT_LENGTH = Pattern.compile("content-length: *(\\d+)", Pattern.CASE_INSENSITIVE);

    /** What is done with one connection; it is closed afterwards. */
    interface Script {
        void serve(Peer peer) throws IOException;
    }

    private final ServerSocket listening;
    private final @Nullable SSLContext tls;
    private final Script script;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    private RawServer(@Nullable SSLContext tls, Script script) throws IOException {
        this.listening = new ServerSocket(0, 100, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        this.tls = tls;
        this.script = script;
        start("acceptor", this::accept);
    }

    static RawServer start(Script script) throws IOException {
        return new RawServer(null, script);
    }

    static RawServer start(SSLContext tls, Script script) throws IOException {
        return new RawServer(tls, script);
    }

    int port() {
        return listening.getLocalPort();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listening.getLocalSocketAddress();
    }

    URI base() {
        return URI.create((tls == null ? "http" : "https") + "://127.0.0.1:" + port());
    }

    int connections() {
        return connections.get();
    }

    /** Connections that came to their end, by whichever side. */
    int ended() {
        return ended.get();
    }

    /** Requests that came in whole: head, blank line, body. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, "raw-server-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (!listening.isClosed()) {
                Socket socket = listening.accept();
                open.add(socket);
                int number = connections.incrementAndGet();
                start("connection-" + number, () -> serve(socket, number));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket raw, int number) {
        try (raw) {
            raw.setTcpNoDelay(true);
            script.serve(new Peer(raw, tls == null ? raw : secured(raw, tls), number));
        } catch (IOException e) {
            // The client is gone, or had enough.
        } finally {
            open.remove(raw);
            ended.incrementAndGet();
        }
    }

    private static Socket secured(Socket raw, SSLContext tls) throws IOException {
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(raw, "127.0.0.1", raw.getPort(), true);
        socket.setUseClientMode(false);
        socket.startHandshake();
        return socket;
    }

    /** One connection, from the server's side. */
    final class Peer {

        private final Socket raw;
        private final Socket socket;
        private final int number;

        Peer(Socket raw, Socket socket, int number) {
            this.raw = raw;
            this.socket = socket;
            this.number = number;
        }

        /** 1 for the first connection. */
        int number() {
            return number;
        }

        /** A whole request, head and body. */
        String request() throws IOException {
            String head = head();
            Matcher length = CONTENT_LENGTH.matcher(head);
            int expected = length.find() ? Integer.parseInt(length.group(1)) : 0;
            byte[] body = socket.getInputStream().readNBytes(expected);
            if (body.length < expected) {
                throw new EOFException();
            }
            String request = head + new String(body, ISO_8859_1);
            requests.add(request);
            return request;
        }

        /** The head of a request, its blank line included. */
        String head() throws IOException {
            InputStream in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    throw new EOFException();
                }
                head.append((char) next);
            }
            return head.toString();
        }

        /** Some bytes, whatever they are. */
        void anything() throws IOException {
            if (socket.getInputStream().read() < 0) {
                throw new EOFException();
            }
        }

        Peer send(String text) throws IOException {
            return send(text.getBytes(ISO_8859_1));
        }

        Peer send(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return this;
        }

        Peer reply(String body) throws IOException {
            return send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                    + "\r\n\r\n" + body);
        }

        /** Byte by byte, with a pause before each. */
        Peer drip(String text, Duration pause) throws IOException {
            for (int i = 0; i < text.length(); i++) {
                pause(pause);
                send(text.substring(i, i + 1));
            }
            return this;
        }

        /** Until the client has had enough. */
        void forever(String text) throws IOException {
            while (true) {
                send(text);
            }
        }

        void pause(Duration time) throws IOException {
            try {
                if (closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                    throw new IOException("the server was closed");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }

        /** Answers nothing more until the client closes. */
        void untilTheClientCloses() throws IOException {
            InputStream in = socket.getInputStream();
            while (in.read() >= 0) {
                // More of what nobody wants.
            }
        }

        /** Ends the connection with a reset. */
        void reset() throws IOException {
            raw.setSoLinger(true, 0);
            raw.close();
        }
    }
}
