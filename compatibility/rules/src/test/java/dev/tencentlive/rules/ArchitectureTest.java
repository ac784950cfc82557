package dev.tencentlive.rules;

import org.junit.jupiter.api.Test;

final class ArchitectureTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.forTests("dev.tencentlive.rules").check();
    }
}
