package dev.tencentlive.usersig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signature that lets one account of one application call the service until it ends.
 *
 * <p>Whoever has {@link #value} can act as the account, so {@link #toString} masks it. Immutable and safe for use by
 * many threads; deliberately not serializable.
 */
public final class UserSig {

    private final String value;
    private final UserSigFormat.Claims claims;
    private final String signature;

    UserSig(String value, UserSigFormat.Claims claims, String signature) {
        this.value = value;
        this.claims = claims;
        this.signature = signature;
    }

    /**
     * Decodes a UserSig made by any implementation of TLSSigAPIv2, without asking whether it is genuine: that is
     * {@link UserSigSigner#verify}.
     *
     * @throws IllegalArgumentException if the text is not a UserSig; the message never shows the text
     */
    public static UserSig parse(String text) {
        return UserSigFormat.decode(requireNonNull(text, "UserSig"));
    }

    /** Text for the URL. A secret: keep it out of logs. Its letters ({@code A-Za-z0-9*-_}) need no percent-encoding. */
    public String value() {
        return value;
    }

    /** Account that was signed for. */
    public String identifier() {
        return claims.identifier();
    }

    /** Application that was signed for. */
    public long sdkAppId() {
        return claims.sdkAppId();
    }

    /** Time of signing, to the second; wire {@code TLS.time}, seconds since 1970. */
    public Instant issuedAt() {
        return Instant.ofEpochSecond(claims.time());
    }

    /** Last second in which the service accepts it; wire {@code TLS.time} + {@code TLS.expire}. */
    public Instant expiresAt() {
        return Instant.ofEpochSecond(claims.time() + claims.expire());
    }

    /** Whether it has ended at that time. */
    public boolean isExpired(Instant at) {
        return at.isAfter(expiresAt());
    }

    UserSigFormat.Claims claims() {
        return claims;
    }

    String signature() {
        return signature;
    }

    /**
     * Compares the texts, in constant time. Unequal ones can still say the same: implementations order and compress
     * differently.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UserSig userSig
                && MessageDigest.isEqual(value.getBytes(UTF_8), userSig.value.getBytes(UTF_8));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "UserSig[****, identifier=" + identifier() + ", sdkAppId=" + sdkAppId() + ", issuedAt=" + issuedAt()
                + ", expiresAt=" + expiresAt() + "]";
    }
}
