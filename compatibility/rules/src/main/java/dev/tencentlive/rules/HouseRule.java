package dev.tencentlive.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.tencentlive.rules.Privilege.CLOCK;
import static dev.tencentlive.rules.Privilege.COMMAND_LINE;
import static dev.tencentlive.rules.Privilege.EMULATOR;
import static dev.tencentlive.rules.Privilege.HTTP;
import static dev.tencentlive.rules.Privilege.JSON;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One constant per rule; each ends in the way to do it instead. */
enum HouseRule {
    // Every module.
    NAMES(HouseRule::names),
    CYCLES(HouseRule::cycles),
    THROWABLES(HouseRule::throwables),
    NAMELESS_THROWABLES(HouseRule::namelessThrowables),
    MUTABLE_STATICS(module -> classes()
            .should(new NoMutableStatics())
            .because("two senders in one JVM must not meet by accident: keep state in an instance, constants in Map.of,"
                    + " List.of or a private array, and fill a larger table in a static method that returns a copy")),
    TIME(module -> calls(
            module,
            ForbiddenCalls.TIME,
            "a test has to turn the clock: take a java.time.Clock (or a LongSupplier of nanoseconds) in the constructor,"
                    + " and make the real one in a class named with clocksIn")),
    RANDOMNESS(module -> calls(
            module,
            ForbiddenCalls.RANDOMNESS,
            "a test has to know the next number: take a RandomGenerator in the constructor, and make the real one in a"
                    + " class named with clocksIn")),
    WAITING(module -> calls(
            module,
            ForbiddenCalls.WAITING,
            "a test records waits instead of sitting through them: take what waits in the constructor, and make the real"
                    + " one in a class named with clocksIn")),
    LOCALE(module -> noClasses()
            .should()
            .accessTargetWhere(ForbiddenCalls.LOCALE.asPredicate())
            .because("a Turkish 'I' breaks a header and an Arabic digit a number: pass Locale.ROOT for machines, the"
                    + " reader's Locale for people, or join the text with +")),
    CHARSET(module -> noClasses()
            .should()
            .accessTargetWhere(ForbiddenCalls.CHARSET.asPredicate())
            .because("the wire is UTF-8 whatever the machine was set to: pass StandardCharsets.UTF_8")),
    NULL_MARKED(HouseRule::nullMarked),
    JAVA_UTIL_LOGGING(module -> noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..")
            .because("System.Logger reaches whatever the application logs with, and needs no module: use that")),
    STANDARD_STREAMS(HouseRule::standardStreams),

    // Every module but those that exist for tests.
    TEST_LIBRARIES(module -> noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.junit..",
                    "org.assertj..",
                    "org.hamcrest..",
                    "org.mockito..",
                    "org.awaitility..",
                    "com.tngtech.archunit..")
            .because("what an application runs must not bring a test library: put test support into testkit")),

    // Core, and where marked the emulator and testkit too.
    CORE_DEPENDENCIES(HouseRule::coreDependencies),
    USERSIG_DIRECTION(HouseRule::userSigDirection),
    CALLBACK_DIRECTION(HouseRule::callbackDirection),
    REFLECTION(HouseRule::reflection),
    HTTP_CLIENT(HouseRule::httpClient),
    /** Emulator too. */
    JACKSON_PLACES(HouseRule::jacksonPlaces),
    /** Emulator and testkit too. */
    JACKSON_SIGNATURES(module -> classes()
            .that()
            .arePublic()
            .should(new NoJacksonInSignatures())
            .because(
                    "Jackson 2 and 3 live side by side and the caller's choice is not ours: take and return text, bytes"
                            + " or types of our own")),

    EMULATOR_DEPENDENCIES(HouseRule::emulatorDependencies),
    COMMAND_LINE_LIBRARY(HouseRule::commandLineLibrary),

    // Testkit, adapters, samples.
    NEIGHBOURS(HouseRule::neighbours),
    /** Adapters. */
    EMULATOR_PLACES(HouseRule::emulatorPlaces);

    // Lambdas that capture nothing; only their type does not say so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<ModuleFacts, ArchRule> definition;

    HouseRule(Function<ModuleFacts, ArchRule> definition) {
        this.definition = definition;
    }

    ArchRule in(ModuleFacts module) {
        return definition.apply(module).allowEmptyShould(true);
    }

    private static ArchRule names(ModuleFacts module) {
        String rank =
                "(?:.*(?:Utils?|Utility|Utilities|Helpers?|Managers?|Impl)(?![a-z]).*|(?:Abstract|Default)[A-Z].*)";
        return noClasses()
                .that()
                .areNotAnonymousClasses()
                .should()
                .haveNameMatching("(?:.*[.$])?" + rank)
                .because(
                        "a name says what the class decides or makes, and what sets it apart: not JsonUtil but LiveJson,"
                                + " not SenderImpl but RetryingLiveMessageSender");
    }

    private static ArchRule cycles(ModuleFacts module) {
        return slices().assignedFrom(new PackagesOf(module))
                .should()
                .beFreeOfCycles()
                .because(
                        "a package that can be read alone can be changed alone: move the shared type to the package that"
                                + " is seen by both, or merge the two");
    }

    private static ArchRule throwables(ModuleFacts module) {
        return classes()
                .that()
                .areAssignableTo(Throwable.class)
                .should()
                .beAssignableTo(assignableTo(IllegalArgumentException.class)
                        .or(assignableTo(IllegalStateException.class))
                        .or(assignableTo(module.own() + ".LiveMessageException"))
                        .or(assignableTo(ModuleFacts.OURS + ".LiveMessageException"))
                        .as("LiveMessageException, IllegalArgumentException or IllegalStateException"))
                .because(
                        "a caller learns one family of exceptions: extend LiveMessageException for what became of a send,"
                                + " IllegalArgumentException for a value that is refused, IllegalStateException for a call at the"
                                + " wrong time");
    }

    private static ArchRule namelessThrowables(ModuleFacts module) {
        return noClasses()
                .that()
                .areNotAssignableTo(Throwable.class)
                .should()
                .callConstructorWhere(
                        targetOwner(nameMatching("java\\.lang\\.(?:Throwable|Exception|RuntimeException|Error)")))
                .because("nobody can catch it without catching everything: throw the exception that says what is wrong,"
                        + " UncheckedIOException for an IOException");
    }

    private static ArchRule calls(ModuleFacts module, ForbiddenCalls forbidden, String reason) {
        return noClasses()
                .that(module.outside(CLOCK))
                .should()
                .accessTargetWhere(forbidden.asPredicate())
                .because(reason);
    }

    private static ArchRule nullMarked(ModuleFacts module) {
        return all(new PackagesWithClasses())
                .should(new BeNullMarked())
                .because(
                        "silence about null means \"never\" only where it is said so: give the package a package-info.java"
                                + " with @NullMarked");
    }

    private static ArchRule standardStreams(ModuleFacts module) {
        DescribedPredicate<JavaAccess<?>> printing = describe("it prints to the console", access -> {
            String name = access.getTarget().getFullName();
            return name.equals("java.lang.System.out")
                    || name.equals("java.lang.System.err")
                    || (access.getName().equals("printStackTrace") && name.endsWith("()"));
        });
        return noClasses()
                .that(module.outside(COMMAND_LINE))
                .should()
                .accessTargetWhere(printing)
                .because(
                        "the console belongs to the application: use System.Logger, or take a PrintStream; a command line"
                                + " is named with commandLinesIn");
    }

    private static ArchRule coreDependencies(ModuleFacts module) {
        return classes()
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(module.own(), module.own() + ".usersig..", module.own() + ".callback..")
                                .or(platform())
                                .or(resideInAnyPackage("com.fasterxml.jackson.core..", "org.jspecify.annotations.."))
                                .as("belong to core, the JDK, Jackson's streaming API or JSpecify"))
                .because(
                        "whatever core uses is forced on every user: do it with the JDK, or leave it to an adapter behind"
                                + " an interface of core");
    }

    private static ArchRule userSigDirection(ModuleFacts module) {
        return noClasses()
                .that()
                .resideInAPackage(module.own() + ".usersig..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(module.own(), module.own() + ".callback..")
                .because("a signature is made without knowing what it is for: pass the value in, or move the type into"
                        + " usersig, which the senders may see");
    }

    private static ArchRule callbackDirection(ModuleFacts module) {
        return noClasses()
                .that()
                .resideInAPackage(module.own() + ".callback..")
                .should()
                .dependOnClassesThat(resideInAPackage(ModuleFacts.OURS + "..")
                        .and(not(resideInAPackage(module.own() + ".callback..")))
                        .as("belong to any other package of ours"))
                .because(
                        "receiving is a subject of its own: read the callback's JSON there, without the sender's types");
    }

    private static ArchRule reflection(ModuleFacts module) {
        return noClasses()
                .should()
                .accessTargetWhere(ForbiddenCalls.REFLECTION.asPredicate())
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.reflect..")
                .because("a native image and a jlink image need no hints for core: write the mapping out, and take what"
                        + " varies through the builder");
    }

    private static ArchRule httpClient(ModuleFacts module) {
        return noClasses()
                .that(module.outside(HTTP))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.net.http..")
                .because("an application may bring the client its framework carries: go through LiveTransport");
    }

    private static ArchRule jacksonPlaces(ModuleFacts module) {
        return noClasses()
                .that(module.outside(JSON))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml.jackson..", "tools.jackson..")
                .because("the names on the wire live in one place: read and write through the JSON class of the module"
                        + " (LiveJson in core)");
    }

    private static ArchRule emulatorDependencies(ModuleFacts module) {
        return classes()
                .should()
                .onlyDependOnClassesThat(resideInAPackage(module.own() + "..")
                        .or(platform())
                        .or(resideInAnyPackage(
                                "com.fasterxml.jackson.core..", "org.jspecify.annotations..", "picocli.."))
                        .as("belong to the emulator, the JDK, Jackson's streaming API, JSpecify or picocli"))
                .because(
                        "only an independent second reading catches a mistake that core makes consistently: write it here"
                                + " again, from the vendor's pages");
    }

    private static ArchRule commandLineLibrary(ModuleFacts module) {
        return noClasses()
                .that(module.outside(COMMAND_LINE))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .because(
                        "picocli is optional and absent from an application's class path: parse options in the class named"
                                + " with commandLinesIn, and give the rest plain values");
    }

    private static ArchRule neighbours(ModuleFacts module) {
        return noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage(ModuleFacts.OURS + "..")
                        .and(not(resideInAPackage(module.own() + "..")))
                        .and(not(resideInAnyPackage(module.neighbours().toArray(String[]::new))))
                        .as("belong to ours, outside " + module.own() + " and its neighbours " + module.neighbours()))
                .because(
                        "adapters do not know each other and tests do not run in production: what two of them need belongs"
                                + " to core");
    }

    private static ArchRule emulatorPlaces(ModuleFacts module) {
        return noClasses()
                .that(module.outside(EMULATOR))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ModuleFacts.OURS + ".emulator..")
                .because(
                        "the emulator is optional and must be unreachable in production: touch it only in a class that is"
                                + " loaded when it is there, named with emulatorIn");
    }

    private static DescribedPredicate<JavaClass> platform() {
        return resideInAnyPackage(
                "java..", "javax.crypto..", "javax.net..", "javax.security..", "com.sun.net.httpserver..");
    }

    /** Each package of the module as a slice of its own. */
    private record PackagesOf(ModuleFacts module) implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return resideInAPackage(module.own() + "..").test(type)
                    ? SliceIdentifier.of(type.getPackageName())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages of " + module.own();
        }
    }

    private static final class PackagesWithClasses extends AbstractClassesTransformer<JavaPackage> {
        PackagesWithClasses() {
            super("packages");
        }

        @Override
        public Iterable<JavaPackage> doTransform(JavaClasses types) {
            return types.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
        }
    }

    private static final class BeNullMarked extends ArchCondition<JavaPackage> {
        BeNullMarked() {
            super("be @NullMarked");
        }

        @Override
        public void check(JavaPackage each, ConditionEvents events) {
            if (!each.isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
                events.add(SimpleConditionEvent.violated(each, each.getDescription() + " is not @NullMarked"));
            }
        }
    }
}
