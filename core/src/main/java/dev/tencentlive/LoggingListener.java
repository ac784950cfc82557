package dev.tencentlive;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The log: DEBUG per attempt, WARNING where an operator can act, nothing when all is well. */
final class LoggingListener implements LiveMessageListener {

    private static final System.Logger LOG = System.getLogger("dev.tencentlive");
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final Scheduler scheduler;
    private final Map<ErrorKind, Long> warned = new ConcurrentHashMap<>();

    LoggingListener(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void onAttempt(Sending sending, Attempt attempt) {
        LOG.log(
                Level.DEBUG,
                () -> sending.client() + ": attempt " + attempt.number() + " of " + sending.message() + " took "
                        + attempt.duration().toMillis() + " ms after "
                        + attempt.permitWait().toMillis()
                        + " ms for its permit: HTTP " + attempt.status() + ", ErrorCode " + attempt.code()
                        + ", RequestId " + (attempt.requestId() == null ? "none" : Texts.quote(attempt.requestId())));
    }

    @Override
    public void onOutcome(Sending sending, SendOutcome outcome, Duration duration) {
        if (outcome instanceof Rejected no && needsAnOperator(no.kind()) && isNews(no.kind())) {
            LOG.log(Level.WARNING, sending.client() + ": " + no.reason());
        }
    }

    private static boolean needsAnOperator(ErrorKind kind) {
        return kind == ErrorKind.AUTH || kind == ErrorKind.QUOTA;
    }

    /** Once a minute is enough to be seen. */
    private boolean isNews(ErrorKind kind) {
        long now = scheduler.nanoTime();
        Long before = warned.get(kind);
        return before == null
                ? warned.putIfAbsent(kind, now) == null
                : now - before >= MINUTE && warned.replace(kind, before, now);
    }
}
