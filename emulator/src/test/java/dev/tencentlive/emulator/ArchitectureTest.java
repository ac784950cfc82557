package dev.tencentlive.emulator;

import dev.tencentlive.rules.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.forEmulator()
                .clocksIn("dev.tencentlive.emulator.LiveEmulatorBuilder")
                .jsonIn("dev.tencentlive.emulator.JsonText")
                .commandLinesIn("dev.tencentlive.emulator.EmulatorCommandLine")
                .check();
    }
}
