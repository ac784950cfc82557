package dev.tencentlive.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the rules have to know about one module.
 *
 * @param own its package, without the dots of a pattern
 * @param neighbours package patterns of ours that it may see besides its own
 * @param places full names of the classes that hold a privilege; their nested classes share it
 */
record ModuleFacts(String own, List<String> neighbours, Map<Privilege, List<String>> places) {

    static final String OURS = "dev.tencentlive";

    ModuleFacts {
        neighbours = List.copyOf(neighbours);
        places = Map.copyOf(places);
    }

    static ModuleFacts of(String own, String... neighbours) {
        return new ModuleFacts(own, List.of(neighbours), Map.of());
    }

    ModuleFacts granting(Privilege privilege, String... classNames) {
        Map<Privilege, List<String>> more = new EnumMap<>(Privilege.class);
        more.putAll(places);
        List<String> names = new ArrayList<>(holders(privilege));
        names.addAll(List.of(classNames));
        more.put(privilege, List.copyOf(names));
        return new ModuleFacts(own, neighbours, more);
    }

    List<String> holders(Privilege privilege) {
        return places.getOrDefault(privilege, List.of());
    }

    DescribedPredicate<JavaClass> outside(Privilege privilege) {
        List<String> holders = holders(privilege);
        return describe(
                "lack the permission " + privilege + " (held by " + holders + ")",
                type -> holders.stream().noneMatch(holder -> isOrIsIn(type, holder)));
    }

    private static boolean isOrIsIn(JavaClass type, String holder) {
        return type.getName().equals(holder) || type.getName().startsWith(holder + "$");
    }
}
