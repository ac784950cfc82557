package dev.tencentlive.quarkus.deployment;

import dev.tencentlive.rules.HouseRules;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.forDeployment(
                        "dev.tencentlive.quarkus.deployment", "dev.tencentlive.quarkus", "dev.tencentlive.testkit")
                .emulatorIn(
                        "dev.tencentlive.quarkus.deployment.EmulatorService",
                        "dev.tencentlive.quarkus.deployment.DevServicesProcessor")
                .check();
    }
}
