package dev.tencentlive.testkit;

import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.emulator.LiveEmulatorBuilder;
import java.lang.reflect.AnnotatedElement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Does what {@link LiveEmulatorTest} says; use that. What is never asked for is never started. */
public final class LiveEmulatorExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(LiveEmulatorExtension.class);
    private static final Set<Class<?>> TYPES =
            Set.of(LiveEmulator.class, LiveMessageSender.class, LiveMessageSenders.class, LiveSettings.class);

    /** For JUnit. */
    public LiveEmulatorExtension() {}

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return TYPES.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext annotated = annotated(context);
        LiveEmulatorTest test = annotation(annotated.getRequiredTestClass()).orElseThrow();
        checkShared(test);
        LiveEmulator emulator = kept(emulatorsPlace(test.value(), context, annotated), "emulator", () -> start(test));
        if (parameter.getParameter().getType() == LiveEmulator.class) {
            return emulator;
        }
        ExtensionContext place = test.value() == EmulatorScope.TEST ? context : annotated;
        LiveMessageSenders senders = kept(place, "senders", () -> senders(emulator, test));
        if (parameter.getParameter().getType() == LiveMessageSenders.class) {
            return senders;
        }
        return parameter.getParameter().getType() == LiveSettings.class ? settings(emulator, test) : senders.get();
    }

    /** The class that says it, which a nested one may be within. */
    private static ExtensionContext annotated(ExtensionContext context) {
        for (Optional<ExtensionContext> each = Optional.of(context);
                each.isPresent();
                each = each.get().getParent()) {
            if (each.get()
                    .getElement()
                    .flatMap(LiveEmulatorExtension::annotation)
                    .isPresent()) {
                return each.get();
            }
        }
        throw new ParameterResolutionException("no @LiveEmulatorTest on " + context.getRequiredTestClass());
    }

    private static Optional<LiveEmulatorTest> annotation(AnnotatedElement element) {
        return AnnotationSupport.findAnnotation(element, LiveEmulatorTest.class);
    }

    private static ExtensionContext emulatorsPlace(
            EmulatorScope scope, ExtensionContext context, ExtensionContext annotated) {
        if (scope == EmulatorScope.TEST && context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException("each test has an emulator of its own, so there is none for "
                    + context.getRequiredTestClass().getName()
                    + " as a whole: ask for it in a test, in @BeforeEach or, since JUnit Jupiter 5.12, in the constructor"
                    + " of an instance per test, or say @LiveEmulatorTest(EmulatorScope.CLASS)");
        }
        return switch (scope) {
            case TEST -> context;
            case CLASS -> annotated;
            case SHARED -> context.getRoot();
        };
    }

    private static LiveEmulator start(LiveEmulatorTest test) {
        boolean shared = test.value() == EmulatorScope.SHARED;
        LiveEmulatorBuilder builder = LiveEmulator.builder()
                .applicationLimit(shared ? 0 : test.applicationLimit())
                .roomLimit(test.roomLimit())
                .secretKey(test.secretKey())
                .administrators(test.administrators());
        return (test.tls() ? builder.tlsForTests() : builder).start();
    }

    /** Which class came first would decide for all. */
    private static void checkShared(LiveEmulatorTest test) {
        if (test.value() == EmulatorScope.SHARED
                && (test.applicationLimit() != LiveEmulatorBuilder.DEFAULT_APPLICATION_LIMIT
                        || test.roomLimit() != LiveEmulatorBuilder.DEFAULT_ROOM_LIMIT
                        || !test.secretKey().equals(LiveEmulatorBuilder.DEFAULT_SECRET_KEY)
                        || !List.of(test.administrators()).equals(List.of(LiveEmulatorBuilder.DEFAULT_ADMINISTRATOR))
                        || test.tls())) {
            throw new ParameterResolutionException(
                    "a class cannot set limits, key, administrators or TLS of an emulator"
                            + " that others share: say @LiveEmulatorTest(EmulatorScope.CLASS)");
        }
    }

    private static LiveMessageSenders senders(LiveEmulator emulator, LiveEmulatorTest test) {
        return LiveMessageSenders.create(settings(emulator, test), (client, builder) -> {
            if (test.tls()) {
                builder.sslContext(LiveEmulator.trustedForTests());
            }
        });
    }

    private static LiveSettings settings(LiveEmulator emulator, LiveEmulatorTest test) {
        Map<String, String> properties = new HashMap<>();
        properties.put("tencent.live.sdk-app-id", Long.toString(emulator.sdkAppId()));
        properties.put("tencent.live.secret-key", emulator.secretKey());
        properties.put("tencent.live.identifier", emulator.administrator());
        properties.put("tencent.live.endpoint", emulator.endpoint().toString());
        for (String line : test.properties()) {
            int equals = line.indexOf('=');
            if (equals < 0) {
                throw new ParameterResolutionException("\"" + line + "\" is no property: key=value");
            }
            properties.put(
                    line.substring(0, equals).strip(),
                    line.substring(equals + 1).strip());
        }
        return LiveSettings.from(properties);
    }

    // The younger methods are not there in JUnit 5.12, which Spring Boot 3.5 brings.
    @SuppressWarnings({"deprecation", "unchecked"})
    private static <T extends AutoCloseable> T kept(ExtensionContext place, String what, Supplier<T> make) {
        Kept kept = place.getStore(NAMESPACE)
                .getOrComputeIfAbsent(new Key(what, place.getUniqueId()), missing -> new Kept(make.get()), Kept.class);
        return (T) Objects.requireNonNull(kept).value();
    }

    /** With the place, since a store also looks into those above it, where an outer class or all classes have theirs. */
    private record Key(String what, String place) {}

    /** Closed by the store it is in: JUnit 5.12 looks for the one type, younger ones warn where it is not the other too. */
    @SuppressWarnings({"deprecation", "try"}) // Neither an emulator nor senders are interrupted when they close.
    private record Kept(AutoCloseable value) implements ExtensionContext.Store.CloseableResource, AutoCloseable {
        @Override
        public void close() throws Exception {
            value.close();
        }
    }
}
