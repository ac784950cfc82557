package dev.tencentlive.usersig;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One signature in memory, renewed by one thread at a time; {@link UserSigProvider#caching} says how. */
final class CachingUserSigProvider implements UserSigProvider {

    private static final Logger LOG = System.getLogger(CachingUserSigProvider.class.getName());

    private static final int LEAD_DIVISOR = 6;
    private static final Duration LONGEST_LEAD = Duration.ofHours(1);
    private static final int PAUSE_DIVISOR = 12;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

    private final UserSigSigner signer;
    private final String identifier;
    private final Duration validity;
    private final Clock clock;
    private final Duration lead;
    private final Duration pauseAfterFailure;

    private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();
    private final AtomicReference<@Nullable CompletableFuture<UserSig>> signing = new AtomicReference<>();

    CachingUserSigProvider(UserSigSigner signer, String identifier, Duration validity, Clock clock) {
        this.signer = requireNonNull(signer, "signer");
        this.identifier = UserSigFormat.Claims.requireIdentifier(identifier);
        this.validity = UserSigSigner.requireValidity(validity);
        this.clock = requireNonNull(clock, "clock");
        this.lead = shorter(validity.dividedBy(LEAD_DIVISOR), LONGEST_LEAD);
        this.pauseAfterFailure = shorter(lead.dividedBy(PAUSE_DIVISOR), LONGEST_PAUSE);
    }

    @Override
    public UserSig get() {
        Kept current = kept.get();
        long now = clock.millis();
        return current != null && current.needsNoRenewal(now) ? current.userSig : renewed(current, now);
    }

    @Override
    public void invalidate(UserSig refused) {
        kept.updateAndGet(current -> current != null && isSame(current.userSig, refused) ? null : current);
    }

    // Not equals: signed again within the same second, the next one is equal, and every late report would sign once
    // more.
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(UserSig one, UserSig other) {
        return one == other;
    }

    private UserSig renewed(@Nullable Kept old, long now) {
        CompletableFuture<UserSig> mine = new CompletableFuture<>();
        CompletableFuture<UserSig> running = signing.compareAndExchange(null, mine);
        if (running == null) {
            return signedBy(mine);
        }
        return old != null && old.isUsable(now) ? old.userSig : resultOf(running);
    }

    private UserSig signedBy(CompletableFuture<UserSig> mine) {
        try {
            UserSig result = signedUnlessDone();
            mine.complete(result);
            return result;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            signing.set(null);
        }
    }

    private static UserSig resultOf(CompletableFuture<UserSig> running) {
        try {
            return running.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private UserSig signedUnlessDone() {
        Kept old = kept.get();
        long now = clock.millis();
        // Another thread may have signed between the caller's look and its turn.
        if (old != null && old.needsNoRenewal(now)) {
            return old.userSig;
        }
        try {
            UserSig fresh = signer.sign(identifier, validity);
            kept.set(Kept.signed(fresh, lead));
            return fresh;
        } catch (RuntimeException e) {
            if (old == null || old.hasEnded(now) || !kept.compareAndSet(old, old.keptOn(now, pauseAfterFailure))) {
                throw e;
            }
            // The kind of failure only: what the application's key supplier writes into its texts is not ours to log.
            LOG.log(
                    Level.WARNING,
                    "UserSig of {0} could not be renewed ({1}); the old one stays in use until {2}",
                    identifier,
                    e.getClass().getName(),
                    old.userSig.expiresAt());
            return old.userSig;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** A signature and, in milliseconds since 1970, from when to when it is used without another thought. */
    private static final class Kept {

        private final UserSig userSig;
        private final long notBefore;
        private final long renewAt;
        private final long end;

        private Kept(UserSig userSig, long notBefore, long renewAt) {
            this.userSig = userSig;
            this.notBefore = notBefore;
            this.renewAt = renewAt;
            this.end = userSig.expiresAt().toEpochMilli();
        }

        static Kept signed(UserSig userSig, Duration lead) {
            return new Kept(
                    userSig,
                    userSig.issuedAt().minus(CLOCK_TOLERANCE).toEpochMilli(),
                    userSig.expiresAt().minus(lead).toEpochMilli());
        }

        Kept keptOn(long now, Duration pause) {
            return new Kept(userSig, Math.min(notBefore, now), Math.min(now + pause.toMillis(), end));
        }

        boolean needsNoRenewal(long now) {
            return notBefore <= now && now < renewAt;
        }

        boolean isUsable(long now) {
            return notBefore <= now && !hasEnded(now);
        }

        boolean hasEnded(long now) {
            return now > end;
        }
    }
}
