package dev.tencentlive;

import static dev.tencentlive.SenderFixture.ORDINARY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Silent when all is well, a warning where an operator can act. */
final class LoggingTest {

    private final LogCapture log = LogCapture.of("dev.tencentlive");

    @AfterEach
    void stop() {
        log.close();
    }

    @Test
    void nothingIsLoggedWhenAllIsWell() {
        try (SenderFixture fixture = new SenderFixture()) {
            LiveMessageSender sender = fixture.sender();
            sender.send(ORDINARY);
            sender.sendAll(List.of(ORDINARY, ORDINARY));
            sender.trySend(LiveMessage.of("code-100601", "gift", "rose"));
            fixture.emulator().next(1).answer(100602);
            sender.send(ORDINARY);
        }

        assertThat(log.messages()).isEmpty();
    }

    @Test
    void refusalOfTheAccountIsAWarningOnceAMinuteForEachKind() {
        VirtualTime time = new VirtualTime();
        LoggingListener listener = new LoggingListener(time);

        refused(listener, ErrorKind.AUTH, "wrong key");
        refused(listener, ErrorKind.AUTH, "wrong key");
        refused(listener, ErrorKind.QUOTA, "in arrears");
        refused(listener, ErrorKind.STATE, "muted");
        time.pass(Duration.ofSeconds(59));
        refused(listener, ErrorKind.AUTH, "wrong key");
        time.pass(Duration.ofSeconds(1));
        refused(listener, ErrorKind.AUTH, "still the wrong key");

        assertThat(log.messages())
                .containsExactly("default: wrong key", "default: in arrears", "default: still the wrong key");
    }

    @Test
    void vendorsHostIsNoSurprise() {
        make("tencent.live.region", "singapore");

        assertThat(log.messages()).isEmpty();
    }

    @Test
    void hostThatIsNoneOfTheVendorsIsAWarning() {
        make("tencent.live.region", "live-gateway.example.com");

        assertThat(log.messages())
                .singleElement()
                .asString()
                .startsWith("default: live-gateway.example.com is none of the vendor's hosts")
                .contains("tencent.live.region", "tencent.live.endpoint");
    }

    @Test
    void timeoutBelowTheServicesOwnIsAWarning() {
        make("tencent.live.region", "singapore", "tencent.live.attempt-timeout", "3s");

        assertThat(log.messages()).singleElement().asString().contains("tencent.live.attempt-timeout is 3s");
    }

    private static void make(String... more) {
        Map<String, String> properties =
                new HashMap<>(Map.of("tencent.live.sdk-app-id", "1400000000", "tencent.live.secret-key", "made-up"));
        for (int i = 0; i < more.length; i += 2) {
            properties.put(more[i], more[i + 1]);
        }
        LiveMessageSender.create(LiveSettings.from(properties)).close();
    }

    private static void refused(LiveMessageListener listener, ErrorKind kind, String reason) {
        LiveMessageListener.Sending sending = new LiveMessageListener.Sending() {
            @Override
            public LiveMessage message() {
                return ORDINARY;
            }

            @Override
            public String client() {
                return LiveSettings.DEFAULT_CLIENT;
            }
        };
        listener.onOutcome(
                sending,
                new Rejected(1, Rejected.Where.SERVICE, kind, 70003, null, null, reason, null),
                Duration.ofMillis(5));
    }
}
