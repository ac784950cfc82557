package dev.tencentlive.benchmarks.spring;

import dev.tencentlive.rules.HouseRules;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.forTests("dev.tencentlive.benchmarks.spring")
                .commandLinesIn("dev.tencentlive.benchmarks.spring.StartCost", "dev.tencentlive.benchmarks.spring.Cost")
                .clocksIn("dev.tencentlive.benchmarks.spring.Cost")
                .check();
    }
}
