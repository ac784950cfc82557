package dev.tencentlive.samples.plain;

import dev.tencentlive.rules.HouseRules;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.forSample("dev.tencentlive.samples.plain")
                .clocksIn("dev.tencentlive.samples.plain.Demo")
                .commandLinesIn("dev.tencentlive.samples.plain.Demo", "dev.tencentlive.samples.plain.SendGift")
                .check();
    }
}
