package dev.tencentlive.samples.quarkus;

import dev.tencentlive.rules.HouseRules;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.forSample("dev.tencentlive.samples.quarkus", "dev.tencentlive.quarkus")
                .check();
    }
}
