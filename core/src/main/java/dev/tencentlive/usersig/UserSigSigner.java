package dev.tencentlive.usersig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Signs and verifies UserSigs of one application, as the vendor's TLSSigAPIv2 does (page 1047/34385).
 *
 * <pre>{@code
 * UserSigSigner signer = UserSigSigner.of(1400000000, () -> key, Clock.systemUTC());
 * UserSig userSig = signer.sign("administrator", Duration.ofHours(24));
 * }</pre>
 *
 * <p>Each signing costs some 15 µs; {@link UserSigProvider#caching} saves it for most calls. Safe for use by many
 * threads if the key supplier is.
 */
public final class UserSigSigner {

    private static final Duration MIN_VALIDITY = Duration.ofSeconds(1);
    private static final Duration MAX_VALIDITY = Duration.ofSeconds(Integer.MAX_VALUE);

    private final long sdkAppId;
    private final Supplier<SigningKey> key;
    private final Clock clock;

    private UserSigSigner(long sdkAppId, Supplier<SigningKey> key, Clock clock) {
        this.sdkAppId = sdkAppId;
        this.key = key;
        this.clock = clock;
    }

    /**
     * Signs for the application with that number.
     *
     * @param key asked at each signing and verification, so that a new key takes effect without a restart; called by
     *     the thread that signs, so it should answer from memory
     * @param clock time of signing and, in {@link #verify}, of checking
     * @throws IllegalArgumentException if the SDKAppID is not positive
     */
    public static UserSigSigner of(long sdkAppId, Supplier<SigningKey> key, Clock clock) {
        return new UserSigSigner(
                UserSigFormat.Claims.requireSdkAppId(sdkAppId),
                requireNonNull(key, "key"),
                requireNonNull(clock, "clock"));
    }

    /** Application that is signed for. */
    public long sdkAppId() {
        return sdkAppId;
    }

    /**
     * Signs now, for the account, with the key that the supplier gives now.
     *
     * @param identifier account, 1 to 32 characters of printable ASCII (0x20 to 0x7e): what the service takes for a
     *     user id; the vendor's Java library does not check it
     * @param validity from one second to 2,147,483,647 s (68 years), of which whole seconds count; the vendor
     *     recommends no less than 24 hours
     * @throws IllegalArgumentException if identifier or validity is outside those limits
     */
    public UserSig sign(String identifier, Duration validity) {
        long expire = requireValidity(validity).toSeconds();
        UserSigFormat.Claims claims =
                new UserSigFormat.Claims(identifier, sdkAppId, clock.instant().getEpochSecond(), expire);
        return UserSigFormat.encode(claims, claims.signedWith(currentKey()));
    }

    /**
     * Whether the text is a UserSig of this application and that account, signed with the key that the supplier gives
     * now, and not ended by the clock. Malformed text is simply not valid. Signatures are compared in constant time.
     */
    public boolean verify(String userSig, String identifier) {
        requireNonNull(identifier, "identifier");
        UserSig decoded;
        try {
            decoded = UserSig.parse(userSig);
        } catch (IllegalArgumentException e) {
            return false;
        }
        return decoded.sdkAppId() == sdkAppId
                && decoded.identifier().equals(identifier)
                && isSignedWith(currentKey(), decoded)
                && !decoded.isExpired(clock.instant());
    }

    static Duration requireValidity(Duration validity) {
        requireNonNull(validity, "validity");
        if (validity.compareTo(MIN_VALIDITY) < 0 || validity.compareTo(MAX_VALIDITY) > 0) {
            throw new IllegalArgumentException("validity: " + validity + ", must be 1 to 2147483647 seconds");
        }
        return validity;
    }

    private static boolean isSignedWith(SigningKey key, UserSig userSig) {
        String expected = userSig.claims().signedWith(key);
        return MessageDigest.isEqual(
                expected.getBytes(UTF_8), userSig.signature().getBytes(UTF_8));
    }

    private SigningKey currentKey() {
        return requireNonNull(key.get(), "the key supplier gave no key");
    }
}
