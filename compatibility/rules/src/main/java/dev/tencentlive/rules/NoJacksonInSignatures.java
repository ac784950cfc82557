package dev.tencentlive.rules;

import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;

/** What a caller can see of a public type names no type of Jackson, not even as a type argument. */
final class NoJacksonInSignatures extends ArchCondition<JavaClass> {

    NoJacksonInSignatures() {
        super("name no type of Jackson where a caller sees it");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        if (Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
                .anyMatch(NoJacksonInSignatures::namesJackson)) {
            events.add(SimpleConditionEvent.violated(
                    type, type.getDescription() + " extends a type of Jackson in " + type.getSourceCodeLocation()));
        }
        type.getMembers().stream()
                .filter(NoJacksonInSignatures::isSeen)
                .filter(NoJacksonInSignatures::hasJackson)
                .forEach(member -> events.add(SimpleConditionEvent.violated(
                        member,
                        member.getDescription() + " names a type of Jackson in " + member.getSourceCodeLocation())));
    }

    private static boolean isSeen(JavaMember member) {
        Set<JavaModifier> modifiers = member.getModifiers();
        return modifiers.contains(PUBLIC) || modifiers.contains(PROTECTED);
    }

    private static boolean hasJackson(JavaMember member) {
        return member.getAllInvolvedRawTypes().stream().anyMatch(NoJacksonInSignatures::isJackson)
                || (member instanceof JavaCodeUnit codeUnit
                        && codeUnit.getExceptionTypes().stream().anyMatch(NoJacksonInSignatures::isJackson));
    }

    private static boolean namesJackson(JavaType type) {
        return type.getAllInvolvedRawTypes().stream().anyMatch(NoJacksonInSignatures::isJackson);
    }

    private static boolean isJackson(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith("com.fasterxml.jackson") || name.startsWith("tools.jackson");
    }
}
