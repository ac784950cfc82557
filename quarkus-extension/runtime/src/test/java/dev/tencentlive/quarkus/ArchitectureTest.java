package dev.tencentlive.quarkus;

import dev.tencentlive.rules.HouseRules;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.forDeployment("dev.tencentlive.quarkus", "dev.tencentlive.testkit")
                .clocksIn("dev.tencentlive.quarkus.HealthListener")
                .check();
    }
}
