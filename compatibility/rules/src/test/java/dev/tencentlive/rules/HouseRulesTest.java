package dev.tencentlive.rules;

import static dev.tencentlive.rules.Fixture.breaking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Executable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

final class HouseRulesTest {

    private static final String CLEAN = Fixture.PACKAGE + "clean";

    static final List<Fixture> FIXTURES = List.of(
            breaking(HouseRule.NAMES, HouseRules::forTests, "MessageUtils", "DefaultRoom>", "DefaultRoom$RoomManager"),
            breaking(HouseRule.CYCLES, HouseRules::forTests, "Cycle detected"),
            breaking(HouseRule.THROWABLES, HouseRules::forTests, "RoomFullException"),
            breaking(HouseRule.NAMELESS_THROWABLES, HouseRules::forTests, "Room.enter()"),
            breaking(
                    HouseRule.MUTABLE_STATICS,
                    HouseRules::forTests,
                    "Rooms.sends",
                    "Rooms.LIMITS",
                    "Rooms.DROPPED",
                    "java.util.HashMap.<init>()"),
            breaking(HouseRule.TIME, HouseRules::forTests, "System.nanoTime()", "Instant.now()"),
            breaking(HouseRule.RANDOMNESS, HouseRules::forTests, "SecureRandom.<init>()", "UUID.randomUUID()"),
            breaking(HouseRule.WAITING, HouseRules::forTests, "TimeUnit.sleep(long)", "LockSupport.parkNanos(long)"),
            breaking(HouseRule.LOCALE, HouseRules::forTests, "String.toLowerCase()", "String.format("),
            breaking(HouseRule.CHARSET, HouseRules::forTests, "String.getBytes()", "String.<init>([B)"),
            breaking(HouseRule.NULL_MARKED, HouseRules::forTests, "fixture.nullmarked"),
            breaking(HouseRule.JAVA_UTIL_LOGGING, HouseRules::forTests, "java.util.logging.Logger"),
            breaking(
                    HouseRule.STANDARD_STREAMS,
                    own -> HouseRules.forTests(own).commandLinesIn(own + ".Main"),
                    "Printer.print(",
                    "Printer.failures("),
            breaking(HouseRule.TEST_LIBRARIES, HouseRules::forAdapter, "org.junit.jupiter.api.TestInfo"),
            breaking(HouseRule.CORE_DEPENDENCIES, HouseRules::forCore, "picocli.CommandLine", "emulator.Console"),
            breaking(HouseRule.USERSIG_DIRECTION, HouseRules::forCore, "usersigdirection.Sender"),
            breaking(HouseRule.CALLBACK_DIRECTION, HouseRules::forCore, "callbackdirection.usersig.Signature"),
            breaking(HouseRule.REFLECTION, HouseRules::forCore, "Class.forName(", "java.lang.reflect.Method"),
            breaking(HouseRule.HTTP_CLIENT, HouseRules::forCore, "httpclient.Sender.through("),
            breaking(HouseRule.JACKSON_PLACES, HouseRules::forCore, "jacksonplaces.Reply.read("),
            breaking(HouseRule.JACKSON_SIGNATURES, HouseRules::forCore, "LiveJson.tokens()", "LiveJson.check()"),
            breaking(HouseRule.EMULATOR_DEPENDENCIES, HouseRules::forEmulator, "elsewhere.Elsewhere"),
            breaking(
                    HouseRule.COMMAND_LINE_LIBRARY,
                    own -> HouseRules.forEmulator(own).commandLinesIn(own + ".Main"),
                    "commandlinelibrary.Server"),
            breaking(HouseRule.NEIGHBOURS, HouseRules::forAdapter, "elsewhere.Elsewhere"),
            breaking(
                    HouseRule.EMULATOR_PLACES,
                    own -> HouseRules.forAdapter(own).emulatorIn(own + ".EmulatorStart"),
                    "emulatorplaces.Adapter"));

    @ParameterizedTest
    @FieldSource("FIXTURES")
    void reportsEachViolationOfTheBrokenRule(Fixture fixture) {
        assertThat(violations(fixture.broken(), fixture.house().module(), fixture.types()))
                .hasSameSizeAs(fixture.expected())
                .allSatisfy(violation -> assertThat(fixture.expected()).anyMatch(violation::contains));
    }

    @ParameterizedTest
    @FieldSource("FIXTURES")
    void aFixtureBreaksOneRuleOfItsModule(Fixture fixture) {
        HouseRules house = fixture.house();
        JavaClasses types = fixture.types();

        assertThat(house.rules())
                .filteredOn(rule -> !violations(rule, house.module(), types).isEmpty())
                .containsExactly(fixture.broken());
    }

    @ParameterizedTest
    @FieldSource("FIXTURES")
    void theReportSaysHowToDoItInstead(Fixture fixture) {
        assertThatThrownBy(() -> fixture.house().check(fixture.types(), "the fixture"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("because");
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleHasOneFixture(HouseRule rule) {
        assertThat(FIXTURES).filteredOn(fixture -> fixture.broken() == rule).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleIsKeptByAModule(HouseRule rule) {
        assertThat(Stream.of(
                        HouseRules.forCore(),
                        HouseRules.forEmulator(),
                        HouseRules.forTestkit(),
                        HouseRules.forTestkitOf("dev.tencentlive.spring.test", "dev.tencentlive.spring"),
                        HouseRules.forAdapter("dev.tencentlive.spring")))
                .anyMatch(house -> house.rules().contains(rule));
    }

    @ParameterizedTest
    @EnumSource
    void aCleanModuleKeepsEveryRule(HouseRule rule) {
        ModuleFacts module =
                HouseRules.forCore(CLEAN).clocksIn(CLEAN + ".SystemTime").module();

        assertThat(violations(rule, module, clean())).isEmpty();
    }

    @Test
    void aCleanModulePasses() {
        HouseRules house = HouseRules.forCore(CLEAN).clocksIn(CLEAN + ".SystemTime");

        assertThatCode(() -> house.check(clean(), "the fixture")).doesNotThrowAnyException();
    }

    @Test
    void aPermissionCoversNoOtherClass() {
        ModuleFacts module = HouseRules.forCore(CLEAN).clocksIn(CLEAN + ".Sys").module();

        assertThat(violations(HouseRule.TIME, module, clean())).hasSize(1);
    }

    @Test
    void aPermissionWithoutItsClassIsRefused() {
        HouseRules house = HouseRules.forCore(CLEAN).clocksIn(CLEAN + ".Gone");

        assertThatThrownBy(() -> house.check(clean(), "the fixture"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("clean.Gone: no such class");
    }

    @Test
    void anEmptyDirectoryIsRefused(@TempDir Path empty) {
        assertThatThrownBy(() -> HouseRules.forCore().checkClassesIn(empty))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("compile the module first");
    }

    @ParameterizedTest
    @MethodSource("forbiddenCalls")
    void aForbiddenCallExists(String call) throws ClassNotFoundException {
        String withoutParameters = call.replaceFirst("\\(.*", "");
        int dot = withoutParameters.lastIndexOf('.');
        Class<?> owner = Class.forName(call.substring(0, dot));
        String name = withoutParameters.substring(dot + 1);

        assertThat(Stream.concat(Arrays.stream(owner.getConstructors()), Arrays.stream(owner.getMethods()))
                        .filter(member -> nameOf(member).equals(name))
                        .map(member ->
                                call.endsWith(")") ? withoutParameters + parametersOf(member) : withoutParameters))
                .contains(call);
    }

    static Stream<String> forbiddenCalls() {
        return Stream.of(
                        ForbiddenCalls.TIME,
                        ForbiddenCalls.RANDOMNESS,
                        ForbiddenCalls.WAITING,
                        ForbiddenCalls.LOCALE,
                        ForbiddenCalls.CHARSET,
                        ForbiddenCalls.REFLECTION)
                .flatMap(forbidden -> forbidden.calls().stream())
                .sorted();
    }

    private static String nameOf(Executable member) {
        return member instanceof java.lang.reflect.Constructor ? "<init>" : member.getName();
    }

    private static String parametersOf(Executable member) {
        return Arrays.stream(member.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static List<String> violations(HouseRule rule, ModuleFacts module, JavaClasses types) {
        return rule.in(module).evaluate(types).getFailureReport().getDetails();
    }

    private static JavaClasses clean() {
        return new ClassFileImporter().importPackages(CLEAN);
    }
}
