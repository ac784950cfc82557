package dev.tencentlive.emulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Speaks the emulator's own HTTP interface, as its page does. */
final class PageClient {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final LiveEmulator emulator;

    PageClient(LiveEmulator emulator) {
        this.emulator = emulator;
    }

    record Reply(HttpResponse<String> http, Map<String, @Nullable Object> json) {
        int status() {
            return http.statusCode();
        }

        String error() {
            return String.valueOf(json.get("error"));
        }

        /** A member by its path; the position in an array is a number. */
        @Nullable
        Object at(Object... path) {
            Object value = json;
            for (Object step : path) {
                value = value instanceof List<?> list && step instanceof Integer index
                        ? list.get(index)
                        : value instanceof Map<?, ?> object ? object.get(step) : null;
            }
            return value;
        }

        int size(Object... path) {
            return at(path) instanceof List<?> list ? list.size() : -1;
        }
    }

    Reply get(String path) {
        return json(request(path).GET().build());
    }

    Reply post(String path, String body) {
        return json(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(emulator.endpoint() + path)).timeout(Duration.ofSeconds(10));
    }

    HttpResponse<String> text(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Reply json(HttpRequest request) {
        HttpResponse<String> response = text(request);
        try {
            return new Reply(response, JsonText.object(response.body().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new IllegalStateException(response.body(), e);
        }
    }

    /** The reply to a request with these header lines, as it comes over the wire. */
    String raw(String method, String path, String... headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), emulator.port())) {
            socket.setSoTimeout(10_000);
            String head = method + " " + path + " HTTP/1.1\r\nConnection: close\r\n" + String.join("\r\n", headers)
                    + (headers.length == 0 ? "\r\n" : "\r\n\r\n");
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** An open stream of events; closing it is what a page does that is left. */
    Events events(@Nullable String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(emulator.endpoint() + "/emulator/events"));
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            return new Events(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream())
                    .body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static final class Events implements AutoCloseable {
        private static final Duration PATIENCE = Duration.ofSeconds(20);

        private final BufferedReader lines;
        private String id = "";

        Events(InputStream in) {
            this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        }

        /** The id of the last event that had one. */
        String id() {
            return id;
        }

        /** The data of the next event of this name, others being passed over. */
        String next(String name) throws IOException {
            String event = "";
            long end = System.nanoTime() + PATIENCE.toNanos();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                // The stream says every ten seconds that it is alive, so this is looked at.
                if (System.nanoTime() > end) {
                    throw new IOException("no event \"" + name + "\" within " + PATIENCE.toSeconds() + " s");
                }
                if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ") && event.equals(name)) {
                    return line.substring(6);
                }
            }
            throw new IOException("the stream has ended");
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
