package dev.tencentlive.cdi;

import dev.tencentlive.rules.HouseRules;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.forAdapter("dev.tencentlive.cdi")
                .emulatorIn("dev.tencentlive.cdi.EmulatorPart")
                .clocksIn("dev.tencentlive.cdi.HealthPart")
                .check();
    }
}
