package dev.tencentlive.quarkus.deployment;

import static dev.tencentlive.testkit.LiveAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.SendOutcome;
import dev.tencentlive.SendReceipt;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.quarkus.LiveClient;
import dev.tencentlive.testkit.LiveEmulatorTest;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an application is told when it starts, and whose sender it gets. */
@LiveEmulatorTest
final class StartTest {

    private static final Map<String, String> COMPLETE = Map.of(
            "tencent.live.sdk-app-id", "1400000000",
            "tencent.live.secret-key", "0123456789abcdef",
            "tencent.live.region", "singapore");
    private static final Map<String, String> OFF = Map.of("quarkus.tencent-live.devservices.enabled", "false");

    private static Application.@Nullable Built wanting;
    private static Application.@Nullable Built asking;

    @BeforeAll
    static void build() throws Exception {
        wanting = Application.of(Wanting.class);
        asking = Application.of(Asking.class);
    }

    @AfterAll
    static void forget() {
        close(wanting);
        close(asking);
    }

    @Test
    void injectedSenderWithoutSettingsEndsTheStartAndSaysWhatIsMissingAndWhoWantsIt() {
        assertThat(texts(failure(wanting, OFF)))
                .contains("A LiveMessageSender is wanted by ")
                .contains("StartTest$Wanting")
                .contains("tencent.live.sdk-app-id: not set")
                .contains("tencent.live.secret-key: not set")
                .contains("tencent.live.region: not set")
                .contains("listActive()");
    }

    @Test
    void eachMissingKeyIsNamedAndNoOther() {
        for (String key : COMPLETE.keySet()) {
            Map<String, String> without = new TreeMap<>(COMPLETE);
            without.remove(key);

            assertThat(texts(failure(wanting, with(without, OFF))))
                    .contains("(1 problem)")
                    .contains(key + ": not set");
        }
    }

    @Test
    void wrongValuesEndTheStartAllAtOnceAlsoWhereNobodyInjectsASender() {
        Map<String, String> wrong = with(
                COMPLETE,
                Map.of(
                        "tencent.live.retry.max-attempts", "many",
                        "tencent.live.limit.per-second", "-1",
                        "tencent.live.delivery-timeout", "soon",
                        "tencent.live.identifer", "second"));

        assertThat(texts(failure(asking, wrong)))
                .contains("(4 problems)")
                .contains("tencent.live.retry.max-attempts: many")
                .contains("tencent.live.limit.per-second: -1")
                .contains("tencent.live.delivery-timeout: soon")
                .contains("tencent.live.identifer: there is no such setting; did you mean tencent.live.identifier?");
    }

    @Test
    void clientThatNobodyConfiguredIsNamedWithThoseThereAre() {
        try (Application.Built eu = Application.of(WantingEu.class)) {
            assertThat(texts(failure(eu, COMPLETE)))
                    .contains("no client is named \"eu\"; there are default")
                    .contains("tencent.live.clients.eu.*");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void applicationThatOnlyAsksStartsWithoutSettings() throws Exception {
        try (Application application = built(asking).start(OFF)) {
            assertThat(application.bean(Told.class).tell("active")).isEqualTo("0");
        }
        try (Application application = built(asking).start(COMPLETE)) {
            assertThat(application.bean(Told.class).tell("active")).isEqualTo("1");
        }
    }

    @Test
    void placeholderThatStandsForNothingCountsAsNotSet() {
        Map<String, String> properties = with(COMPLETE, Map.of("tencent.live.secret-key", "${SECRET_THAT_NOBODY_HAS}"));

        assertThat(texts(failure(wanting, with(properties, OFF)))).contains("tencent.live.secret-key: not set");
    }

    @Test
    void credentialsProviderThatNobodyBringsIsMissed() {
        assertThat(texts(failure(asking, with(COMPLETE, Map.of("tencent.live.credentials-provider", "live")))))
                .contains("tencent.live.credentials-provider: live, must be asked of a CredentialsProvider, and the"
                        + " application has no such bean");
    }

    @Test
    void nothingIsCheckedWhereMessagingIsSwitchedOff() throws Exception {
        Map<String, String> wrong = Map.of(
                "tencent.live.enabled", "false",
                "tencent.live.retry.max-attempts", "99",
                "tencent.live.events.enabled", "maybe",
                "tencent.live.tls-configuration-name", "nowhere");

        try (Application application = built(asking).start(wrong)) {
            assertThat(application.bean(Told.class).tell("active")).isEqualTo("0");
        }
    }

    @Test
    void applicationsOwnSenderWinsForEachClientAndNeedsNoSettings() throws Exception {
        try (Application application = Application.start(OFF, OwnSenders.class, WantingEu.class)) {
            assertThat(application.bean(Told.class).tell("both")).isEqualTo("71 72");
        }
    }

    @Test
    void applicationsOwnSettingsAreTaken(LiveEmulator emulator) throws Exception {
        try (Application application = Application.start(
                Map.of("own.endpoint", emulator.endpoint().toString()), OwnSettings.class, Wanting.class)) {
            assertThat(application.bean(Told.class).tell("send")).isEqualTo("1");
            assertThat(emulator).room("room1").received("gift").times(1);
        }
    }

    @Test
    void applicationsOwnSendersAreTaken(LiveEmulator emulator) throws Exception {
        Map<String, String> own = Map.of("own.endpoint", emulator.endpoint().toString());
        try (Application application = Application.start(own, DevelopmentTest.OwnSenders.class, Wanting.class)) {
            assertThat(application.bean(Told.class).tell("send")).isEqualTo("1");
            assertThat(emulator).room("room1").received("gift").times(1);
        }
    }

    /** Injects a sender as applications do. */
    @Singleton
    @Unremovable
    public static final class Wanting implements Told {

        @Inject
        LiveMessageSender sender;

        @Override
        public String tell(String about) {
            return String.valueOf(
                    sender.send(LiveMessage.of("room1", "gift", "rose")).sequence());
        }
    }

    @Singleton
    @Unremovable
    public static final class WantingEu {

        @Inject
        @LiveClient("eu")
        LiveMessageSender sender;

        public LiveMessageSender sender() {
            return sender;
        }
    }

    /** Can do without. */
    @Singleton
    @Unremovable
    public static final class Asking implements Told {

        @Inject
        InjectableInstance<LiveMessageSender> sender;

        @Inject
        InjectableInstance<LiveMessageSenders> senders;

        @Override
        public String tell(String about) {
            return about.equals("active")
                    ? String.valueOf(sender.listActive().size())
                    : String.valueOf(sender.get().trySend(LiveMessage.of("room1", "gift", "rose")));
        }
    }

    /** Brings its own. */
    @Singleton
    public static final class OwnSenders {

        @Produces
        @Singleton
        LiveMessageSender sender() {
            return new Numbered(71);
        }

        @Produces
        @Singleton
        @LiveClient("eu")
        LiveMessageSender eu() {
            return new Numbered(72);
        }

        @Produces
        @Singleton
        @Unremovable
        Told told(LiveMessageSender sender, @LiveClient("eu") LiveMessageSender eu) {
            return about -> sender.send(LiveMessage.of("room1", "gift", "rose")).sequence() + " "
                    + eu.send(LiveMessage.of("room1", "gift", "rose")).sequence();
        }
    }

    /** Answers with a number. */
    public record Numbered(long number) implements LiveMessageSender {

        @Override
        public SendOutcome trySend(LiveMessage message) {
            return new SendReceipt(1, null, number, null, false);
        }

        @Override
        public CompletableFuture<SendOutcome> sendAsync(LiveMessage message) {
            return CompletableFuture.completedFuture(trySend(message));
        }
    }

    /** Makes its settings by itself. */
    @Singleton
    public static final class OwnSettings {

        @Produces
        @Singleton
        LiveSettings settings(
                @org.eclipse.microprofile.config.inject.ConfigProperty(name = "own.endpoint") String endpoint) {
            return LiveSettings.from(Map.of(
                    "tencent.live.sdk-app-id",
                    "1400000000",
                    "tencent.live.secret-key",
                    dev.tencentlive.emulator.LiveEmulatorBuilder.DEFAULT_SECRET_KEY,
                    "tencent.live.endpoint",
                    endpoint));
        }
    }

    private static Throwable failure(Application.@Nullable Built built, Map<String, String> properties) {
        Throwable failure = catchThrowable(() -> built(built).start(properties).close());
        assertThat(failure).as("nothing failed").isNotNull();
        return failure;
    }

    static String texts(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable each = failure; each != null; each = each.getCause()) {
            text.append(each.getMessage()).append('\n');
        }
        return text.toString();
    }

    static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(some);
        all.putAll(more);
        return all;
    }

    private static Application.Built built(Application.@Nullable Built built) {
        return java.util.Objects.requireNonNull(built);
    }

    private static void close(Application.@Nullable Built built) {
        if (built != null) {
            built.close();
        }
    }
}
