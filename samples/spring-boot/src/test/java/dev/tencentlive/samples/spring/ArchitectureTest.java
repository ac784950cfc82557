package dev.tencentlive.samples.spring;

import dev.tencentlive.rules.HouseRules;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.forSample("dev.tencentlive.samples.spring", "dev.tencentlive.spring")
                .check();
    }
}
