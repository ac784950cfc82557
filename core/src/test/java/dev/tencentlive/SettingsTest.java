package dev.tencentlive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.tencentlive.usersig.SigningKey;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {

    /** The vendor's published demo key. */
    private static final String KEY = "5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e";

    private static final String OTHER_KEY = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    @Test
    void threePropertiesAreEnoughAndTheRestHasDefaults() {
        assertThat(settings())
                .isEqualTo(new LiveSettings(
                        1400000000,
                        SigningKey.of(KEY),
                        "administrator",
                        URI.create("https://adminapisgp.im.qcloud.com"),
                        Duration.ofHours(24),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(15),
                        3,
                        200,
                        40,
                        10_000,
                        Duration.ofSeconds(20),
                        12_288,
                        Map.of()));
    }

    @Test
    void keysThatOnlyAnAdapterReadsAreKnown() {
        assertThat(settings(
                        "ssl.bundle", "live",
                        "clients.eu.proxy.host", "proxy.example.org",
                        "health.probe-interval", "10s",
                        "emulator.port", "0"))
                .isEqualTo(settings("clients.eu.proxy.port", "3128"));
        assertThat(LiveSettings.namesFrom(Set.of("TENCENT_LIVE_CLIENTS_EU_PROXY_HOST", "TENCENT_LIVE_EMULATOR_PORT")))
                .containsExactly("tencent.live.clients.eu.proxy.host");
    }

    @Test
    void everyPropertyArrives() {
        assertThat(settings(
                        "sdk-app-id", "20000001",
                        "secret-key", OTHER_KEY,
                        "identifier", "admin",
                        "endpoint", "http://127.0.0.1:8080",
                        "user-sig-validity", "7d",
                        "connect-timeout", "250ms",
                        "attempt-timeout", "PT4S",
                        "delivery-timeout", "30",
                        "retry.max-attempts", "1",
                        "limit.per-second", "0",
                        "limit.per-room-per-second", "20",
                        "limit.max-waiting", "5",
                        "connection-reuse", "1m",
                        "max-message-bytes", "12000",
                        "enabled", "TRUE"))
                .isEqualTo(new LiveSettings(
                        20000001,
                        SigningKey.of(OTHER_KEY),
                        "admin",
                        URI.create("http://127.0.0.1:8080"),
                        Duration.ofDays(7),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(30),
                        1,
                        0,
                        20,
                        5,
                        Duration.ofMinutes(1),
                        12_000,
                        Map.of()));
    }

    @Test
    void defaultsThatAreDescribedAreTheDefaultsThatApply() {
        Map<String, String> written = new LinkedHashMap<>();
        LiveSettings.described().forEach(row -> {
            if (row.defaultValue() != null) {
                written.put(row.key(), row.defaultValue());
            }
        });
        String[] properties = written.entrySet().stream()
                .flatMap(entry -> List.of(entry.getKey(), entry.getValue()).stream())
                .toArray(String[]::new);
        assertThat(settings(properties)).isEqualTo(settings());
    }

    @Test
    void propertiesOfOthersAreNoneOfOurBusiness() {
        Map<String, String> properties = properties();
        properties.putAll(Map.of("tencent.lively", "x", "tencent.live", "x", "spring.application.name", "shop"));
        assertThat(LiveSettings.from(properties)).isEqualTo(settings());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void blankValueCountsAsNotSet(String blank) {
        assertThat(settings("identifier", blank, "attempt-timeout", blank, "limit.per-second", blank))
                .isEqualTo(settings());
    }

    @Test
    void blanksAroundAValueAreCutOff() {
        assertThat(settings("sdk-app-id", " 1400000000 ", "secret-key", KEY + "\n", "region", " Singapore "))
                .isEqualTo(settings());
    }

    // What a newcomer reads. The whole text, so that every change of it is read aloud once.

    @Test
    void nothingSet() {
        assertThat(problemsOf(Map.of())).isEqualTo("""
                Tencent Live messaging is not set up (3 problems):
                  - tencent.live.sdk-app-id: not set; the application's number, such as 1400000000, is SDKAppID on the\
                 application's card in Tencent's console
                  - tencent.live.secret-key: not set; the key that signs UserSig is SecretKey on the application's card in\
                 Tencent's console
                  - tencent.live.region: not set; the application's data centre is one of china, singapore,\
                 silicon-valley, jakarta, seoul, tokyo, frankfurt, or a host name, as chosen in Tencent's console; to try\
                 without an account, set tencent.live.endpoint to an emulator's address""");
    }

    @Test
    void noRegion() {
        assertThat(problemsOf(properties("region", ""))).isEqualTo("""
                Tencent Live messaging is not set up (1 problem):
                  - tencent.live.region: not set; the application's data centre is one of china, singapore,\
                 silicon-valley, jakarta, seoul, tokyo, frankfurt, or a host name, as chosen in Tencent's console\
                 (SDKAppID 1400000000 hints at china); to try without an account, set tencent.live.endpoint to an\
                 emulator's address""");
    }

    @Test
    void numberBelowTheVendorsBoundaryHintsAtSingapore() {
        assertThat(problemsOf(properties("region", "", "sdk-app-id", "1399999999")))
                .contains("(SDKAppID 1399999999 hints at singapore)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"my-app", "-1", "0", "1.5", "1400000000L", "9999999999999999999"})
    void idThatIsNoNumber(String id) {
        assertThat(problemsOf(properties("sdk-app-id", id))).isEqualTo("""
                Tencent Live messaging is set up wrongly (1 problem):
                  - tencent.live.sdk-app-id: %s, must be a whole number above zero, SDKAppID on the application's card in\
                 Tencent's console""".replace("%s", id));
    }

    @Test
    void negativeTimeout() {
        assertThat(problemsOf(properties("attempt-timeout", "-5s"))).isEqualTo("""
                Tencent Live messaging is set up wrongly (1 problem):
                  - tencent.live.attempt-timeout: -5s, must be 1ms to 5m, written as 500ms, 5s, 2m, 24h, 1d or PT5S; a\
                 bare number is seconds""");
    }

    @Test
    void unknownRegion() {
        assertThat(problemsOf(properties("region", "singapur"))).isEqualTo("""
                Tencent Live messaging is set up wrongly (1 problem):
                  - tencent.live.region: singapur, must be one of china, singapore, silicon-valley, jakarta, seoul, tokyo,\
                 frankfurt, or a host name, as chosen in Tencent's console; did you mean singapore?""");
    }

    @Test
    void addressWhereARegionBelongs() {
        assertThat(problemsOf(properties("region", "https://console.tim.qq.com")))
                .isEqualTo("""
                Tencent Live messaging is set up wrongly (1 problem):
                  - tencent.live.region: "https://console.tim.qq.com", must be one of china, singapore, silicon-valley,\
                 jakarta, seoul, tokyo, frankfurt, or a host name, as chosen in Tencent's console; an address with\
                 https:// belongs under tencent.live.endpoint""");
    }

    @Test
    void plainHttpToAPublicHost() {
        assertThat(problemsOf(properties("endpoint", "http://console.tim.qq.com")))
                .isEqualTo("""
                Tencent Live messaging is set up wrongly (1 problem):
                  - tencent.live.endpoint: "http://console.tim.qq.com", must begin with https://, since everybody on the\
                 way could read the UserSig in the address; plain http goes to this machine only, by number:\
                 http://127.0.0.1:port or http://[::1]:port""");
    }

    @Test
    void localhostByName() {
        assertThat(problemsOf(properties("endpoint", "http://localhost:8080"))).isEqualTo("""
                Tencent Live messaging is set up wrongly (1 problem):
                  - tencent.live.endpoint: "http://localhost:8080", must name this machine by number,\
                 http://127.0.0.1:port: the name localhost can be made to point elsewhere""");
    }

    @Test
    void misspeltKey() {
        Map<String, String> misspelt = properties("region", "");
        misspelt.put("tencent.live.regoin", "china");
        assertThat(problemsOf(misspelt)).isEqualTo("""
                Tencent Live messaging is set up wrongly (2 problems):
                  - tencent.live.region: not set; the application's data centre is one of china, singapore,\
                 silicon-valley, jakarta, seoul, tokyo, frankfurt, or a host name, as chosen in Tencent's console\
                 (SDKAppID 1400000000 hints at china); to try without an account, set tencent.live.endpoint to an\
                 emulator's address
                  - tencent.live.regoin: there is no such setting; did you mean tencent.live.region?""");
    }

    @Test
    void switchedOff() {
        assertThat(problemsOf(Map.of("tencent.live.enabled", "false", "tencent.live.sdk-app-id", "x")))
                .isEqualTo("""
                Tencent Live messaging is switched off:
                  - tencent.live.enabled: false; set it to true, or leave it out, to send""");
    }

    @Test
    void everyProblemIsReportedAtOnceInTheOrderOfTheTable() {
        assertThat(problemsOf(properties(
                        "enabled", "yes",
                        "sdk-app-id", "x",
                        "secret-key", "two\nlines",
                        "identifier", "Übel",
                        "region", "atlantis",
                        "user-sig-validity", "1s",
                        "connect-timeout", "soon",
                        "attempt-timeout", "6m",
                        "delivery-timeout", "2h",
                        "retry.max-attempts", "0",
                        "limit.per-second", "-1",
                        "limit.per-room-per-second", "ten",
                        "limit.max-waiting", "10000001",
                        "connection-reuse", "0",
                        "max-message-bytes", "12k",
                        "clients.EU.region", "china",
                        "colour", "blue")))
                .isEqualTo("""
                Tencent Live messaging is set up wrongly (17 problems):
                  - tencent.live.enabled: yes, must be true or false
                  - tencent.live.sdk-app-id: x, must be a whole number above zero, SDKAppID on the application's card in\
                 Tencent's console
                  - tencent.live.secret-key: (not shown), must be one line of text without control characters, SecretKey\
                 on the application's card in Tencent's console
                  - tencent.live.identifier: "Übel", must be 1 to 32 bytes of printable ASCII, one of the administrator\
                 accounts that Tencent's console lists for the application
                  - tencent.live.region: atlantis, must be one of china, singapore, silicon-valley, jakarta, seoul, tokyo,\
                 frankfurt, or a host name, as chosen in Tencent's console
                  - tencent.live.user-sig-validity: 1s, must be 1m to 3650d, written as 500ms, 5s, 2m, 24h, 1d or PT5S; a\
                 bare number is seconds
                  - tencent.live.connect-timeout: soon, must be 1ms to 1m, written as 500ms, 5s, 2m, 24h, 1d or PT5S; a\
                 bare number is seconds
                  - tencent.live.attempt-timeout: 6m, must be 1ms to 5m, written as 500ms, 5s, 2m, 24h, 1d or PT5S; a bare\
                 number is seconds
                  - tencent.live.delivery-timeout: 2h, must be 1ms to 1h, written as 500ms, 5s, 2m, 24h, 1d or PT5S; a\
                 bare number is seconds
                  - tencent.live.retry.max-attempts: 0, must be 1 to 10
                  - tencent.live.limit.per-second: -1, must be 0 to 1000000
                  - tencent.live.limit.per-room-per-second: ten, must be a whole number, 0 to 1000000
                  - tencent.live.limit.max-waiting: 10000001, must be 0 to 10000000
                  - tencent.live.connection-reuse: 0, must be 1ms to 1h, written as 500ms, 5s, 2m, 24h, 1d or PT5S; a bare\
                 number is seconds
                  - tencent.live.max-message-bytes: 12k, must be a whole number, 0 to 16777216
                  - tencent.live.clients.EU.region: "EU" cannot be the name of a client, must be lower-case letters,\
                 digits and dashes, begin with a letter, and not be default, which is the one without a name
                  - tencent.live.colour: there is no such setting; the README lists them all""");
    }

    @ParameterizedTest
    @CsvSource({
        "sdkAppId, sdk-app-id",
        "SECRET-KEY, secret-key",
        "sdkappid, sdk-app-id",
        "timeout.attempt, ",
        "attempt-timout, attempt-timeout",
        "retry.attempts, retry.max-attempts",
        "retry.max-attemps, retry.max-attempts",
        "limit.per-secnod, limit.per-second",
        "endpiont, endpoint",
        "colour, ",
    })
    void misspeltKeyIsComparedWithTheRealOnes(String written, String meant) {
        assertThat(problemsOf(properties(written, "x")))
                .contains("tencent.live." + written + ": there is no such setting"
                        + (meant == null
                                ? "; the README lists them all"
                                : "; did you mean tencent.live." + meant + "?"));
    }

    @Test
    void noTextHoldsASecret() {
        List<Map<String, String>> slips = List.of(
                properties("sdk-app-id", KEY, "secret-key", "1400000000"),
                properties("region", KEY),
                properties("endpoint", KEY),
                properties("endpoint", "https://gateway/" + KEY),
                properties("endpoint", "https://user:" + KEY + "@gateway"),
                properties("region", "https://user:" + KEY + "@gateway/"),
                properties("endpoint", "https://gateway?" + KEY),
                properties("endpoint", "gateway\n@" + KEY),
                properties("identifier", KEY),
                properties("secret-key", KEY + "\u0001x"),
                properties("secretkey", KEY),
                properties("attempt-timeout", KEY),
                properties("retry.max-attempts", KEY),
                properties("enabled", KEY),
                properties("clients.eu.sdk-app-id", KEY));
        assertThat(slips).allSatisfy(slip -> {
            InvalidSettingsException refused =
                    catchThrowableOfType(InvalidSettingsException.class, () -> LiveSettings.from(slip));
            assertThat(refused.toString() + refused.problems()).doesNotContain(KEY);
        });
    }

    @Test
    void shortSecretInAnAddressIsNotShownEither() {
        assertThat(problemsOf(properties("endpoint", "https://user:hunter2@gateway")))
                .contains("(not shown), must be https://host or https://host:port, without user name and password")
                .doesNotContain("hunter2");
        assertThat(problemsOf(properties("endpoint", "https://gateway/hunter2")))
                .contains("\"https://gateway\" (the rest is not shown), must be https://host or https://host:port, with"
                        + " nothing after it: path and query are added when a message is sent")
                .doesNotContain("hunter2");
    }

    @Test
    void problemsCanBeReadByPrograms() {
        InvalidSettingsException refused = catchThrowableOfType(
                InvalidSettingsException.class,
                () -> LiveSettings.from(properties("region", "", "sdk-app-id", "x", "colour", "blue")));
        assertThat(refused.problems())
                .extracting(SettingsProblem::key, problem -> problem.nature().name())
                .containsExactly(
                        tuple("tencent.live.sdk-app-id", "WRONG"),
                        tuple("tencent.live.region", "MISSING"),
                        tuple("tencent.live.colour", "UNKNOWN"));
        assertThat(refused.isUnconfigured()).isFalse();
    }

    @Test
    void absenceAloneIsNoMistake() {
        assertThat(List.of(
                        Map.<String, String>of(),
                        Map.of("tencent.live.enabled", "false"),
                        Map.of("tencent.live.sdk-app-id", "1400000000")))
                .allSatisfy(properties -> assertThatThrownBy(() -> LiveSettings.from(properties))
                        .asInstanceOf(type(InvalidSettingsException.class))
                        .matches(InvalidSettingsException::isUnconfigured));
    }

    // Ranges and grammar.

    @ParameterizedTest
    @CsvSource({
        "user-sig-validity, 1m, 59s, 3650d, 3651d",
        "connect-timeout, 1ms, 0ms, 1m, 61s",
        "attempt-timeout, 1ms, 0s, 5m, 301",
        "delivery-timeout, 1ms, 0, 1h, 3601s",
        "connection-reuse, 1ms, -1ms, 1h, PT1H0.001S",
        "retry.max-attempts, 1, 0, 10, 11",
        "limit.per-second, 0, -1, 1000000, 1000001",
        "limit.per-room-per-second, 0, -1, 1000000, 1000001",
        "limit.max-waiting, 0, -1, 10000000, 10000001",
        "max-message-bytes, 0, -1, 16777216, 16777217",
    })
    void rangesHoldTheirEndsAndNothingBeyond(String key, String least, String below, String most, String above) {
        assertThat(List.of(least, most))
                .allSatisfy(value -> assertThat(settings(key, value)).isNotNull());
        assertThat(List.of(below, above))
                .allSatisfy(value -> assertThat(problemsOf(properties(key, value)))
                        .contains("tencent.live." + key + ": " + value + ", must be "));
    }

    @ParameterizedTest
    @CsvSource({
        "5s, 5000",
        "5, 5000",
        "500ms, 500",
        "2m, 120000",
        "PT5S, 5000",
        "pt0.25s, 250",
        "5 s, 5000",
        "1M, 60000",
        "PT1M30S, 90000",
        "0005s, 5000",
    })
    void durationsAreWrittenInOneGrammar(String written, long millis) {
        assertThat(settings("attempt-timeout", written).attemptTimeout()).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"5 sec", "s", "5.5s", "1s500ms", "P", "PT", "five", "٥s", "9999999999999s", "PT99999999999999H"})
    void whatIsNoDurationIsRefused(String written) {
        assertThat(problemsOf(properties("attempt-timeout", written))).contains("tencent.live.attempt-timeout: ");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0.25S, 250ms",
        "PT0S, 0s",
        "PT5S, 5s",
        "PT90S, 90s",
        "PT2M, 2m",
        "PT24H, 24h",
        "PT48H, 2d",
        "PT25H, 25h"
    })
    void durationsAreShownAsAPersonWritesThem(Duration duration, String shown) {
        assertThat(DurationText.format(duration)).isEqualTo(shown);
        assertThat(DurationText.parse(shown)).isEqualTo(duration);
    }

    @Test
    void endpointWinsOverRegionAndAWrongRegionIsAProblemAllTheSame() {
        assertThat(settings("endpoint", "http://127.0.0.1:1").endpoint()).isEqualTo(URI.create("http://127.0.0.1:1"));
        assertThat(problemsOf(properties("endpoint", "http://127.0.0.1:1", "region", "atlantis")))
                .contains("tencent.live.region: atlantis");
    }

    @Test
    void settingsMadeByHandAreCheckedLikeThoseThatAreRead() {
        LiveSettings right = settings();
        assertThatThrownBy(() -> new LiveSettings(
                        0,
                        null,
                        "",
                        URI.create("http://console.tim.qq.com"),
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ZERO,
                        0,
                        -1,
                        -1,
                        -1,
                        Duration.ZERO,
                        -1,
                        Map.of("eu", right)))
                .asInstanceOf(type(InvalidSettingsException.class))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(SettingsProblem::key)
                        .containsExactlyInAnyOrder(
                                "tencent.live.sdk-app-id",
                                "tencent.live.identifier",
                                "tencent.live.endpoint",
                                "tencent.live.user-sig-validity",
                                "tencent.live.connect-timeout",
                                "tencent.live.attempt-timeout",
                                "tencent.live.delivery-timeout",
                                "tencent.live.retry.max-attempts",
                                "tencent.live.limit.per-second",
                                "tencent.live.limit.per-room-per-second",
                                "tencent.live.limit.max-waiting",
                                "tencent.live.connection-reuse",
                                "tencent.live.max-message-bytes"));
    }

    // Keys from elsewhere.

    @Test
    void keyMayComeFromElsewhere() {
        Map<String, String> keyless = properties("secret-key", "");
        assertThat(LiveSettings.fromWithoutKey(keyless.keySet(), keyless::get).secretKey())
                .isNull();
        assertThatThrownBy(() -> LiveMessageSender.create(LiveSettings.fromWithoutKey(keyless.keySet(), keyless::get)))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining(
                        "tencent.live.secret-key: not set; set it, or give the sender a secretKey or a userSig");
    }

    @Test
    void keyOfOneClientMayComeFromElsewhere() {
        Map<String, String> keyless =
                properties("clients.eu.sdk-app-id", "20000001", "clients.us.sdk-app-id", "20000002");
        assertThatThrownBy(() -> LiveSettings.fromWithoutKey(keyless.keySet(), keyless::get, "eu"::equals))
                .isInstanceOfSatisfying(
                        InvalidSettingsException.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(SettingsProblem::key)
                                .containsExactly("tencent.live.clients.us.secret-key"));

        keyless.put("tencent.live.clients.us.secret-key", OTHER_KEY);
        LiveSettings settings = LiveSettings.fromWithoutKey(keyless.keySet(), keyless::get, "eu"::equals);
        assertThat(settings.client("eu").secretKey()).isNull();
        assertThat(settings.client("us").secretKey()).isEqualTo(SigningKey.of(OTHER_KEY));
    }

    @Test
    void keyThatIsMissingOnlyForANamedClientIsNamedAsItsOwn() {
        Map<String, String> keyless = properties("secret-key", "", "clients.eu.identifier", "b");
        assertThatThrownBy(() -> LiveSettings.fromWithoutKey(
                        keyless.keySet(), keyless::get, LiveSettings.DEFAULT_CLIENT::equals))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("tencent.live.clients.eu.secret-key: not set");
    }

    @Test
    void keyThatIsSetIsReadEvenWhereNoneIsRequired() {
        Map<String, String> properties = properties();
        assertThat(LiveSettings.fromWithoutKey(properties.keySet(), properties::get)
                        .secretKey())
                .isEqualTo(SigningKey.of(KEY));
    }

    @Test
    void noTextOfSettingsShowsTheKey() {
        LiveSettings settings = settings("clients.eu.sdk-app-id", "20000001", "clients.eu.secret-key", OTHER_KEY);
        assertThat(settings.toString() + settings.clients())
                .contains("secretKey=****", "endpoint=https://adminapisgp.im.qcloud.com", "clients=[eu]")
                .doesNotContain(KEY, OTHER_KEY);
    }

    // Named clients.

    @Test
    void namedClientInheritsWhatItDoesNotSet() {
        LiveSettings settings = settings("retry.max-attempts", "2", "clients.eu.attempt-timeout", "3s");
        LiveSettings client = settings.client("eu");
        assertThat(client.attemptTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(client.maxAttempts()).isEqualTo(2);
        assertThat(client.sdkAppId()).isEqualTo(1400000000);
        assertThat(client.secretKey()).isEqualTo(settings.secretKey());
        assertThat(client.endpoint()).isEqualTo(settings.endpoint());
        assertThat(client.clients()).isEmpty();
    }

    @Test
    void numberAndKeyAreReplacedAsAPair() {
        assertThat(problemsOf(properties("clients.eu.sdk-app-id", "20000001"))).isEqualTo("""
                Tencent Live messaging is not set up (1 problem):
                  - tencent.live.clients.eu.secret-key: not set; the key that signs UserSig is SecretKey on the\
                 application's card in Tencent's console""");
        assertThat(problemsOf(properties("clients.eu.secret-key", OTHER_KEY)))
                .contains("tencent.live.clients.eu.sdk-app-id: not set");
        LiveSettings client = settings("clients.eu.sdk-app-id", "20000001", "clients.eu.secret-key", OTHER_KEY)
                .client("eu");
        assertThat(client.sdkAppId()).isEqualTo(20000001);
        assertThat(client.secretKey()).isEqualTo(SigningKey.of(OTHER_KEY));
    }

    @Test
    void regionAndEndpointAreReplacedAsAPair() {
        LiveSettings settings = settings(
                "endpoint", "http://127.0.0.1:1", "clients.eu.region", "frankfurt", "clients.us.identifier", "x");
        assertThat(settings.endpoint()).isEqualTo(URI.create("http://127.0.0.1:1"));
        assertThat(settings.client("eu").endpoint()).isEqualTo(Region.FRANKFURT.endpoint());
        assertThat(settings.client("us").endpoint()).isEqualTo(URI.create("http://127.0.0.1:1"));
        assertThat(settings("clients.eu.endpoint", "http://127.0.0.1:2", "clients.eu.region", "frankfurt")
                        .client("eu")
                        .endpoint())
                .isEqualTo(URI.create("http://127.0.0.1:2"));
    }

    @Test
    void valueThatSeveralClientsInheritIsReportedOnce() {
        assertThat(problemsOf(properties(
                        "attempt-timeout", "x",
                        "region", "",
                        "clients.eu.identifier", "a",
                        "clients.us.sdk-app-id", "20000001",
                        "clients.us.secret-key", OTHER_KEY)))
                .startsWith("Tencent Live messaging is set up wrongly (2 problems):");
    }

    @Test
    void namedClientsKeysAreNamedInFull() {
        assertThat(problemsOf(properties(
                        "clients.eu.regoin", "x",
                        "clients.eu.enabled", "false",
                        "clients.eu.region", "https://frankfurt",
                        "clients.eu.retry.max-attempts", "0",
                        "clients.us", "x")))
                .contains(
                        "tencent.live.clients.eu.regoin: there is no such setting; did you mean"
                                + " tencent.live.clients.eu.region?",
                        "tencent.live.clients.eu.enabled: there is no such setting; the README lists them all",
                        "an address with https:// belongs under tencent.live.clients.eu.endpoint",
                        "tencent.live.clients.eu.retry.max-attempts: 0, must be 1 to 10",
                        "tencent.live.clients.us: there is no such setting");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EU", "1st", "-eu", "e_u", "default", "", "e u", "ü"})
    void nameThatNoClientCanHaveIsReportedOnce(String name) {
        assertThat(problemsOf(
                        properties("clients." + name + ".region", "china", "clients." + name + ".identifier", "x")))
                .contains("(1 problem)", "\"" + name + "\" cannot be the name of a client");
    }

    @Test
    void clientThatDoesNotExistIsNamedBesideThoseThatDo() {
        LiveSettings settings = settings("clients.us.identifier", "x", "clients.eu.identifier", "x");
        assertThat(settings.client("default")).isSameAs(settings);
        assertThatThrownBy(() -> settings.client("asia"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no client is named \"asia\"; there are default, eu, us (tencent.live.clients.<name>.*)");
    }

    // The environment.

    @Test
    void environmentVariablesStandForProperties() {
        LiveSettings settings = LiveSettings.fromEnvironment(
                Map.of(
                        "TENCENT_LIVE_SDK_APP_ID", "20000001",
                        "TENCENT_LIVE_SECRET_KEY", OTHER_KEY,
                        "TENCENT_LIVE_REGION", "china",
                        "TENCENT_LIVE_RETRY_MAX_ATTEMPTS", "5",
                        "PATH", "/bin"),
                Set.of(),
                key -> null);
        assertThat(settings.sdkAppId()).isEqualTo(20000001);
        assertThat(settings.endpoint()).isEqualTo(Region.CHINA.endpoint());
        assertThat(settings.maxAttempts()).isEqualTo(5);
    }

    @Test
    void systemPropertyWinsOverTheEnvironment() {
        Map<String, String> properties = properties();
        LiveSettings settings = LiveSettings.fromEnvironment(
                Map.of("TENCENT_LIVE_REGION", "china"), properties.keySet(), properties::get);
        assertThat(settings.endpoint()).isEqualTo(Region.SINGAPORE.endpoint());
    }

    @Test
    void environmentVariablesNameClientsToo() {
        Map<String, String> properties = properties();
        LiveSettings settings = LiveSettings.fromEnvironment(
                Map.of(
                        "TENCENT_LIVE_CLIENTS_EU_SDK_APP_ID", "20000001",
                        "TENCENT_LIVE_CLIENTS_EU_SECRET_KEY", OTHER_KEY,
                        "TENCENT_LIVE_CLIENTS_SOUTH_EAST_LIMIT_PER_ROOM_PER_SECOND", "7"),
                properties.keySet(),
                properties::get);
        assertThat(settings.client("eu").sdkAppId()).isEqualTo(20000001);
        assertThat(settings.client("south-east").perRoomPerSecond()).isEqualTo(7);
        assertThat(settings.clients()).containsOnlyKeys("eu", "south-east");
    }

    @Test
    void textLeadsToTheEnvironmentVariable() {
        assertThatThrownBy(() -> LiveSettings.fromEnvironment(
                        Map.of(
                                "TENCENT_LIVE_SDK_APP_ID", "my-app",
                                "TENCENT_LIVE_CLIENTS_EU_ATTEMPT_TIMEOUT", "-5s"),
                        Set.of("tencent.live.region"),
                        key -> key.equals("tencent.live.region") ? "singapur" : null))
                .hasMessage("""
                Tencent Live messaging is set up wrongly (4 problems):
                  - tencent.live.sdk-app-id (from the environment variable TENCENT_LIVE_SDK_APP_ID): my-app, must be a\
                 whole number above zero, SDKAppID on the application's card in Tencent's console
                  - tencent.live.secret-key (environment variable: TENCENT_LIVE_SECRET_KEY): not set; the key that signs\
                 UserSig is SecretKey on the application's card in Tencent's console
                  - tencent.live.region (system property): singapur, must be one of china, singapore, silicon-valley,\
                 jakarta, seoul, tokyo, frankfurt, or a host name, as chosen in Tencent's console; did you mean singapore?
                  - tencent.live.clients.eu.attempt-timeout (from the environment variable\
                 TENCENT_LIVE_CLIENTS_EU_ATTEMPT_TIMEOUT): -5s, must be 1ms to 5m, written as 500ms, 5s, 2m, 24h, 1d or\
                 PT5S; a bare number is seconds""");
    }

    @Test
    void unknownEnvironmentVariableIsAWarning() {
        Map<String, String> properties = properties();
        try (LogCapture log = LogCapture.of("dev.tencentlive")) {
            LiveSettings settings = LiveSettings.fromEnvironment(
                    Map.of(
                            "TENCENT_LIVE_REGOIN", "china",
                            "TENCENT_LIVE_CLIENTS_EU_ENABLED", "false",
                            "TENCENT_LIVE_CLIENTS_SOUTH_EAST_REGOIN", "china",
                            "TENCENT_LIVE_WEATHER", KEY,
                            "TENCENT_LIVER", "x"),
                    properties.keySet(),
                    properties::get);
            assertThat(settings.clients()).isEmpty();
            assertThat(log.messages())
                    .contains(
                            "Environment variable TENCENT_LIVE_REGOIN is not a setting of Tencent Live messaging; did you"
                                    + " mean TENCENT_LIVE_REGION?",
                            "Environment variable TENCENT_LIVE_CLIENTS_SOUTH_EAST_REGOIN is not a setting of Tencent Live"
                                    + " messaging; did you mean TENCENT_LIVE_CLIENTS_SOUTH_EAST_REGION?",
                            "Environment variable TENCENT_LIVE_WEATHER is not a setting of Tencent Live messaging; the"
                                    + " README lists them all",
                            "Environment variable TENCENT_LIVE_CLIENTS_EU_ENABLED is not a setting of Tencent Live"
                                    + " messaging; the README lists them all")
                    .noneMatch(warning -> warning.contains("TENCENT_LIVER") || warning.contains(KEY));
        }
    }

    private static LiveSettings settings(String... keysAndValues) {
        return LiveSettings.from(properties(keysAndValues));
    }

    private static String problemsOf(Map<String, String> properties) {
        return String.valueOf(catchThrowableOfType(InvalidSettingsException.class, () -> LiveSettings.from(properties))
                .getMessage());
    }

    /** What is enough, and what a test changes or adds. */
    private static Map<String, String> properties(String... keysAndValues) {
        Map<String, String> properties = new LinkedHashMap<>(Map.of(
                "tencent.live.sdk-app-id", "1400000000",
                "tencent.live.secret-key", KEY,
                "tencent.live.region", "singapore"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.put("tencent.live." + keysAndValues[i], keysAndValues[i + 1]);
        }
        return properties;
    }
}
