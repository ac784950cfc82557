package dev.tencentlive.emulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;

/** A call to paste into a terminal. */
final class ExampleCall {
    private static final Duration VALIDITY = Duration.ofDays(180);

    private ExampleCall() {}

    /** With a UserSig only where that tells nobody anything: the one of the published demo key. */
    static String curl(LiveEmulator emulator, Instant now) {
        return curl(emulator.endpoint(), emulator.settings(), emulator.secretKey(), now);
    }

    static String curl(URI endpoint, EmulatorSettings settings, String secretKey, Instant now) {
        boolean published = secretKey.equals(LiveEmulatorBuilder.DEFAULT_SECRET_KEY);
        String insecure = endpoint.getScheme().equals("https") ? "-k " : "";
        return "curl " + insecure + "'" + endpoint + ApiCall.PATH + "send_custom_msg?sdkappid=" + settings.sdkAppId()
                + "&identifier=" + encoded(settings.administrator())
                + "&usersig=" + (published ? userSig(settings, secretKey, now) : "'\"$USERSIG\"'")
                + "&random=1&contenttype=json' -d '{\"RoomId\":\"room1\",\"BusinessId\":\"gift\",\"Data\":\"rose\"}'";
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String userSig(EmulatorSettings settings, String secretKey, Instant now) {
        UserSigVerifier.Claims claims = new UserSigVerifier.Claims(
                settings.administrator(), settings.sdkAppId(), VALIDITY.toSeconds(), now.getEpochSecond(), "");
        byte[] hmac = new UserSigVerifier(secretKey).hmac(claims.signedText());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("TLS.ver", "2.0");
        json.put("TLS.identifier", claims.identifier());
        json.put("TLS.sdkappid", claims.sdkAppId());
        json.put("TLS.expire", claims.expire());
        json.put("TLS.time", claims.time());
        json.put("TLS.sig", Base64.getEncoder().encodeToString(hmac));
        return Base64.getEncoder()
                .encodeToString(deflated(JsonText.of(json)))
                .replace('+', '*')
                .replace('/', '-')
                .replace('=', '_');
    }

    private static byte[] deflated(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
