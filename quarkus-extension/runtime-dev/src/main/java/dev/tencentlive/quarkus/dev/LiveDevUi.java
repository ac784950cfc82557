package dev.tencentlive.quarkus.dev;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.LiveSettings;
import io.quarkus.arc.InjectableInstance;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

/**
 * Answers the card in the Dev UI: the clients, what they sent, and a form that sends. Public because Quarkus calls it by
 * reflection.
 */
@Singleton
public class LiveDevUi {

    private final InjectableInstance<LiveSettings> settings;
    private final InjectableInstance<LiveMessageSenders> senders;
    private final SentMessages sent;
    private final Config properties;

    /**
     * Made by Quarkus.
     *
     * @param settings the application's, where it is set up
     * @param senders the application's, where it is set up
     * @param sent what they sent
     * @param properties tells who gave the address
     */
    LiveDevUi(
            InjectableInstance<LiveSettings> settings,
            InjectableInstance<LiveMessageSenders> senders,
            SentMessages sent,
            Config properties) {
        this.settings = settings;
        this.senders = senders;
        this.sent = sent;
        this.properties = properties;
    }

    /**
     * A client and its settings, without secrets.
     *
     * @param name {@code default} or the name of a named client
     * @param endpoint where it sends
     * @param emulated whether that is the emulator which was started for it
     * @param settings all of them
     */
    public record Client(String name, String endpoint, boolean emulated, List<Setting> settings) {}

    /**
     * A setting as it is in effect.
     *
     * @param key below {@code tencent.live}
     * @param value masked where it is a secret
     * @param text what it means
     */
    public record Setting(String key, String value, String text) {}

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
                    return active().get(client).sendAsync(sender.isBlank() ? message : message.from(sender));
                })
                .map(SentMessages::told)
                .onFailure()
                .recoverWithItem(failure ->
                        failure instanceof IllegalArgumentException || failure instanceof IllegalStateException
                                ? String.valueOf(failure.getMessage())
                                : failure.toString());
    }

    private LiveMessageSenders active() {
        return senders.listActive().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Nothing was sent: no sender is set up (tencent.live.sdk-app-id, secret-key and region)"));
    }

    private Client client(String name, LiveSettings own) {
        Map<String, Object> values = values(own);
        List<Setting> rows = LiveSettings.described().stream()
                .filter(row -> values.containsKey(row.key()))
                .map(row -> new Setting(row.key(), String.valueOf(values.get(row.key())), row.text()))
                .toList();
        return new Client(name, own.endpoint().toString(), isEmulated(own), rows);
    }

    /** By their keys: all but those that are decided once there is a client. */
    private static Map<String, Object> values(LiveSettings own) {
        return Map.ofEntries(
                Map.entry("sdk-app-id", own.sdkAppId()),
                Map.entry("secret-key", own.secretKey() == null ? "given by the application" : "********"),
                Map.entry("identifier", own.identifier()),
                Map.entry("endpoint", own.endpoint()),
                Map.entry("user-sig-validity", shown(own.userSigValidity())),
                Map.entry("connect-timeout", shown(own.connectTimeout())),
                Map.entry("attempt-timeout", shown(own.attemptTimeout())),
                Map.entry("delivery-timeout", shown(own.deliveryTimeout())),
                Map.entry("retry.max-attempts", own.maxAttempts()),
                Map.entry("limit.per-second", own.perSecond()),
                Map.entry("limit.per-room-per-second", own.perRoomPerSecond()),
                Map.entry("limit.max-waiting", own.maxWaiting()),
                Map.entry("connection-reuse", shown(own.connectionReuse())),
                Map.entry("max-message-bytes", own.maxMessageBytes()));
    }

    private static String shown(Duration duration) {
        return duration.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }

    /** A gateway of the application's own may be on this machine, too. */
    private boolean isEmulated(LiveSettings own) {
        ConfigValue given = properties.getConfigValue(LiveSettings.PREFIX + ".endpoint");
        String source = given.getSourceName();
        return source != null
                && source.contains("DevServices")
                && own.endpoint().toString().equals(given.getValue());
    }
}
