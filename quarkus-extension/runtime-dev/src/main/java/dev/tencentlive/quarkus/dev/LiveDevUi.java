package dev.tencentlive.quarkus.dev;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageListener;
import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.SendOutcome;
import dev.tencentlive.SendTelemetry;
import io.quarkus.arc.InjectableInstance;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers the card in the Dev UI: the clients, what they sent, and a form that sends. Public because Quarkus calls it by
 * reflection.
 */
@Singleton
public class LiveDevUi implements LiveMessageListener {

    private static final int KEPT = 200;

    private final InjectableInstance<LiveSettings> settings;
    private final InjectableInstance<LiveMessageSenders> senders;
    private final Deque<Sent> recent = new ArrayDeque<>();
    private final BroadcastProcessor<Sent> arriving = BroadcastProcessor.create();

    /**
     * Made by Quarkus.
     *
     * @param settings the application's, where it is set up
     * @param senders the application's, where it is set up
     */
    public LiveDevUi(InjectableInstance<LiveSettings> settings, InjectableInstance<LiveMessageSenders> senders) {
        this.settings = settings;
        this.senders = senders;
    }

    /**
     * A client and its settings, without secrets.
     *
     * @param name {@code default} or the name of a named client
     * @param sdkAppId the application's number
     * @param secretKey masked, or where it comes from
     * @param identifier the account that signs
     * @param endpoint where it sends
     * @param timeouts connect, attempt and delivery
     * @param maxAttempts attempts per send
     */
    public record Client(
            String name,
            String sdkAppId,
            String secretKey,
            String identifier,
            String endpoint,
            String timeouts,
            int maxAttempts) {}

    /**
     * A message that was sent.
     *
     * @param at when it ended
     * @param client who sent it
     * @param room RoomId
     * @param business BusinessId
     * @param sender account it was sent for
     * @param data the payload as text, shortened
     * @param outcome what became of it
     * @param detail more of that
     */
    public record Sent(
            String at,
            String client,
            String room,
            String business,
            @Nullable String sender,
            String data,
            String outcome,
            String detail) {}

    /**
     * Lists the clients.
     *
     * @return none where nothing is set up
     */
    public List<Client> clients() {
        List<Client> clients = new ArrayList<>();
        settings.listActive().stream().findFirst().ifPresent(found -> {
            Map<String, LiveSettings> all = new TreeMap<>(found.clients());
            clients.add(client(LiveSettings.DEFAULT_CLIENT, found));
            all.forEach((name, own) -> clients.add(client(name, own)));
        });
        return clients;
    }

    /**
     * Lists what was sent.
     *
     * @return newest first
     */
    public List<Sent> messages() {
        synchronized (recent) {
            return new ArrayList<>(recent);
        }
    }

    /**
     * Tells of messages as they are sent.
     *
     * @return never ends
     */
    public Multi<Sent> arriving() {
        return arriving;
    }

    /**
     * Sends a message as the application would.
     *
     * @param client who sends it
     * @param room RoomId
     * @param business BusinessId
     * @param sender account to send it for, or nothing
     * @param data payload
     * @return what became of it
     */
    public Uni<String> send(String client, String room, String business, String sender, String data) {
        return Uni.createFrom()
                .completionStage(() -> {
                    LiveMessage message = LiveMessage.of(room, business, data);
                    return senders.listActive()
                            .get(0)
                            .get(client)
                            .sendAsync(sender.isBlank() ? message : message.from(sender));
                })
                .map(LiveDevUi::told)
                .onFailure(IllegalArgumentException.class)
                .recoverWithItem(refused -> String.valueOf(refused.getMessage()));
    }

    @Override
    public void onOutcome(Sending sending, SendOutcome outcome, Duration duration) {
        LiveMessage message = sending.message();
        Sent sent = new Sent(
                Instant.now().toString(),
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

    private static String told(SendOutcome outcome) {
        try {
            return "Accepted: sequence " + outcome.requireAccepted().sequence();
        } catch (dev.tencentlive.LiveMessageException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static Client client(String name, LiveSettings own) {
        return new Client(
                name,
                Long.toString(own.sdkAppId()),
                own.secretKey() == null ? "given by the application" : "********",
                own.identifier(),
                own.endpoint().toString(),
                own.connectTimeout() + " " + own.attemptTimeout() + " " + own.deliveryTimeout(),
                own.maxAttempts());
    }
}
