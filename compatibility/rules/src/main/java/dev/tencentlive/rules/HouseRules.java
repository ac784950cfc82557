package dev.tencentlive.rules;

import static dev.tencentlive.rules.ModuleFacts.OURS;
import static dev.tencentlive.rules.Privilege.CLOCK;
import static dev.tencentlive.rules.Privilege.COMMAND_LINE;
import static dev.tencentlive.rules.Privilege.EMULATOR;
import static dev.tencentlive.rules.Privilege.HTTP;
import static dev.tencentlive.rules.Privilege.JSON;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The rules one kind of module keeps; one small test in each module checks them.
 *
 * <pre>{@code
 * final class ArchitectureTest {
 *     @Test
 *     void keepsTheRulesOfTheHouse() {
 *         HouseRules.forCore().clocksIn("dev.tencentlive.SystemTime").check();
 *     }
 * }
 * }</pre>
 *
 * <p>Some things are allowed in a few classes only, because they have to happen somewhere: those are named with the
 * {@code …In} methods, by full name, nested classes included. A name that no class has is refused, so that no permission
 * outlives its reason.
 *
 * <p>Immutable; each method returns a new instance.
 */
public final class HouseRules {

    private static final Set<HouseRule> EVERYWHERE =
            Collections.unmodifiableSet(EnumSet.range(HouseRule.NAMES, HouseRule.STANDARD_STREAMS));
    private static final String[] CORE = {OURS, OURS + ".usersig..", OURS + ".callback.."};
    private static final String EMULATOR_PACKAGE = OURS + ".emulator";

    private final ModuleFacts module;
    private final Set<HouseRule> rules;
    private final List<String> named;

    private HouseRules(ModuleFacts module, Set<HouseRule> rules, List<String> named) {
        this.module = module;
        this.rules = rules;
        this.named = named;
    }

    /** Core: the JDK, Jackson's streaming API, JSpecify and itself; Jackson and the HTTP client each in one place. */
    public static HouseRules forCore() {
        return forCore(OURS);
    }

    static HouseRules forCore(String own) {
        ModuleFacts module = ModuleFacts.of(own)
                .granting(JSON, own + ".LiveJson", own + ".usersig.UserSigFormat")
                .granting(HTTP, own + ".JdkTransport");
        return of(
                module,
                HouseRule.TEST_LIBRARIES,
                HouseRule.CORE_DEPENDENCIES,
                HouseRule.USERSIG_DIRECTION,
                HouseRule.CALLBACK_DIRECTION,
                HouseRule.REFLECTION,
                HouseRule.HTTP_CLIENT,
                HouseRule.JACKSON_PLACES,
                HouseRule.JACKSON_SIGNATURES);
    }

    /** The emulator: nothing of ours but itself. Name its JSON class with {@link #jsonIn} and its main class with {@link #commandLinesIn}. */
    public static HouseRules forEmulator() {
        return forEmulator(EMULATOR_PACKAGE);
    }

    static HouseRules forEmulator(String own) {
        return of(
                ModuleFacts.of(own),
                HouseRule.TEST_LIBRARIES,
                HouseRule.EMULATOR_DEPENDENCIES,
                HouseRule.COMMAND_LINE_LIBRARY,
                HouseRule.JACKSON_PLACES,
                HouseRule.JACKSON_SIGNATURES);
    }

    /** Testkit: sees core and the emulator, and may bring test libraries. */
    public static HouseRules forTestkit() {
        return of(
                seeingCore(OURS + ".testkit", EMULATOR_PACKAGE + ".."),
                HouseRule.NEIGHBOURS,
                HouseRule.JACKSON_SIGNATURES);
    }

    /**
     * The test support of an adapter: sees what testkit sees, testkit itself and the adapter.
     *
     * @param own its package
     * @param adapter package of the adapter
     */
    public static HouseRules forTestkitOf(String own, String adapter) {
        return of(seeingCore(own, EMULATOR_PACKAGE + "..", OURS + ".testkit..", adapter + ".."), HouseRule.NEIGHBOURS);
    }

    /**
     * An adapter to a framework: sees core, never another adapter, and the emulator only in classes named with {@link
     * #emulatorIn}.
     *
     * @param own the adapter's package, such as {@code dev.tencentlive.spring}
     */
    public static HouseRules forAdapter(String own) {
        return forDeployment(own);
    }

    /**
     * The build-time half of an adapter: sees what an adapter sees and its run-time half.
     *
     * @param own its package
     * @param runtime packages of the run-time half
     */
    public static HouseRules forDeployment(String own, String... runtime) {
        List<String> seen = new ArrayList<>(List.of(EMULATOR_PACKAGE + ".."));
        List.of(runtime).forEach(name -> seen.add(name + ".."));
        return of(
                seeingCore(own, seen.toArray(String[]::new)),
                HouseRule.TEST_LIBRARIES,
                HouseRule.NEIGHBOURS,
                HouseRule.EMULATOR_PLACES);
    }

    /**
     * A sample: sees core, the emulator and the one adapter it shows.
     *
     * @param own the sample's package
     * @param adapter packages of its adapter; none for plain Java
     */
    public static HouseRules forSample(String own, String... adapter) {
        List<String> seen = new ArrayList<>(List.of(EMULATOR_PACKAGE + ".."));
        List.of(adapter).forEach(name -> seen.add(name + ".."));
        return of(seeingCore(own, seen.toArray(String[]::new)), HouseRule.TEST_LIBRARIES, HouseRule.NEIGHBOURS);
    }

    /**
     * A module that exists for tests and is not published: the rules of every module.
     *
     * @param own the module's package
     */
    public static HouseRules forTests(String own) {
        return of(ModuleFacts.of(own));
    }

    /** Classes where the real clock, the real random numbers and the real timer are made. */
    public HouseRules clocksIn(String... classNames) {
        return granting(CLOCK, classNames);
    }

    /** Classes that are started from a command line: they may print and use picocli. */
    public HouseRules commandLinesIn(String... classNames) {
        return granting(COMMAND_LINE, classNames);
    }

    /** Classes that use Jackson; in core {@code LiveJson} and {@code UserSigFormat} already do. */
    public HouseRules jsonIn(String... classNames) {
        return granting(JSON, classNames);
    }

    /** Classes that use {@code java.net.http}; in core {@code JdkTransport} already does. */
    public HouseRules httpIn(String... classNames) {
        return granting(HTTP, classNames);
    }

    /** Classes of an adapter that use the emulator, loaded only when it is there. */
    public HouseRules emulatorIn(String... classNames) {
        return granting(EMULATOR, classNames);
    }

    /**
     * Checks the module's compiled main classes, {@code target/classes}.
     *
     * @throws AssertionError with every violation of every rule
     */
    public void check() {
        checkClassesIn(Path.of(System.getProperty("basedir", ""), "target", "classes"));
    }

    /**
     * Checks the class files in a directory.
     *
     * @throws AssertionError with every violation of every rule
     * @throws IllegalArgumentException when the directory holds no class, or no class that was named with an {@code …In}
     *     method
     */
    public void checkClassesIn(Path directory) {
        check(new ClassFileImporter().importPath(directory), directory.toString());
    }

    void check(JavaClasses types, String source) {
        if (types.isEmpty()) {
            throw new IllegalArgumentException(source + ": no classes, compile the module first");
        }
        named.stream().filter(name -> !types.contain(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException(name + ": no such class in " + source + ", take its permission away");
        });
        List<String> reports = rules.stream()
                .map(rule -> rule.in(module).evaluate(types))
                .filter(result -> result.hasViolation())
                .map(result -> result.getFailureReport().toString())
                .toList();
        if (!reports.isEmpty()) {
            throw new AssertionError(String.join(System.lineSeparator() + System.lineSeparator(), reports));
        }
    }

    Set<HouseRule> rules() {
        return rules;
    }

    ModuleFacts module() {
        return module;
    }

    private HouseRules granting(Privilege privilege, String... classNames) {
        List<String> more = new ArrayList<>(named);
        more.addAll(List.of(classNames));
        return new HouseRules(module.granting(privilege, classNames), rules, List.copyOf(more));
    }

    private static HouseRules of(ModuleFacts module, HouseRule... more) {
        Set<HouseRule> rules = EnumSet.copyOf(EVERYWHERE);
        rules.addAll(List.of(more));
        return new HouseRules(module, Collections.unmodifiableSet(rules), List.of());
    }

    private static ModuleFacts seeingCore(String own, String... others) {
        List<String> seen = new ArrayList<>(List.of(CORE));
        seen.addAll(List.of(others));
        return ModuleFacts.of(own, seen.toArray(String[]::new));
    }
}
