package dev.tencentlive.spring;

import static dev.tencentlive.testkit.LiveAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.Rejected;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.testkit.LiveEmulatorTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Which certificates senders trust, by property, for all clients or for one. */
@LiveEmulatorTest(tls = true)
final class SslBundleTest {

    private static final LiveMessage ROSE = LiveMessage.of("room1", "gift", "rose");

    @Test
    void sslBundleIsTrustedInPlaceOfTheCertificatesOfTheJvm(LiveEmulator emulator) {
        bundled(emulator).withPropertyValues("tencent.live.ssl.bundle=emulator").run(context -> {
            context.getBean(LiveMessageSender.class).send(ROSE);

            assertThat(emulator).room("room1").hasMessages(1);
        });
    }

    @Test
    void sslBundleOfOneClientIsForThatClientOnly(LiveEmulator emulator) {
        bundled(emulator)
                .withPropertyValues("tencent.live.clients.eu.ssl.bundle=emulator")
                .run(context -> {
                    LiveMessageSenders senders = context.getBean(LiveMessageSenders.class);
                    senders.get("eu").send(ROSE);

                    assertThat(senders.get().trySend(ROSE)).isRejected(Rejected.Where.UNSENT);
                    assertThat(emulator).room("room1").hasMessages(1);
                });
    }

    @Test
    void unknownSslBundleEndsTheStart() {
        Contexts.configured()
                .withPropertyValues("tencent.live.ssl.bundle=absent")
                .run(context ->
                        assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("absent"));
    }

    private static ApplicationContextRunner bundled(LiveEmulator emulator) {
        return Contexts.on(emulator)
                .withPropertyValues(
                        "tencent.live.clients.eu.max-message-bytes=5000",
                        "tencent.live.retry.max-attempts=1",
                        "spring.ssl.bundle.pem.emulator.truststore.certificate=" + certificate(emulator));
    }

    /** As PEM, the way an operator is given it. */
    private static String certificate(LiveEmulator emulator) {
        try (SSLSocket socket = (SSLSocket) LiveEmulator.trustedForTests()
                .getSocketFactory()
                .createSocket(emulator.endpoint().getHost(), emulator.endpoint().getPort())) {
            byte[] certificate = socket.getSession().getPeerCertificates()[0].getEncoded();
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder().encodeToString(certificate)
                    + "\n-----END CERTIFICATE-----\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
