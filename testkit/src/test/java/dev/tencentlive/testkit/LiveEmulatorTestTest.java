package dev.tencentlive.testkit;

import static dev.tencentlive.testkit.LiveAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.Rejected;
import dev.tencentlive.emulator.LiveEmulator;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** What the annotation promises; the classes below are run by the engine within these tests. */
final class LiveEmulatorTestTest {

    private static final LiveMessage GIFT = LiveMessage.of("room1", "gift", "{}");

    private static final String OTHER_KEY = "0011223344556677001122334455667700112233445566770011223344556677";

    /** By test class, since several run at once. */
    private static final Set<Seen> SEEN = ConcurrentHashMap.newKeySet();

    private record Seen(Class<?> by, URI endpoint, LiveMessageSender sender) {}

    @Test
    void eachTestHasAFreshEmulator() {
        runs(FreshCase.class, 3);

        assertThat(endpoints(FreshCase.class)).hasSize(3);
    }

    @Test
    void testsOfAClassAndItsNestedOnesShareOneEmulator() {
        runs(ClassCase.class, 3);

        assertThat(endpoints(ClassCase.class)).hasSize(1);
    }

    @Test
    void classesShareOneEmulatorWhenTheySaySo() {
        runs(List.of(SharedCase.class, OtherSharedCase.class), 2);

        Set<URI> all = new HashSet<>(endpoints(SharedCase.class));
        all.addAll(endpoints(OtherSharedCase.class));
        assertThat(all).hasSize(1);
    }

    @Test
    void sharedEmulatorIsNotThatOfLaterClasses() {
        runs(List.of(AnotherSharedCase.class, AfterSharedCase.class, SecuredAfterSharedCase.class), 3);
    }

    @Test
    void nestedClassHasWhatItSaysOfItself() {
        runs(OuterCase.class, 5);

        assertThat(endpoints(OuterCase.FreshWithin.class)).hasSize(2);
    }

    @Test
    void sendersAreClosedWithTheirScope() {
        runs(ClosedCase.class, 1);

        Seen seen = SEEN.stream()
                .filter(each -> each.by() == ClosedCase.class)
                .findFirst()
                .orElseThrow();
        assertThat(seen.sender().trySend(GIFT))
                .isRejected(Rejected.Where.LOCAL)
                .hasReasonContaining("the sender is closed");
    }

    @Test
    void junitHasNothingToSayOfIt() {
        List<String> said = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                said.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger junit = Logger.getLogger("org.junit");
        junit.addHandler(handler);
        try {
            runs(ClosedCase.class, 1);
        } finally {
            junit.removeHandler(handler);
        }

        assertThat(said).noneMatch(line -> line.contains(LiveEmulatorExtension.class.getName()));
    }

    @Test
    void propertiesReachDefaultAndNamedClients() {
        runs(PropertiesCase.class, 1);
    }

    @Test
    void limitsAreTheEmulators() {
        runs(LimitedCase.class, 1);
    }

    @Test
    void limitsOfASharedEmulatorAreNotOneClasss() {
        failsSaying(SharedLimitCase.class, "a class cannot set limits, key, administrators or TLS of an emulator");
        failsSaying(SharedKeyCase.class, "that others share: say @LiveEmulatorTest(EmulatorScope.CLASS)");
    }

    @Test
    void keyAdministratorsAndTlsAreTheClasss() {
        runs(SecuredCase.class, 1);
    }

    @Test
    void composedAnnotationWillDo() {
        runs(ComposedCase.class, 1);
    }

    @Test
    void emulatorOfATestIsNotThereForTheClass() {
        failsSaying(StaticCase.class, "each test has an emulator of its own, so there is none for");
        failsSaying(InstancePerClassCase.class, "or say @LiveEmulatorTest(EmulatorScope.CLASS)");
    }

    @Test
    void lineThatIsNoPropertyIsNamed() {
        failsSaying(NoPropertyCase.class, "\"tencent.live.region\" is no property: key=value");
    }

    private static Set<URI> endpoints(Class<?> by) {
        Set<URI> endpoints = new HashSet<>();
        SEEN.stream().filter(each -> each.by() == by).forEach(each -> endpoints.add(each.endpoint()));
        return endpoints;
    }

    private static void runs(Class<?> testClass, int tests) {
        runs(List.of(testClass), tests);
    }

    /** One after the other. */
    private static void runs(List<Class<?>> testClasses, int tests) {
        tests(testClasses)
                .assertStatistics(statistics -> statistics.started(tests).succeeded(tests));
    }

    private static Events tests(List<Class<?>> testClasses) {
        EngineTestKit.Builder engine = EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true");
        testClasses.forEach(testClass -> engine.selectors(selectClass(testClass)));
        return engine.execute().testEvents();
    }

    private static void failsSaying(Class<?> testClass, String text) {
        assertThat(
                        EngineTestKit.engine("junit-jupiter")
                                .selectors(selectClass(testClass))
                                .execute()
                                .allEvents()
                                .failed()
                                .stream()
                                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                                        .getThrowable()
                                        .map(Throwable::getMessage)
                                        .orElse("")))
                .singleElement()
                .asString()
                .contains(text);
    }

    @LiveEmulatorTest
    @Execution(ExecutionMode.CONCURRENT)
    static final class FreshCase {

        private final LiveEmulator constructed;

        FreshCase(LiveEmulator constructed) {
            this.constructed = constructed;
        }

        @BeforeEach
        void sendsOne(LiveMessageSender sender) {
            sender.send(GIFT);
        }

        @RepeatedTest(3)
        void seesItsOwnMessageOnly(LiveEmulator emulator, LiveMessageSender sender) {
            assertThat(emulator).isSameAs(constructed);
            assertThat(emulator).room("room1").hasMessages(1);
            SEEN.add(new Seen(FreshCase.class, emulator.endpoint(), sender));
        }
    }

    @LiveEmulatorTest(EmulatorScope.CLASS)
    static final class ClassCase {

        @BeforeAll
        static void sendsOne(LiveEmulator emulator, LiveMessageSender sender) {
            sender.send(GIFT);
            SEEN.add(new Seen(ClassCase.class, emulator.endpoint(), sender));
        }

        @RepeatedTest(2)
        void seesWhatTheClassSent(LiveEmulator emulator, LiveMessageSender sender) {
            assertThat(emulator).room("room1").received("gift");
            SEEN.add(new Seen(ClassCase.class, emulator.endpoint(), sender));
        }

        @Nested
        final class Within {
            @Test
            void seesItToo(LiveEmulator emulator, LiveMessageSender sender) {
                assertThat(emulator).room("room1").received("gift");
                SEEN.add(new Seen(ClassCase.class, emulator.endpoint(), sender));
            }
        }
    }

    @LiveEmulatorTest(EmulatorScope.SHARED)
    static final class SharedCase {
        @Test
        void sends(LiveEmulator emulator, LiveMessageSender sender) {
            sender.send(LiveMessage.of("shared-case", "gift", "{}"));
            assertThat(emulator).room("shared-case").received("gift");
            SEEN.add(new Seen(SharedCase.class, emulator.endpoint(), sender));
        }
    }

    @LiveEmulatorTest(EmulatorScope.SHARED)
    static final class OtherSharedCase {
        @Test
        void sends(LiveEmulator emulator, LiveMessageSender sender) {
            sender.send(LiveMessage.of("other-shared-case", "gift", "{}"));
            assertThat(emulator).room("other-shared-case").received("gift");
            SEEN.add(new Seen(OtherSharedCase.class, emulator.endpoint(), sender));
        }
    }

    @LiveEmulatorTest(EmulatorScope.SHARED)
    static final class AnotherSharedCase {
        @Test
        void sends(LiveMessageSender sender) {
            sender.send(GIFT);
        }
    }

    @LiveEmulatorTest
    static final class AfterSharedCase {
        @Test
        void findsAnEmptyRoom(LiveEmulator emulator) {
            assertThat(emulator).receivedNothing();
        }
    }

    @LiveEmulatorTest(value = EmulatorScope.CLASS, secretKey = OTHER_KEY, tls = true)
    static final class SecuredAfterSharedCase {
        @Test
        void isSecured(LiveEmulator emulator, LiveMessageSender sender) {
            assertThat(emulator.secretKey()).isEqualTo(OTHER_KEY);
            assertThat(emulator.endpoint()).hasScheme("https");
            sender.send(GIFT);
            assertThat(emulator).room("room1").hasMessages(1);
        }
    }

    @LiveEmulatorTest(EmulatorScope.CLASS)
    static final class OuterCase {

        @BeforeAll
        static void sendsOne(LiveMessageSender sender) {
            sender.send(GIFT);
        }

        @Test
        void seesWhatTheClassSent(LiveEmulator emulator) {
            assertThat(emulator).room("room1").hasMessages(1);
        }

        @Nested
        @LiveEmulatorTest(value = EmulatorScope.CLASS, secretKey = OTHER_KEY, tls = true)
        final class SecuredWithin {
            @Test
            void isSecured(LiveEmulator emulator, LiveMessageSender sender) {
                assertThat(emulator.secretKey()).isEqualTo(OTHER_KEY);
                assertThat(emulator.endpoint()).hasScheme("https");
                sender.send(GIFT);
                assertThat(emulator).room("room1").hasMessages(1);
            }
        }

        @Nested
        @LiveEmulatorTest
        final class FreshWithin {
            @RepeatedTest(2)
            void seesItsOwnMessageOnly(LiveEmulator emulator, LiveMessageSender sender) {
                sender.send(GIFT);
                assertThat(emulator).room("room1").hasMessages(1);
                SEEN.add(new Seen(FreshWithin.class, emulator.endpoint(), sender));
            }
        }

        @Nested
        @LiveEmulatorTest(EmulatorScope.SHARED)
        final class SharedWithin {
            @Test
            void sendersCallTheSharedOne(LiveEmulator emulator, LiveSettings settings, LiveMessageSender sender) {
                assertThat(settings.endpoint()).isEqualTo(emulator.endpoint());
                sender.send(LiveMessage.of("shared-within", "gift", "{}"));
                assertThat(emulator).room("shared-within").hasMessages(1);
                assertThat(emulator).room("room1").hasMessages(0);
            }
        }
    }

    @LiveEmulatorTest
    static final class ClosedCase {
        @Test
        void leavesItsSender(LiveEmulator emulator, LiveMessageSender sender) {
            SEEN.add(new Seen(ClosedCase.class, emulator.endpoint(), sender));
        }
    }

    @LiveEmulatorTest(
            properties = {"tencent.live.max-message-bytes = 100", "tencent.live.clients.eu.max-message-bytes=0"})
    static final class PropertiesCase {
        @Test
        void settingsAreSet(LiveSettings settings, LiveMessageSender sender, LiveMessageSenders senders) {
            assertThat(settings.maxMessageBytes()).isEqualTo(100);
            assertThat(sender.trySend(LiveMessage.of("room1", "gift", "x".repeat(100))))
                    .isRejected(Rejected.Where.LOCAL);
            assertThat(senders.get("eu").trySend(LiveMessage.of("room1", "gift", "x".repeat(100))))
                    .isAccepted();
        }
    }

    @LiveEmulatorTest(applicationLimit = 7, roomLimit = 0)
    static final class LimitedCase {
        @Test
        void knobsStandWhereTheClassSaysSo(LiveEmulator emulator) throws Exception {
            HttpRequest knobs = HttpRequest.newBuilder(URI.create(emulator.endpoint() + "/emulator/knobs"))
                    .build();

            assertThat(HttpClient.newHttpClient()
                            .send(knobs, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .contains("\"applicationLimit\":7,", "\"roomLimit\":0,");
        }
    }

    @LiveEmulatorTest(value = EmulatorScope.SHARED, roomLimit = 1)
    static final class SharedLimitCase {
        @Test
        void neverRuns(LiveEmulator emulator) {
            emulator.reset();
        }
    }

    @LiveEmulatorTest(value = EmulatorScope.SHARED, secretKey = OTHER_KEY)
    static final class SharedKeyCase {
        @Test
        void neverRuns(LiveEmulator emulator) {
            emulator.reset();
        }
    }

    @LiveEmulatorTest(
            secretKey = OTHER_KEY,
            administrators = {"ops", "second"},
            tls = true,
            properties = "tencent.live.clients.eu.identifier=second")
    static final class SecuredCase {
        @Test
        void sendersKnowAllOfIt(LiveEmulator emulator, LiveSettings settings, LiveMessageSenders senders) {
            assertThat(emulator.secretKey()).isEqualTo(OTHER_KEY);
            assertThat(emulator.endpoint()).hasScheme("https");
            assertThat(settings.identifier()).isEqualTo("ops");
            senders.get().send(GIFT);
            senders.get("eu").send(GIFT);
            assertThat(emulator).room("room1").received("gift").times(2);
        }
    }

    @LiveEmulatorTest
    @Retention(RetentionPolicy.RUNTIME)
    @interface OurEmulatorTest {}

    @OurEmulatorTest
    static final class ComposedCase {
        @Test
        void sends(LiveEmulator emulator, LiveMessageSender sender) {
            sender.send(GIFT);
            assertThat(emulator).room("room1").received("gift");
        }
    }

    @LiveEmulatorTest
    static final class StaticCase {
        @BeforeAll
        static void wantsOneTooEarly(LiveEmulator emulator) {
            emulator.reset();
        }

        @Test
        void neverRuns() {}
    }

    @LiveEmulatorTest
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static final class InstancePerClassCase {
        InstancePerClassCase(LiveEmulator emulator) {
            emulator.reset();
        }

        @Test
        void neverRuns() {}
    }

    @LiveEmulatorTest(properties = "tencent.live.region")
    static final class NoPropertyCase {
        @Test
        void neverRuns(LiveSettings settings) {
            settings.clients();
        }
    }
}
