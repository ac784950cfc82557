/**
 * UserSig, the signature in every call of the service (the vendor's TLSSigAPIv2): signing, checking, keeping one ready.
 *
 * <p>Start with {@link dev.tencentlive.usersig.UserSigSigner}, which signs and verifies with a
 * {@link dev.tencentlive.usersig.SigningKey}; {@link dev.tencentlive.usersig.UserSigProvider#caching caching} puts a
 * provider before it that signs only when the signature at hand nears its end.
 *
 * <p>The one thing to know: two {@link dev.tencentlive.usersig.UserSig UserSigs} are never compared as text to find out
 * whether one is genuine, because implementations order and compress the same content differently.
 * {@link dev.tencentlive.usersig.UserSigSigner#verify verify} recomputes the signature instead.
 */
@NullMarked
package dev.tencentlive.usersig;

import org.jspecify.annotations.NullMarked;
