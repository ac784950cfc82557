package dev.tencentlive.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A small module that breaks one rule.
 *
 * @param rules those of the module's kind, given its package
 * @param expected one part of each violation's text
 */
record Fixture(HouseRule broken, Function<String, HouseRules> rules, List<String> expected) {

    static final String PACKAGE = "dev.tencentlive.rules.fixture.";

    static Fixture breaking(HouseRule rule, Function<String, HouseRules> rules, String... expected) {
        return new Fixture(rule, rules, List.of(expected));
    }

    HouseRules house() {
        return rules.apply(own());
    }

    JavaClasses types() {
        return new ClassFileImporter().importPackages(own());
    }

    private String own() {
        return PACKAGE + broken.name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    @Override
    public String toString() {
        return broken.name();
    }
}
