package dev.tencentlive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NearestTest {

    private static final List<String> NAMES =
            List.of("region", "endpoint", "sdk-app-id", "secret-key", "limit.per-second", "limit.per-room-per-second");

    @ParameterizedTest
    @CsvSource({
        "region, region",
        "regoin, region",
        "regio, region",
        "regionn, region",
        "rehion, region",
        "REGION, region",
        "Region, region",
        "sdkAppId, sdk-app-id",
        "secret_key, secret-key",
        "limit.per-sceond, limit.per-second",
        "limit.per-room-second, limit.per-room-per-second",
    })
    void slipOfTheFingerIsRecognised(String written, String meant) {
        assertThat(Nearest.to(written, NAMES)).hasValue(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "colour", "timeout", "enabled"})
    void whatResemblesNothingIsNotGuessed(String written) {
        assertThat(Nearest.to(written, NAMES)).isEmpty();
    }

    @Test
    void tieIsBrokenByTheAlphabet() {
        assertThat(Nearest.to("ba", List.of("bc", "bb"))).hasValue("bb");
    }

    @Test
    void nothingToChooseFromIsNoMistake() {
        assertThat(Nearest.to("region", List.of())).isEmpty();
    }
}
