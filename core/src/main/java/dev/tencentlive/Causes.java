package dev.tencentlive;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may be shown of a failure below. */
final class Causes {

    private static final int MOST = 100;

    private Causes() {}

    /** A short description: the type and its message. */
    static String describe(Throwable cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank()
                ? cause.getClass().getSimpleName()
                : cause.getClass().getSimpleName() + ": " + message;
    }

    /** The cause itself, or a stand-in without its text if that holds the secret anywhere. */
    static Throwable without(String secret, Throwable cause) {
        return mentions(secret, cause)
                ? new IllegalStateException(cause.getClass().getName() + " (its text is withheld: it held the UserSig)")
                : cause;
    }

    /** The cause itself, or a stand-in with its text and its stack if it, or anything in it, cannot be serialized. */
    static @Nullable Throwable serializable(@Nullable Throwable cause) {
        try (ObjectOutputStream out = new ObjectOutputStream(OutputStream.nullOutputStream())) {
            out.writeObject(cause);
            return cause;
        } catch (IOException | RuntimeException e) {
            Throwable standIn = new IllegalStateException(cause + " (could not be serialized)");
            standIn.setStackTrace(cause == null ? standIn.getStackTrace() : cause.getStackTrace());
            return standIn;
        }
    }

    private static boolean mentions(String secret, Throwable cause) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> open = new ArrayDeque<>();
        open.add(cause);
        while (!open.isEmpty() && seen.size() < MOST) {
            Throwable next = open.remove();
            if (!seen.add(next)) {
                continue;
            }
            if (String.valueOf(next.getMessage()).contains(secret)
                    || next.toString().contains(secret)) {
                return true;
            }
            if (next.getCause() != null) {
                open.add(next.getCause());
            }
            Collections.addAll(open, next.getSuppressed());
        }
        return !open.isEmpty();
    }
}
