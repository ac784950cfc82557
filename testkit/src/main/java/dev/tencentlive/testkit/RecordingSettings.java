package dev.tencentlive.testkit;

import dev.tencentlive.LiveSettings;
import dev.tencentlive.emulator.LiveEmulatorBuilder;
import dev.tencentlive.usersig.SigningKey;
import java.util.HashMap;
import java.util.Map;

/** Settings for senders that send nothing. */
final class RecordingSettings {

    private RecordingSettings() {}

    /** For an application that has none in its tests. */
    static LiveSettings ofNobody() {
        return LiveSettings.from(Map.of(
                LiveSettings.PREFIX + ".sdk-app-id",
                Long.toString(LiveEmulatorBuilder.DEFAULT_SDK_APP_ID),
                LiveSettings.PREFIX + ".secret-key",
                LiveEmulatorBuilder.DEFAULT_SECRET_KEY,
                LiveSettings.PREFIX + ".region",
                "singapore"));
    }

    /**
     * The same settings, but for retries: an answer that was told is final, and no test waits for a second one. Where they
     * have no key a known one will do, since no signature ever leaves.
     */
    static LiveSettings forRecording(LiveSettings settings) {
        SigningKey key = settings.secretKey();
        Map<String, LiveSettings> clients = new HashMap<>();
        settings.clients().forEach((name, client) -> clients.put(name, forRecording(client)));
        return new LiveSettings(
                settings.sdkAppId(),
                key == null ? SigningKey.of(LiveEmulatorBuilder.DEFAULT_SECRET_KEY) : key,
                settings.identifier(),
                settings.endpoint(),
                settings.userSigValidity(),
                settings.connectTimeout(),
                settings.attemptTimeout(),
                settings.deliveryTimeout(),
                1,
                settings.perSecond(),
                settings.perRoomPerSecond(),
                settings.maxWaiting(),
                settings.connectionReuse(),
                settings.maxMessageBytes(),
                clients);
    }
}
