package dev.tencentlive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.ClientHealth.Reading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ClientHealthTest {

    private final SenderFixture fixture = new SenderFixture();
    private Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private final ClientHealth health = new ClientHealth(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    });

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void clientThatSentNothingIsUp() {
        Reading reading = read();

        assertThat(reading.up()).isTrue();
        assertThat(reading.details())
                .containsOnlyKeys("sdkAppId", "endpoint", "signature")
                .containsEntry("signature", "can be made");
    }

    @Test
    void refusalOfTheAccountIsDownForAMinute() {
        send("code-60010");

        assertThat(read().up()).isFalse();
        assertThat(read().details())
                .containsEntry("lastOutcome", "rejected")
                .hasEntrySatisfying(
                        "refusedFor", reason -> assertThat(reason.toString()).contains("60010"));

        now = now.plus(ClientHealth.REMEMBERED).minusMillis(1);
        assertThat(read().up()).isFalse();
        now = now.plusMillis(1);
        assertThat(read().up()).isTrue();
    }

    @Test
    void refusalOfTheQuotaIsDown() {
        send("code-60020");

        assertThat(read().up()).isFalse();
    }

    @Test
    void acceptedMessageEndsTheRefusal() {
        send("code-60010");
        send("room1");

        assertThat(read().up()).isTrue();
    }

    @Test
    void refusedMessageIsNotTheAccountsIllness() {
        send("code-100601");

        assertThat(read().up()).isTrue();
    }

    @Test
    void signatureThatCannotBeMadeIsDownAndSaysNothingOfTheKey() {
        Reading reading = health.read("default", fixture.settings(), () -> {
            throw new IllegalStateException("the vault lost s3cret");
        });

        assertThat(reading.up()).isFalse();
        assertThat(reading.details()).containsEntry("signature", "cannot be made: java.lang.IllegalStateException");
    }

    private Reading read() {
        return health.read("default", fixture.settings(), () -> {});
    }

    private void send(String room) {
        try (LiveMessageSender sender = fixture.builder().listener(health).build()) {
            sender.trySend(LiveMessage.of(room, "gift", "rose").within(Duration.ofSeconds(10)));
        }
    }
}
