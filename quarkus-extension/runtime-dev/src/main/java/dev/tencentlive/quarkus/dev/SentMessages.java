package dev.tencentlive.quarkus.dev;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageException;
import dev.tencentlive.LiveMessageListener;
import dev.tencentlive.SendOutcome;
import dev.tencentlive.SendTelemetry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The last messages of all clients. */
@Singleton
final class SentMessages implements LiveMessageListener {

    private static final int KEPT = 200;

    private final Clock clock = Clock.systemUTC();
    private final Deque<SentMessage> recent = new ArrayDeque<>();
    private final BroadcastProcessor<SentMessage> arriving = BroadcastProcessor.create();

    SentMessages() {}

    List<SentMessage> recent() {
        synchronized (recent) {
            return new ArrayList<>(recent);
        }
    }

    Multi<SentMessage> arriving() {
        return arriving;
    }

    @Override
    public void onOutcome(Sending sending, SendOutcome outcome, Duration duration) {
        LiveMessage message = sending.message();
        SentMessage sent = new SentMessage(
                clock.instant().toString(),
                sending.client(),
                message.roomId(),
                message.businessId(),
                message.senderAccount(),
                String.valueOf(message.payload()),
                SendTelemetry.outcome(outcome),
                told(outcome));
        synchronized (recent) {
            recent.addFirst(sent);
            if (recent.size() > KEPT) {
                recent.removeLast();
            }
        }
        arriving.onNext(sent);
    }

    static String told(SendOutcome outcome) {
        try {
            return "Accepted: sequence " + outcome.requireAccepted().sequence();
        } catch (LiveMessageException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
