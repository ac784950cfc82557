package dev.tencentlive.spring;

import dev.tencentlive.rules.HouseRules;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.forAdapter("dev.tencentlive.spring")
                .emulatorIn(
                        "dev.tencentlive.spring.TencentLiveEmulatorAutoConfiguration",
                        "dev.tencentlive.spring.TencentLiveEmulatorAutoConfiguration$EmulatorConnectionDetails")
                .clocksIn(
                        "dev.tencentlive.spring.TencentLiveHealthAutoConfiguration$Boot3",
                        "dev.tencentlive.spring.TencentLiveHealthAutoConfiguration$Boot4")
                .check();
    }
}
