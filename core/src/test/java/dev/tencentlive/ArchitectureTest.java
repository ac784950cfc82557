package dev.tencentlive;

import dev.tencentlive.rules.HouseRules;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.forCore()
                .clocksIn("dev.tencentlive.Scheduler", "dev.tencentlive.LiveMessageSenderBuilder")
                .httpIn("dev.tencentlive.ClientGenerations", "dev.tencentlive.ClosableClient")
                .check();
    }
}
