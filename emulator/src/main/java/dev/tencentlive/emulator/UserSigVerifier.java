package dev.tencentlive.emulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Judges a UserSig (TLSSigAPIv2) by decoding it and computing its HMAC anew; two UserSigs are never compared as strings,
 * since the order of their members and the compression differ between signers. A malformed one is refused like a wrong one.
 */
final class UserSigVerifier {
    private static final Pattern ALPHABET = Pattern.compile("[A-Za-z0-9*_-]+");
    private static final int MAX_INFLATED_BYTES = 8 * 1024;

    private final byte[] key;
    private final List<byte[]> formerKeys;

    UserSigVerifier(String secretKey) {
        this(secretKey, List.of());
    }

    private UserSigVerifier(String secretKey, List<byte[]> formerKeys) {
        // The text's bytes: it looks like hex and is not.
        this.key = secretKey.getBytes(StandardCharsets.UTF_8);
        this.formerKeys = formerKeys;
    }

    /** What the key until now has signed counts as revoked from then on, and not as made with somebody else's key. */
    UserSigVerifier rotatedTo(String newKey) {
        List<byte[]> former = new ArrayList<>(formerKeys);
        former.add(key);
        return new UserSigVerifier(newKey, List.copyOf(former));
    }

    /** Returns when the UserSig is valid; throws the refusal otherwise. */
    void verify(String userSig, String identifier, long sdkAppId, Instant now) {
        Claims claims = claims(inflated(decoded(userSig)));
        if (!isOf(key, claims)) {
            boolean revoked = formerKeys.stream().anyMatch(former -> isOf(former, claims));
            throw (revoked ? ServiceCode.SIGNATURE_REVOKED : ServiceCode.SIGNATURE_OF_ANOTHER_KEY).refusal();
        }
        if (!claims.identifier().equals(identifier)) {
            throw ServiceCode.SIGNATURE_OF_ANOTHER_IDENTIFIER.because(
                    "It names \"" + claims.identifier() + "\", the URL \"" + identifier + "\".");
        }
        if (claims.sdkAppId() != sdkAppId) {
            throw ServiceCode.SIGNATURE_OF_ANOTHER_APPLICATION.because(
                    "It names " + claims.sdkAppId() + ", the URL " + sdkAppId + ".");
        }
        // A TLS.time in the future is taken: what the vendor does with one is not documented.
        if (now.getEpochSecond() - claims.expire() > claims.time()) {
            throw ServiceCode.SIGNATURE_EXPIRED.because("It was valid for " + claims.expire() + " s from "
                    + claims.time() + "; the service's clock says " + now.getEpochSecond() + ".");
        }
    }

    record Claims(String identifier, long sdkAppId, long expire, long time, String signature) {
        byte[] signatureBytes() {
            try {
                return Base64.getDecoder().decode(signature);
            } catch (IllegalArgumentException e) {
                throw ServiceCode.SIGNATURE_INCOMPLETE.because("TLS.sig must be Base64.");
            }
        }

        String signedText() {
            return "TLS.identifier:" + identifier + "\nTLS.sdkappid:" + sdkAppId + "\nTLS.time:" + time
                    + "\nTLS.expire:" + expire + "\n";
        }
    }

    private static byte[] decoded(String userSig) {
        if (!ALPHABET.matcher(userSig).matches()) {
            throw ServiceCode.SIGNATURE_UNREADABLE.because("It has characters besides A-Z a-z 0-9 * - _.");
        }
        try {
            return Base64.getDecoder()
                    .decode(userSig.replace('*', '+').replace('-', '/').replace('_', '='));
        } catch (IllegalArgumentException e) {
            throw ServiceCode.SIGNATURE_UNREADABLE.because("It is not Base64 in the vendor's alphabet.");
        }
    }

    private static byte[] inflated(byte[] compressed) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(compressed);
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            byte[] buffer = new byte[1024];
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                text.write(buffer, 0, count);
                boolean stuck = count == 0 && !inflater.finished();
                if (stuck || text.size() > MAX_INFLATED_BYTES) {
                    throw ServiceCode.SIGNATURE_UNREADABLE.because("Its zlib data has no end.");
                }
            }
            return text.toByteArray();
        } catch (DataFormatException e) {
            throw ServiceCode.SIGNATURE_UNREADABLE.because("It is not zlib data.");
        } finally {
            inflater.end();
        }
    }

    private static Claims claims(byte[] json) {
        try {
            Map<String, @Nullable Object> members = JsonText.object(json);
            if (!"2.0".equals(members.get("TLS.ver"))) {
                throw ServiceCode.SIGNATURE_INCOMPLETE.because("TLS.ver must be \"2.0\".");
            }
            return new Claims(
                    text(members, "TLS.identifier"),
                    number(members, "TLS.sdkappid"),
                    number(members, "TLS.expire"),
                    number(members, "TLS.time"),
                    text(members, "TLS.sig"));
        } catch (IOException e) {
            throw ServiceCode.SIGNATURE_INCOMPLETE.because("Its content is not the JSON of a UserSig.");
        }
    }

    private static String text(Map<String, @Nullable Object> members, String name) {
        if (members.get(name) instanceof String text) {
            return text;
        }
        throw ServiceCode.SIGNATURE_INCOMPLETE.because(name + " must be a string.");
    }

    private static long number(Map<String, @Nullable Object> members, String name) {
        Object value = members.get(name);
        // An unsigned range: then no sum or difference of two of them overflows.
        if ((value instanceof Integer || value instanceof Long) && ((Number) value).longValue() >= 0) {
            return ((Number) value).longValue();
        }
        throw ServiceCode.SIGNATURE_INCOMPLETE.because(name + " must be a whole number.");
    }

    private static boolean isOf(byte[] key, Claims claims) {
        return MessageDigest.isEqual(hmac(key, claims.signedText()), claims.signatureBytes());
    }

    byte[] hmac(String text) {
        return hmac(key, text);
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
