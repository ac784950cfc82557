package dev.tencentlive.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.testkit.LiveEmulatorTest;
import dev.tencentlive.usersig.UserSig;
import dev.tencentlive.usersig.UserSigProvider;
import io.quarkus.arc.Unremovable;
import io.quarkus.credentials.CredentialsProvider;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Health asks whoever signs for the sender, and nobody else. */
@LiveEmulatorTest
final class HealthTest {

    @Test
    void credentialsProviderThatGivesNoKeyIsSeen(LiveEmulator emulator) throws Exception {
        Map<String, String> properties =
                StartTest.with(Application.sendingTo(emulator), Map.of("tencent.live.credentials-provider", "live"));
        properties.remove("tencent.live.secret-key");
        try (Application application = Application.start(properties, Looked.class, Sealed.class)) {
            Told told = application.bean(Told.class);

            assertThat(told.tell("send")).startsWith("Rejected").contains("LOCAL");
            assertThat(told.tell("well"))
                    .contains("\"DOWN\"")
                    .contains("\"default.signature\":\"cannot be made: java.lang.IllegalStateException\"");
        }
    }

    @Test
    void providerThatTheEmulatorNeedsNotIsNotAskedForHealthEither() throws Exception {
        try (Application application = Application.start(Map.of(), Looked.class, Failing.class)) {
            Told told = application.bean(Told.class);

            assertThat(told.tell("send")).startsWith("SendReceipt");
            assertThat(told.tell("well")).doesNotContain("DOWN").contains("\"default.signature\":\"can be made\"");
        }
    }

    /** Sends, and looks at its health. */
    @Singleton
    @Unremovable
    public static final class Looked implements Told {

        @Inject
        LiveMessageSender sender;

        @Inject
        SmallRyeHealthReporter health;

        @Override
        public String tell(String about) {
            return about.equals("send")
                    ? String.valueOf(sender.trySend(LiveMessage.of("room1", "gift", "rose")))
                    : health.getWellness().getPayload().toString();
        }
    }

    /** Gives no key to anybody. */
    @Singleton
    @Unremovable
    public static final class Sealed implements CredentialsProvider {

        @Override
        public Map<String, String> getCredentials(String name) {
            throw new IllegalStateException("vault is sealed");
        }
    }

    /** Of use in production only. */
    @Singleton
    public static final class Failing implements UserSigProvider {

        @Override
        public UserSig get() {
            throw new IllegalStateException("not reachable from here");
        }

        @Override
        public void invalidate(UserSig refused) {}
    }
}
