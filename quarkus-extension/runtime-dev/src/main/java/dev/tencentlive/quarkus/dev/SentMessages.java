package dev.tencentlive.quarkus.dev;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageException;
import dev.tencentlive.LiveMessageListener;
import dev.tencentlive.PayloadWriter;
import dev.tencentlive.SendOutcome;
import dev.tencentlive.SendTelemetry;
import dev.tencentlive.quarkus.LiveClient;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
                data(sending.client(), message.payload()),
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

    /** What is sent, as far as it can be told: a customizer may have given the sender another writer. */
    private static String data(String client, Object payload) {
        if (payload instanceof String text) {
            return text;
        }
        try {
            Optional<PayloadWriter> writer = writer(client);
            return writer.isPresent() ? writer.get().write(payload) : String.valueOf(payload);
        } catch (Exception e) {
            return "could not be written: " + e;
        }
    }

    /** The bean that the client's sender was given. */
    private static Optional<PayloadWriter> writer(String client) {
        ArcContainer beans = Arc.container();
        return Stream.of(
                        beans.select(PayloadWriter.class, LiveClient.Literal.of(client)),
                        beans.select(PayloadWriter.class))
                .filter(Instance::isResolvable)
                .map(Instance::get)
                .findFirst();
    }

    static String told(SendOutcome outcome) {
        try {
            return "Accepted: sequence " + outcome.requireAccepted().sequence();
        } catch (LiveMessageException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
