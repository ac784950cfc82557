package dev.tencentlive;

import dev.tencentlive.usersig.UserSig;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One send on the wire, the same for all its attempts but for the UserSig.
 *
 * @param random names this send; unsigned 32 bits, as the vendor's page says
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the transport, never compared
record SendRequest(URI endpoint, long sdkAppId, String identifier, long random, byte[] body) {

    private static final String PATH = "/v4/live_engine_http_srv/send_custom_msg";

    LiveTransport.Request signedWith(UserSig userSig, Duration timeout) {
        String uri = endpoint + PATH + "?sdkappid=" + sdkAppId + "&identifier=" + encode(identifier) + "&usersig="
                + encode(userSig.value()) + "&random=" + random + "&contenttype=json";
        return new LiveTransport.Request(URI.create(uri), body, timeout);
    }

    /** Hides everything but where it goes. */
    @Override
    public String toString() {
        return "SendRequest[" + endpoint.getHost() + ", " + body.length + " bytes]";
    }

    private static String encode(String value) {
        // The encoder is made for forms, where a space is '+'; in a query that would be a plus sign to some servers.
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
