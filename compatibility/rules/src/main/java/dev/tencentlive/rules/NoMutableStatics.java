package dev.tencentlive.rules;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.PRIVATE;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/**
 * Static fields are final and hold nothing that changes.
 *
 * <p>An array is let through when it is private: class files do not tell who writes to its elements, and a private table
 * is the usual way to hold an alphabet. A static initializer that fills a collection is refused whatever type its field
 * declares; a static method that fills one and returns a copy is not.
 */
final class NoMutableStatics extends ArchCondition<JavaClass> {

    private static final List<String> MUTABLE = List.of(
            "java.lang.AbstractStringBuilder",
            "java.lang.ThreadLocal",
            "java.lang.Thread",
            "java.text.Format",
            "java.util.AbstractCollection",
            "java.util.AbstractMap",
            "java.util.BitSet",
            "java.util.Calendar",
            "java.util.Date",
            "java.util.Dictionary",
            "java.util.Timer",
            "java.util.concurrent.BlockingQueue",
            "java.util.concurrent.ConcurrentMap",
            "java.util.concurrent.ExecutorService");

    NoMutableStatics() {
        super("keep no state in static fields");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        type.getFields().stream()
                .filter(field -> field.getModifiers().contains(STATIC))
                .filter(field -> !field.getModifiers().contains(SYNTHETIC))
                .filter(NoMutableStatics::holdsState)
                .forEach(field -> events.add(SimpleConditionEvent.violated(
                        field, field.getDescription() + " can change in " + field.getSourceCodeLocation())));
        type.getStaticInitializer()
                .ifPresent(initializer -> initializer.getConstructorCallsFromSelf().stream()
                        .filter(call -> !call.isDeclaredInLambda())
                        .filter(NoMutableStatics::makesState)
                        .forEach(call -> events.add(SimpleConditionEvent.violated(call, call.getDescription()))));
    }

    private static boolean holdsState(JavaField field) {
        return !field.getModifiers().contains(FINAL)
                || (field.getRawType().isArray() && !field.getModifiers().contains(PRIVATE))
                || isMutable(field.getRawType());
    }

    // The copy constructors of unmodifiable collections are not public, so whatever is made here can be written to.
    private static boolean makesState(JavaConstructorCall call) {
        return isMutable(call.getTargetOwner());
    }

    private static boolean isMutable(JavaClass type) {
        return type.getPackageName().equals("java.util.concurrent.atomic")
                || MUTABLE.stream().anyMatch(type::isAssignableTo);
    }
}
