package dev.tencentlive;

import static dev.tencentlive.ErrorKind.AUTH;
import static dev.tencentlive.ErrorKind.CALLER;
import static dev.tencentlive.ErrorKind.POLICY;
import static dev.tencentlive.ErrorKind.QUOTA;
import static dev.tencentlive.ErrorKind.SERVER;
import static dev.tencentlive.ErrorKind.STATE;
import static dev.tencentlive.ErrorKind.THROTTLE;
import static dev.tencentlive.RetryMode.ALWAYS;
import static dev.tencentlive.RetryMode.BACKING_OFF;
import static dev.tencentlive.RetryMode.NEVER;
import static dev.tencentlive.RetryMode.ONLY_IF_REPEATABLE;
import static dev.tencentlive.RetryMode.SIGNING_ANEW;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiveErrorTest {

    private static final Path DOCUMENT = Path.of(System.getProperty("basedir", "."), "..", "docs", "errors.md");

    /** Codes of one kind that are tried again in one way; an independent transcription of what the vendor documents. */
    record Group(ErrorKind kind, RetryMode mode, String codes) {

        IntStream each() {
            return Arrays.stream(codes.split(" ", -1)).flatMapToInt(Group::range);
        }

        private static IntStream range(String codes) {
            String[] ends = codes.split("-", -1);
            return IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
        }
    }

    static Stream<Group> groups() {
        return Stream.of(
                new Group(SERVER, ONLY_IF_REPEATABLE, "100001"),
                new Group(CALLER, NEVER, "100002"),
                new Group(STATE, NEVER, "100004 100006 100601"),
                new Group(THROTTLE, BACKING_OFF, "100602"),
                new Group(CALLER, NEVER, "100603"),
                new Group(THROTTLE, BACKING_OFF, "60007 60011 60018 60019 72010 10006 10023"),
                new Group(AUTH, SIGNING_ANEW, "60004 60005 70001 70052"),
                new Group(
                        AUTH,
                        NEVER,
                        "60010 60021 70002 70003 70005 70009 70013 70014 70016 70020 70051 70346 70403 70050"),
                new Group(
                        CALLER,
                        NEVER,
                        "60002 60003 60006 60009 60012 60015 60025 60026 70107 70206 70402 70404 80002 93000"
                                + " 10003 10004 10005 10011 10012 10018 10019 90048"),
                new Group(
                        QUOTA,
                        NEVER,
                        "60016 60017 60020 60027 60028 70398 70399 71000 72000 72001 72002 72011 72012 80005"
                                + " 10026 10058 10059"),
                new Group(STATE, NEVER, "10007 10010 10015 10017 100003 100005 100007-100020"),
                new Group(POLICY, NEVER, "80001 80004 70114 10016 10100-10200"),
                new Group(POLICY, BACKING_OFF, "80003"),
                new Group(SERVER, BACKING_OFF, "60014"),
                new Group(
                        SERVER,
                        ONLY_IF_REPEATABLE,
                        "60008 60013 70169 70202 70500 10002 20004 20005 90992 90994 90995 91000"));
    }

    @ParameterizedTest
    @MethodSource("groups")
    void everyDocumentedCodeIsDecidedAsDocumented(Group group) {
        assertThat(group.each())
                .allSatisfy(code -> assertThat(LiveError.of(code)).hasValueSatisfying(error -> {
                    assertThat(error.kind()).isEqualTo(group.kind());
                    assertThat(error.retryMode()).isEqualTo(group.mode());
                    assertThat(error.mayHaveActed()).isEqualTo(group.mode() == ONLY_IF_REPEATABLE);
                }));
    }

    @Test
    void tableHasNoOtherCodes() {
        List<Integer> documented =
                groups().flatMapToInt(Group::each).sorted().boxed().toList();
        List<Integer> known = IntStream.rangeClosed(0, 200_000)
                .filter(code -> LiveError.of(code).isPresent())
                .boxed()
                .toList();
        assertThat(known).isEqualTo(documented).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1, 10099, 10201, 100000, 100021, 99999999, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void unknownCodeHasNoRow(int code) {
        assertThat(LiveError.of(code)).isEmpty();
    }

    @Test
    void rowOfARangeStandsForTheNumbersWithoutARowOfTheirOwn() {
        assertThat(LiveError.of(10150)).hasValue(LiveError.WEBHOOK_REFUSED_WITH_OWN_CODE);
        assertThat(LiveError.of(100008)).hasValue(LiveError.ROOM_STATE);
        assertThat(LiveError.of(100016)).hasValue(LiveError.MEMBER_BANNED);
        assertThat(LiveError.of(100018)).hasValue(LiveError.ROOM_STATE);
    }

    @Test
    void rowsAreOrderedByCodeAndFoundByIt() {
        assertThat(LiveError.values()).extracting(LiveError::code).isSorted().doesNotHaveDuplicates();
        assertThat(LiveError.values())
                .allSatisfy(error -> assertThat(LiveError.of(error.code())).hasValue(error));
    }

    @Test
    void noCodeOfTheServiceProvesThatNothingLeftUs() {
        assertThat(LiveError.values()).extracting(LiveError::retryMode).doesNotContain(ALWAYS);
    }

    @ParameterizedTest
    @EnumSource
    void textsAreSentencesInEnglish(LiveError error) {
        assertThat(List.of(error.meaning(Locale.ENGLISH), error.remedy(Locale.ENGLISH)))
                .allSatisfy(text -> assertThat(text).matches("[A-Z][ -~]{10,200}\\."));
    }

    @ParameterizedTest
    @EnumSource
    void textsAreSentencesInChinese(LiveError error) {
        assertThat(List.of(error.meaning(Locale.CHINESE), error.remedy(Locale.CHINESE)))
                .allSatisfy(
                        text -> assertThat(text).containsPattern("\\p{IsHan}").endsWith("。"));
    }

    @Test
    void everyChineseLocaleReadsChineseAndEveryOtherEnglish() {
        LiveError error = LiveError.SENDER_MUTED;
        assertThat(Stream.of(Locale.TAIWAN, Locale.SIMPLIFIED_CHINESE, Locale.forLanguageTag("zh-Hant-HK")))
                .allSatisfy(locale -> assertThat(error.meaning(locale)).isEqualTo(error.meaning(Locale.CHINESE)));
        assertThat(Stream.of(Locale.ROOT, Locale.JAPAN, Locale.GERMANY))
                .allSatisfy(locale -> assertThat(error.remedy(locale)).isEqualTo(error.remedy(Locale.ENGLISH)));
    }

    @ParameterizedTest
    @ValueSource(ints = {60026, 70016, 70020})
    void wrongDataCentreIsRepairedByTheRegion(int code) {
        assertThat(remedy(code)).contains("tencent.live.region", "endpoint", "console", "SDKAppID");
    }

    @Test
    void signatureThatDoesNotFitIsRepairedByTheValueThatDiffers() {
        assertThat(remedy(70009)).contains("key differs", "tencent.live.secret-key");
        assertThat(remedy(70013)).contains("identifier differs", "tencent.live.identifier");
        assertThat(remedy(70014)).contains("SDKAppID differs", "tencent.live.sdk-app-id");
    }

    @Test
    void remediesNameTheThingToChange() {
        Map<Integer, String> words = new TreeMap<>(Map.of(
                60010, "administrator account",
                70001, "clock",
                70050, "wait a minute; that is longer than a send may take",
                100004, "Create the room first",
                100601, "Unmute",
                100602, "tencent.live.limit.per-second",
                100603, "Shorten"));
        assertThat(words).allSatisfy((code, word) -> assertThat(remedy(code)).contains(word));
    }

    /** What may have been delivered must never be sent again without thinking. */
    @ParameterizedTest
    @EnumSource
    void remedyWarnsWhereTheMessageMayHaveBeenDelivered(LiveError error) {
        assertThat(error.remedy(Locale.ENGLISH).contains("may have been delivered"))
                .isEqualTo(error.mayHaveActed());
    }

    /**
     * The table in {@code docs/errors.md} is written by {@code mvn -pl core test -Dtest=LiveErrorTest
     * -Dtencentlive.docs=write}.
     */
    @Test
    void documentedTableAgreesWithTheCode() throws Exception {
        String document = Files.readString(DOCUMENT);
        String expected = document.replaceFirst("(?s)\\| code \\|.*", "") + table();
        if ("write".equals(System.getProperty("tencentlive.docs"))) {
            Files.writeString(DOCUMENT, expected);
        } else {
            assertThat(document).isEqualTo(expected);
        }
    }

    private static String remedy(int code) {
        return LiveError.of(code).orElseThrow().remedy(Locale.ENGLISH);
    }

    private static String table() {
        List<String> lines = new ArrayList<>();
        lines.add("| code | name | kind | retried | delivered? | meaning | what to do |");
        lines.add("|---|---|---|---|---|---|---|");
        for (LiveError error : LiveError.values()) {
            lines.add(line(error));
        }
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String line(LiveError error) {
        return Stream.of(
                        error.code() == error.lastCode() ? "" + error.code() : error.code() + "–" + error.lastCode(),
                        "`" + error.name() + "`",
                        error.kind().name(),
                        retried(error.retryMode()),
                        error.mayHaveActed() ? "maybe" : "no",
                        error.meaning(Locale.ENGLISH),
                        error.remedy(Locale.ENGLISH))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String retried(RetryMode mode) {
        return switch (mode) {
            case NEVER -> "no";
            case BACKING_OFF -> "yes, backing off";
            case SIGNING_ANEW -> "once, signing anew";
            case ONLY_IF_REPEATABLE -> "only if repeatable";
            case ALWAYS -> "yes";
        };
    }
}
