package dev.tencentlive.usersig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Secret key of an application, as its page in the vendor's console shows it. It masks itself: no text of this library,
 * {@link #toString} included, ever holds the key.
 *
 * <p>Immutable and safe for use by many threads; deliberately not serializable.
 */
public final class SigningKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int FINGERPRINT_BYTES = 4;

    private final byte[] bytes;

    private SigningKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Takes the key as text. It looks like hexadecimal and is nevertheless used as it stands, never decoded.
     *
     * @throws IllegalArgumentException if the text is blank, begins or ends with a blank, or holds a control character
     *     (a line end that came along with copying, for example); the message never shows the text
     */
    public static SigningKey of(String text) {
        requireNonNull(text, "secret key");
        if (text.isBlank()) {
            throw new IllegalArgumentException("secret key: blank, must be the key of the application's console page");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("secret key: holds a control character (a line end?), must be one line");
        }
        if (!text.strip().equals(text)) {
            throw new IllegalArgumentException("secret key: begins or ends with a blank, must be the bare key");
        }
        return new SigningKey(text.getBytes(UTF_8));
    }

    /**
     * First eight hexadecimal digits of the key's SHA-256: tells an operator which key is in use without giving it
     * away.
     */
    public String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    byte[] hmacSha256(byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes, ALGORITHM));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** Compares in constant time. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SigningKey key && MessageDigest.isEqual(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return fingerprint().hashCode();
    }

    @Override
    public String toString() {
        return "SigningKey[****]";
    }
}
