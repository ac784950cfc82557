package dev.tencentlive.emulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Calls an emulator the plain way, with one part of the call changed where a test wants it. */
final class Caller {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI endpoint;
    private final HttpClient client;
    private final String method;
    private final Map<String, String> query;

    private Caller(URI endpoint, HttpClient client, String method, Map<String, String> query) {
        this.endpoint = endpoint;
        this.client = client;
        this.method = method;
        this.query = query;
    }

    /** A caller whose every part is right. */
    static Caller of(LiveEmulator emulator) {
        return of(emulator, Instant.now());
    }

    static Caller of(LiveEmulator emulator, Instant signedAt) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("sdkappid", Long.toString(emulator.sdkAppId()));
        query.put("identifier", emulator.administrator());
        query.put(
                "usersig",
                userSig(
                        emulator.secretKey(),
                        emulator.administrator(),
                        emulator.sdkAppId(),
                        signedAt.getEpochSecond(),
                        86_400));
        query.put("random", "4294967295");
        query.put("contenttype", "json");
        return new Caller(emulator.endpoint(), CLIENT, "POST", query);
    }

    Caller with(String name, @Nullable String value) {
        Map<String, String> changed = new LinkedHashMap<>(query);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return new Caller(endpoint, client, method, changed);
    }

    Caller method(String other) {
        return new Caller(endpoint, client, other, query);
    }

    Caller client(HttpClient other) {
        return new Caller(endpoint, other, method, query);
    }

    URI uri(String command) {
        StringBuilder text = new StringBuilder(endpoint + "/v4/live_engine_http_srv/" + command + "?");
        query.forEach((name, value) -> text.append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"))
                .append('&'));
        return URI.create(text.substring(0, text.length() - 1));
    }

    HttpRequest request(String command, String body) {
        return HttpRequest.newBuilder(uri(command))
                .timeout(Duration.ofSeconds(10))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    HttpResponse<String> post(String command, String body) throws IOException {
        try {
            return client.send(request(command, body), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The reply's JSON. */
    Reply call(String command, String body) {
        try {
            HttpResponse<String> response = post(command, body);
            return new Reply(
                    response.statusCode(), JsonText.object(response.body().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Reply send(String roomId) {
        return call("send_custom_msg", message(roomId, "{}"));
    }

    static String message(String roomId, String data) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("RoomId", roomId);
        body.put("Sender_Account", "user1");
        body.put("BusinessId", "gift");
        body.put("Data", data);
        return JsonText.of(body);
    }

    record Reply(int status, Map<String, @Nullable Object> members) {
        int code() {
            return members.get("ErrorCode") instanceof Integer code ? code : -1;
        }

        String info() {
            return String.valueOf(members.get("ErrorInfo"));
        }

        String requestId() {
            return String.valueOf(members.get("RequestId"));
        }

        @Nullable
        Object response(String... path) {
            Object value = members.get("Response");
            for (String name : path) {
                value = value instanceof Map<?, ?> object ? object.get(name) : null;
            }
            return value;
        }

        long sequence() {
            return response("MsgSeq") instanceof Number number ? number.longValue() : -1;
        }
    }

    static String userSig(String key, String identifier, long sdkAppId, long time, long expire) {
        String content = "TLS.identifier:" + identifier + "\nTLS.sdkappid:" + sdkAppId + "\nTLS.time:" + time
                + "\nTLS.expire:" + expire + "\n";
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("TLS.ver", "2.0");
        json.put("TLS.identifier", identifier);
        json.put("TLS.sdkappid", sdkAppId);
        json.put("TLS.expire", expire);
        json.put("TLS.time", time);
        json.put("TLS.sig", hmac(key, content));
        return encoded(JsonText.of(json));
    }

    static String hmac(String key, String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String encoded(String json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder()
                .encodeToString(bytes.toByteArray())
                .replace('+', '*')
                .replace('/', '-')
                .replace('=', '_');
    }
}
