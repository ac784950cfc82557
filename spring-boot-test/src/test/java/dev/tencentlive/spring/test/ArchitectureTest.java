package dev.tencentlive.spring.test;

import dev.tencentlive.rules.HouseRules;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.forTestkitOf("dev.tencentlive.spring.test", "dev.tencentlive.spring")
                .check();
    }
}
