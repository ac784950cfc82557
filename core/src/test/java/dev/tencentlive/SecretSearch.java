package dev.tencentlive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/** Collects everything that could show a secret meanwhile: logs at every level, both standard streams, and what it is given. */
final class SecretSearch implements AutoCloseable {

    /** Kept, since the log manager does not keep them. */
    private static final Logger ROOT = Logger.getLogger("");

    /**
     * At its finest the JDK's HTTP client logs every URL, as it does with the property {@code jdk.httpclient.HttpClient.log};
     * no user of it can keep it from that.
     */
    private static final List<Logger> JDK_CLIENT =
            List.of(Logger.getLogger("jdk.internal.httpclient.debug"), Logger.getLogger("jdk.httpclient.HttpClient"));

    /** What was seen, and where. */
    private record Sight(String sink, String text) {}

    private final Queue<Sight> seen = new ConcurrentLinkedQueue<>();
    private final Map<Logger, @Nullable Level> levels = new HashMap<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord logged) {
            look("log", new SimpleFormatter().format(logged));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    SecretSearch() {
        handler.setLevel(Level.ALL);
        JDK_CLIENT.forEach(logger -> set(logger, Level.INFO));
        set(ROOT, Level.ALL);
        ROOT.addHandler(handler);
        PrintStream print = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(print);
        System.setErr(print);
    }

    private void set(Logger logger, Level level) {
        levels.put(logger, logger.getLevel());
        logger.setLevel(level);
    }

    /** Looks at the text of an object; of a throwable at its stack trace, of an outcome at all that hangs on it. */
    void look(String sink, @Nullable Object object) {
        seen.add(new Sight(sink, String.valueOf(object)));
        if (object instanceof Throwable failure) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            seen.add(new Sight(sink + ", stack trace", trace.toString()));
        }
        if (object instanceof SendOutcome outcome) {
            seen.add(new Sight(sink + ", serialized", serialized(outcome)));
            try {
                outcome.requireAccepted();
            } catch (LiveMessageException e) {
                look(sink + ", thrown", e);
            }
        }
    }

    void lookAtThreadNames() {
        Thread.getAllStackTraces().keySet().forEach(thread -> seen.add(new Sight("thread name", thread.getName())));
    }

    /** Where the secrets, or long parts of them, were seen. */
    List<String> leaks(Collection<String> secrets) {
        seen.add(new Sight("standard streams", printed.toString(StandardCharsets.UTF_8)));
        List<String> parts = new ArrayList<>();
        for (String secret : secrets) {
            // A cut text may hold one half of it; the first half of a UserSig is much the same for everybody.
            parts.add(secret.substring(secret.length() / 2));
        }
        return seen.stream()
                .filter(sight -> parts.stream().anyMatch(sight.text()::contains))
                .map(sight -> sight.sink() + ": " + sight.text())
                .toList();
    }

    boolean hasSeen(String text) {
        return seen.stream().anyMatch(sight -> sight.text().contains(text));
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
        ROOT.removeHandler(handler);
        levels.forEach(Logger::setLevel);
    }

    private static String serialized(SendOutcome outcome) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(outcome);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
