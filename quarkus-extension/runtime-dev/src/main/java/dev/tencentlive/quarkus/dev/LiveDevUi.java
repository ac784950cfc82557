package dev.tencentlive.quarkus.dev;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.LiveSettings;
import io.quarkus.arc.InjectableInstance;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Answers the card in the Dev UI: the clients, what they sent, and a form that sends. Public because Quarkus calls it by
 * reflection.
 */
@Singleton
public class LiveDevUi {

    private final InjectableInstance<LiveSettings> settings;
    private final InjectableInstance<LiveMessageSenders> senders;
    private final SentMessages sent;

    /**
     * Made by Quarkus.
     *
     * @param settings the application's, where it is set up
     * @param senders the application's, where it is set up
     * @param sent what they sent
     */
    LiveDevUi(
            InjectableInstance<LiveSettings> settings,
            InjectableInstance<LiveMessageSenders> senders,
            SentMessages sent) {
        this.settings = settings;
        this.senders = senders;
        this.sent = sent;
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
    public List<SentMessage> messages() {
        return sent.recent();
    }

    /**
     * Tells of messages as they are sent.
     *
     * @return never ends
     */
    public Multi<SentMessage> arriving() {
        return sent.arriving();
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
                .map(SentMessages::told)
                .onFailure(IllegalArgumentException.class)
                .recoverWithItem(refused -> String.valueOf(refused.getMessage()));
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
