package dev.tencentlive.samples.plain;

import dev.tencentlive.Dropped;
import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.Rejected;
import dev.tencentlive.SendOutcome;
import dev.tencentlive.SendOutcome.State;
import dev.tencentlive.SendReceipt;
import dev.tencentlive.Unknown;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.usersig.SigningKey;
import dev.tencentlive.usersig.UserSigSigner;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Everything that can become of a message, on an emulator inside this program; exit code 0 only if the table adds up. */
public final class Demo implements AutoCloseable {

    private static final int ROOM_LIMIT = 10;

    private final LiveEmulator emulator =
            LiveEmulator.builder().createRooms(false).roomLimit(ROOM_LIMIT).start();
    // The sender's own limit for a room is off, so that the flood reaches the service.
    private final LiveMessageSender sender = LiveMessageSender.create(LiveSettings.from(Map.of(
            "tencent.live.sdk-app-id", Long.toString(emulator.sdkAppId()),
            "tencent.live.secret-key", emulator.secretKey(),
            "tencent.live.endpoint", emulator.endpoint().toString(),
            "tencent.live.limit.per-room-per-second", "0")));
    private final HttpClient rest = HttpClient.newHttpClient();
    private final Map<State, Integer> seen = new EnumMap<>(State.class);
    private final Map<State, Integer> expected = new EnumMap<>(State.class);

    private Demo() {}

    /**
     * Runs the demo.
     *
     * @param args none are looked at
     * @throws Exception when a REST command of the emulator fails
     */
    public static void main(String... args) throws Exception {
        boolean addsUp;
        try (Demo demo = new Demo()) {
            addsUp = demo.run();
        }
        System.exit(addsUp ? 0 : 1);
    }

    private boolean run() throws IOException, InterruptedException {
        say("The emulator of the Live API listens on " + emulator.endpoint());
        call("create_room", "{\"RoomInfo\":{\"RoomId\":\"room1\",\"RoomType\":\"Live\"}}");
        call("create_room", "{\"RoomInfo\":{\"RoomId\":\"flood\",\"RoomType\":\"Live\"}}");

        say("\nTen gifts");
        expect(State.ACCEPTED, 10);
        IntStream.rangeClosed(1, 10).forEach(i -> show(sender.trySend(gift("room1", "user" + i))));

        say("\nA muted sender");
        call("mute_member", "{\"RoomId\":\"room1\",\"MemberList_Account\":[\"user1\"],\"MuteTime\":60}");
        expect(State.REJECTED, 1);
        show(sender.trySend(gift("room1", "user1")));

        say("\nA flood: fifteen gifts at once into a room that takes " + ROOM_LIMIT + " a second");
        List<LiveMessage> flood =
                IntStream.range(0, 15).mapToObj(i -> gift("flood", "user2")).toList();
        sender.sendAll(flood).forEach(this::show);
        // As the service tells it: on a slow machine the flood takes more than a second.
        int taken = emulator.messages("flood").size();
        expect(State.ACCEPTED, taken);
        expect(State.DROPPED, flood.size() - taken);

        say("\nThe service takes a gift and goes away before it answers");
        expect(State.UNKNOWN, 1);
        call("create_room", "{\"RoomInfo\":{\"RoomId\":\"late\",\"RoomType\":\"Live\"}}");
        emulator.next(1).actAndClose();
        show(sender.trySend(gift("late", "user3")));

        say("\nThe service is gone");
        int kept = emulator.messages().size();
        emulator.close();
        expect(State.REJECTED, 1);
        show(sender.trySend(gift("room1", "user4")));
        return table(kept);
    }

    private static LiveMessage gift(String room, String from) {
        return LiveMessage.of(room, "gift", "{\"gift\":\"rose\"}").from(from);
    }

    private void show(SendOutcome outcome) {
        seen.merge(outcome.state(), 1, Integer::sum);
        say("  " + outcome.state() + ": " + told(outcome));
    }

    // region outcomes
    static String told(SendOutcome outcome) {
        if (outcome instanceof SendReceipt receipt) {
            return "sequence " + receipt.sequence() + ", RequestId " + receipt.requestId();
        }
        if (outcome instanceof Dropped dropped) {
            return dropped.reason();
        }
        if (outcome instanceof Rejected rejected) {
            return rejected.reason();
        }
        return ((Unknown) outcome).lastHeard();
    }
    // endregion

    private void expect(State state, int sends) {
        expected.merge(state, sends, Integer::sum);
    }

    private boolean table(int kept) {
        say("\noutcome    sends  expected");
        for (State state : State.values()) {
            say(String.format(Locale.ROOT, "%-9s  %5d  %8d", state, count(seen, state), count(expected, state)));
        }
        int accepted = count(seen, State.ACCEPTED);
        int mostKept = accepted + count(seen, State.UNKNOWN);
        say("kept by the service: " + kept + ", between accepted (" + accepted + ") and accepted + unknown (" + mostKept
                + ")");
        boolean addsUp = seen.equals(expected) && accepted <= kept && kept <= mostKept;
        say(addsUp ? "It adds up." : "IT DOES NOT ADD UP.");
        return addsUp;
    }

    private static int count(Map<State, Integer> counts, State state) {
        return counts.getOrDefault(state, 0);
    }

    /** The commands around rooms are not this library's business, so they are called as any program would. */
    private void call(String command, String body) throws IOException, InterruptedException {
        String userSig = UserSigSigner.of(
                        emulator.sdkAppId(), () -> SigningKey.of(emulator.secretKey()), Clock.systemUTC())
                .sign(emulator.administrator(), Duration.ofHours(1))
                .value();
        URI uri = emulator.endpoint()
                .resolve("/v4/live_engine_http_srv/" + command + "?sdkappid=" + emulator.sdkAppId() + "&identifier="
                        + emulator.administrator() + "&usersig=" + userSig + "&random=1&contenttype=json");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        say(command + " "
                + rest.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private static void say(String line) {
        System.out.println(line);
    }

    @Override
    public void close() {
        sender.close();
        emulator.close();
    }
}
