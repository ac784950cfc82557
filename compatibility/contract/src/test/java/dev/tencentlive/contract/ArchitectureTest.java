package dev.tencentlive.contract;

import dev.tencentlive.rules.HouseRules;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.forTests("dev.tencentlive.contract").check();
    }
}
