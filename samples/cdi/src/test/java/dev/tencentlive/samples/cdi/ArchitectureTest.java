package dev.tencentlive.samples.cdi;

import dev.tencentlive.rules.HouseRules;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.forSample("dev.tencentlive.samples.cdi", "dev.tencentlive.cdi")
                .commandLinesIn("dev.tencentlive.samples.cdi.GiftMain")
                .check();
    }
}
