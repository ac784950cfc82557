package dev.tencentlive.cdi;

import dev.tencentlive.LiveMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What one deployment does, from its start to its end, within a class loader of its own. */
public final class Deployed {

    private static final CountDownLatch HEARD = new CountDownLatch(1);

    private Deployed() {}

    /** Starts, sends, waits for the event, and ends. */
    public static void run(String sdkAppId, String secretKey, String endpoint) throws InterruptedException {
        try (Application application = Application.unconfigured()
                .with("tencent.live.sdk-app-id", sdkAppId)
                .with("tencent.live.secret-key", secretKey)
                .with("tencent.live.endpoint", endpoint)
                .with("tencent.live.limit.per-room-per-second", "0")
                .with("tencent.live.clients.eu.max-message-bytes", "1000")
                .bean(Hearing.class)
                .start()) {
            application.sender().send(LiveMessage.of("room1", "gift", "rose"));
            if (!HEARD.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("no event");
            }
        }
    }

    @ApplicationScoped
    static class Hearing {
        void on(@Observes LiveMessageOutcomeEvent event) {
            HEARD.countDown();
        }
    }
}
