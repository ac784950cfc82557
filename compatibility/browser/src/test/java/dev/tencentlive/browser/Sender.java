package dev.tencentlive.browser;

import dev.tencentlive.emulator.LiveEmulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.DeflaterOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sends to an emulator. */
final class Sender {
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicLong random = new AtomicLong();
    private final LiveEmulator emulator;
    private final String userSig;

    Sender(LiveEmulator emulator) {
        this.emulator = emulator;
        this.userSig = userSig(emulator);
    }

    String userSig() {
        return userSig;
    }

    String send(String roomId, String account, String businessId, String data) {
        return call(
                "send_custom_msg",
                "{\"RoomId\":" + json(roomId) + ",\"Sender_Account\":" + json(account) + ",\"BusinessId\":"
                        + json(businessId) + ",\"Data\":" + json(data) + "}");
    }

    String call(String command, String body) {
        URI uri = URI.create(emulator.endpoint() + "/v4/live_engine_http_srv/" + command + "?sdkappid="
                + emulator.sdkAppId() + "&identifier=" + emulator.administrator() + "&usersig="
                + URLEncoder.encode(userSig, StandardCharsets.UTF_8) + "&random=" + random.incrementAndGet()
                + "&contenttype=json");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Everything beyond ASCII as it is, control characters by their number. */
    static String json(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                json.append('\\').append((char) c);
            } else if (c < 0x20) {
                json.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }

    private static String userSig(LiveEmulator emulator) {
        long time = System.currentTimeMillis() / 1000;
        String content = "TLS.identifier:" + emulator.administrator() + "\nTLS.sdkappid:" + emulator.sdkAppId()
                + "\nTLS.time:" + time + "\nTLS.expire:86400\n";
        String json = "{\"TLS.ver\":\"2.0\",\"TLS.identifier\":" + json(emulator.administrator())
                + ",\"TLS.sdkappid\":" + emulator.sdkAppId() + ",\"TLS.expire\":86400,\"TLS.time\":" + time
                + ",\"TLS.sig\":\"" + hmac(emulator.secretKey(), content) + "\"}";
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(deflated)) {
            deflater.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return Base64.getEncoder()
                .encodeToString(deflated.toByteArray())
                .replace('+', '*')
                .replace('/', '-')
                .replace('=', '_');
    }

    private static String hmac(String key, String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
