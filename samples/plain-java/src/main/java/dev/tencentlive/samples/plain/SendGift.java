package dev.tencentlive.samples.plain;

import dev.tencentlive.InvalidSettingsException;
import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.SendReceipt;
import dev.tencentlive.SettingsProblem;
import dev.tencentlive.emulator.LiveEmulator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Sends one gift: to the service when {@code TENCENT_LIVE_*} is set, to the emulator when it is not. */
public final class SendGift {

    private SendGift() {}

    /**
     * Sends one gift.
     *
     * @param args RoomId, {@code room1} if there is none
     */
    public static void main(String... args) {
        String room = args.length > 0 ? args[0] : "room1";
        try {
            send(LiveSettings.fromEnvironment(), room);
        } catch (InvalidSettingsException e) {
            if (!hasNoCredentials(e)) {
                System.err.println(e.getMessage());
                System.exit(2);
            }
            System.out.println("No TENCENT_LIVE_SDK_APP_ID, TENCENT_LIVE_SECRET_KEY and TENCENT_LIVE_REGION are set:"
                    + " this gift goes to an emulator inside this program.");
            try (LiveEmulator emulator = LiveEmulator.start()) {
                send(settingsFor(emulator), room);
            }
        }
    }

    /** Neither number nor key: whoever set one of them wants the service. */
    static boolean hasNoCredentials(InvalidSettingsException e) {
        Set<String> missing = e.problems().stream()
                .filter(problem -> problem.nature() == SettingsProblem.Nature.MISSING)
                .map(SettingsProblem::key)
                .collect(Collectors.toSet());
        return e.isUnconfigured() && missing.containsAll(Set.of("tencent.live.sdk-app-id", "tencent.live.secret-key"));
    }

    // region send
    static void send(LiveSettings settings, String room) {
        try (LiveMessageSender sender = LiveMessageSender.create(settings)) {
            SendReceipt receipt = sender.send(
                    LiveMessage.of(room, "gift", "{\"gift\":\"rose\"}").from("user1"));
            System.out.println("Gift taken: sequence " + receipt.sequence() + ", RequestId " + receipt.requestId());
        }
    }
    // endregion

    // region emulator
    static LiveSettings settingsFor(LiveEmulator emulator) {
        return LiveSettings.from(Map.of(
                "tencent.live.sdk-app-id", Long.toString(emulator.sdkAppId()),
                "tencent.live.secret-key", emulator.secretKey(),
                "tencent.live.endpoint", emulator.endpoint().toString()));
    }
    // endregion
}
