package dev.tencentlive;

import static dev.tencentlive.SendOutcome.State.ACCEPTED;
import static dev.tencentlive.SenderFixture.ORDINARY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.usersig.SigningKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A key that is replaced while the application runs. */
final class RotationTest {

    private static final String NEW_KEY = "0123456789abcdef".repeat(4);

    private final SenderFixture fixture = new SenderFixture();
    private final LiveEmulator emulator = fixture.emulator();
    private final AtomicInteger signings = new AtomicInteger();
    private volatile String key = emulator.secretKey();

    private final LiveMessageSender sender =
            fixture.closed(fixture.builder().secretKey(this::currentKey).build());

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void newKeyTakesEffectWithOneRequestMoreAndNoRestart() {
        sender.send(ORDINARY);
        key = NEW_KEY;
        emulator.rotateKey(NEW_KEY);

        SendOutcome outcome = sender.trySend(ORDINARY);

        assertThat(outcome.state()).isEqualTo(ACCEPTED);
        assertThat(outcome.attempts()).isEqualTo(1);
        assertThat(emulator.calls().total()).isEqualTo(3);
        assertThat(emulator.calls().refused(70052)).isEqualTo(1);
    }

    @Test
    void newKeyThatNobodyTellsUsIsARejection() {
        sender.send(ORDINARY);
        emulator.rotateKey(NEW_KEY);

        assertThat(sender.trySend(ORDINARY)).isInstanceOfSatisfying(Rejected.class, no -> {
            assertThat(no.kind()).isEqualTo(ErrorKind.AUTH);
            assertThat(no.code()).isEqualTo(70052);
        });
        assertThat(emulator.calls().total()).isEqualTo(3);
    }

    @Test
    void senderRecoversAsSoonAsTheSupplierHasTheNewKey() {
        emulator.rotateKey(NEW_KEY);
        sender.trySend(ORDINARY);
        key = NEW_KEY;

        assertThat(sender.trySend(ORDINARY).state()).isEqualTo(ACCEPTED);
    }

    @Test
    void wrongKeyIsRejectedAtOnce() {
        key = NEW_KEY;

        assertThat(sender.trySend(ORDINARY))
                .isInstanceOfSatisfying(
                        Rejected.class, no -> assertThat(no.code()).isEqualTo(70009));
        assertThat(emulator.calls().total()).isEqualTo(1);
    }

    @Test
    void hundredSendsWithARevokedSignatureSignAnewOnce() {
        emulator.rotateKey(NEW_KEY);
        LiveMessageSender together = fixture.closed(fixture.builder()
                .secretKey(this::currentKey)
                .transport(new HundredAtOnce(fixture.transport()))
                .build());

        List<CompletableFuture<SendOutcome>> sends = IntStream.range(0, 100)
                .mapToObj(i -> {
                    key = signings.get() == 0 ? key : NEW_KEY;
                    return together.sendAsync(ORDINARY);
                })
                .toList();

        assertThat(sends)
                .allSatisfy(send ->
                        assertThat(send).succeedsWithin(Duration.ofSeconds(20)).isInstanceOf(SendReceipt.class));
        assertThat(signings).as("the first signing and one anew").hasValue(2);
        assertThat(emulator.calls().refused(70052)).isEqualTo(100);
    }

    private SigningKey currentKey() {
        signings.incrementAndGet();
        return SigningKey.of(key);
    }
}
