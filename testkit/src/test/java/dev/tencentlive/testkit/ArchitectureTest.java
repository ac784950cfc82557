package dev.tencentlive.testkit;

import dev.tencentlive.rules.HouseRules;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.forTestkit()
                .clocksIn(
                        "dev.tencentlive.testkit.RecordingLiveMessageSender", "dev.tencentlive.testkit.LiveAssertions")
                .check();
    }
}
