package dev.tencentlive.junit5;

import static dev.tencentlive.testkit.LiveAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.Rejected;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.testkit.EmulatorScope;
import dev.tencentlive.testkit.LiveEmulatorTest;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

final class LiveEmulatorTestTest {

    private static final LiveMessage GIFT = LiveMessage.of("room1", "gift", "{}");

    private static final Queue<LiveMessageSender> SENDERS = new ConcurrentLinkedQueue<>();

    @Test
    void thisIsJunit5() {
        assertThat(Test.class.getPackage().getImplementationVersion()).startsWith("5.12.");
    }

    @Test
    void emulatorsAndSendersEndWithTheirScope() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(SharedCase.class), selectClass(FreshCase.class), selectClass(ClassCase.class))
                .execute()
                .testEvents()
                .assertStatistics(tests -> tests.started(4).succeeded(4));

        assertThat(SENDERS)
                .hasSize(4)
                .allSatisfy(sender -> assertThat(sender.trySend(GIFT))
                        .isRejected(Rejected.Where.LOCAL)
                        .hasReasonContaining("the sender is closed"));
    }

    @LiveEmulatorTest
    static final class FreshCase {

        private final LiveEmulator constructed;

        FreshCase(LiveEmulator constructed) {
            this.constructed = constructed;
        }

        @RepeatedTest(2)
        void seesItsOwnMessageOnly(LiveEmulator emulator, LiveMessageSender sender) {
            sender.send(GIFT);
            assertThat(emulator).isSameAs(constructed);
            assertThat(emulator).room("room1").hasMessages(1);
            SENDERS.add(sender);
        }
    }

    @LiveEmulatorTest(EmulatorScope.CLASS)
    static final class ClassCase {

        @BeforeAll
        static void sendsOne(LiveMessageSender sender) {
            sender.send(GIFT);
        }

        @Test
        void seesWhatTheClassSent(LiveEmulator emulator) {
            assertThat(emulator).room("room1").received("gift");
        }

        @AfterAll
        static void keepsItsSender(LiveMessageSender sender) {
            SENDERS.add(sender);
        }
    }

    @LiveEmulatorTest(EmulatorScope.SHARED)
    static final class SharedCase {
        @Test
        void sends(LiveEmulator emulator, LiveMessageSender sender) {
            sender.send(GIFT);
            assertThat(emulator).room("room1").received("gift");
            SENDERS.add(sender);
        }
    }
}
