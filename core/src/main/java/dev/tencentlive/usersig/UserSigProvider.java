package dev.tencentlive.usersig;

import java.time.Clock;
import java.time.Duration;

/**
 * Gives the signature for the next call.
 *
 * <p>Implementations are safe for use by many threads. {@link #get} stands in the path of every send, so it must not
 * block for long: answer from memory, renew ahead of the end.
 */
public interface UserSigProvider {

    /**
     * A signature that has not ended.
     *
     * @throws RuntimeException if there is none and none can be made; what is thrown is the failure of the key supplier
     */
    UserSig get();

    /**
     * Says that the service refused this signature, so that the next {@link #get} gives another one. Does nothing when
     * the one at hand is no longer this very object: a hundred calls refused with one signature lead to one signing.
     *
     * @param refused what {@link #get} gave for the refused call
     */
    void invalidate(UserSig refused);

    /**
     * Keeps a signature and renews it ahead of its end: when a sixth of its validity is left, or an hour if that is
     * less. One thread signs, inside its own {@link #get}; the others go on with the old one until it has ended, and
     * only then wait for that one signing and share its result or failure. If signing fails while the old signature has
     * not ended, the old one stays in use, a warning is logged, and signing is tried again after a twelfth of that lead,
     * 30 s at most.
     *
     * <p>A clock set forward beyond the renewal, or back to more than a minute before the signing, leads to signing
     * anew.
     *
     * @param signer signs; give it the same clock
     * @param identifier account to sign for, within the limits of {@link UserSigSigner#sign}
     * @param validity validity of each signature, within the same limits
     * @param clock tells when to renew
     * @throws IllegalArgumentException if identifier or validity is outside its limits
     */
    static UserSigProvider caching(UserSigSigner signer, String identifier, Duration validity, Clock clock) {
        return new CachingUserSigProvider(signer, identifier, validity, clock);
    }
}
