package dev.tencentlive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RegionTest {

    @ParameterizedTest
    @CsvSource({
        "china, console.tim.qq.com, adminapi.my-imcloud.com",
        "singapore, adminapisgp.im.qcloud.com, adminapisgp.my-imcloud.com",
        "silicon-valley, adminapiusa.im.qcloud.com, adminapiusa.my-imcloud.com",
        "jakarta, adminapiidn.im.qcloud.com, adminapiidn.my-imcloud.com",
        "seoul, adminapikr.im.qcloud.com, adminapikr.my-imcloud.com",
        "tokyo, adminapijpn.im.qcloud.com, adminapijpn.my-imcloud.com",
        "frankfurt, adminapiger.im.qcloud.com, adminapiger.my-imcloud.com",
    })
    void nameStandsForTheVendorsHostAndTellsItsBackup(String name, String host, String backup) {
        assertThat(Region.of(name).endpoint()).isEqualTo(URI.create("https://" + host));
        assertThat(Region.of(name).backupHost()).hasValue(backup);
        assertThat(Region.of(host)).isEqualTo(Region.of(name));
        assertThat(Region.isVendors(host)).isTrue();
        assertThat(Region.isVendors(backup)).isTrue();
        assertThat(Region.known()).contains(Region.of(name)).hasSize(7);
    }

    @Test
    void backupIsCalledWhenItIsSetAndHasNoBackupOfItsOwn() {
        Region backup = Region.of("adminapisgp.my-imcloud.com");
        assertThat(backup.endpoint()).isEqualTo(URI.create("https://adminapisgp.my-imcloud.com"));
        assertThat(backup.backupHost()).isEmpty();
    }

    @Test
    void caseAndBlanksOfANameDoNotMatter() {
        assertThat(Region.of(" Silicon-Valley\t")).isEqualTo(Region.SILICON_VALLEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"live-gateway.example.com", "a.b", "10.0.0.1", "xn--bcher-kva.example"})
    void anyOtherHostIsTakenAsItIs(String host) {
        Region region = Region.of(host);
        assertThat(region.endpoint()).isEqualTo(URI.create("https://" + host));
        assertThat(region.backupHost()).isEmpty();
        assertThat(Region.isVendors(host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mars",
                "localhost",
                "https://a.b",
                "a.b/c",
                "a.b:443",
                "u@a.b",
                "a..b",
                "-a.b",
                "a-.b",
                "a.b.",
                "ü.b",
                "a b.c"
            })
    void whatIsNeitherNameNorHostIsRefused(String text) {
        assertThatThrownBy(() -> Region.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "must be one of china, singapore, silicon-valley, jakarta, seoul, tokyo, frankfurt,"
                                + " or a host name");
    }

    @Test
    void nearestNameIsSuggested() {
        assertThatThrownBy(() -> Region.of("francfurt"))
                .hasMessage(
                        "francfurt, must be one of china, singapore, silicon-valley, jakarta, seoul, tokyo, frankfurt,"
                                + " or a host name; did you mean frankfurt?");
    }
}
