package dev.tencentlive.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.LiveSetting;
import dev.tencentlive.LiveSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What can be set, and what is measured, is what the documents say. */
final class DocumentTest {

    private static final String NONE = "–";
    private static final Map<Class<?>, String> TYPES = Map.of(
            Boolean.class, "boolean",
            Long.class, "number",
            Integer.class, "number",
            String.class, "text",
            Duration.class, "duration");

    @Test
    void commonSettingsAreThoseOfTheReadme() throws IOException {
        Map<String, Row> documented = table("../README.md");
        documented.remove("clients.<name>.*");

        assertThat(rows(LiveSettings.described())).isEqualTo(documented);
    }

    @Test
    void furtherSettingsAreThoseOfThePage() throws IOException {
        assertThat(rows(OwnSettings.DESCRIBED)).isEqualTo(table("../docs/cdi.md"));
    }

    @Test
    void everyDocumentedSettingIsKnown() throws IOException {
        Map<String, Row> documented = table("../README.md");
        documented.putAll(table("../docs/cdi.md"));
        documented.remove("clients.<name>.*");
        documented.remove("region");
        Application.Setup setup = Application.configured();
        documented.forEach((key, row) -> {
            if (!row.defaultValue().equals(NONE)) {
                setup.with("tencent.live." + key, row.defaultValue());
            }
        });

        try (Application application = setup.start()) {
            assertThat(application.get(LiveSettings.class).deliveryTimeout()).isEqualTo(Duration.ofSeconds(15));
        }
    }

    @Test
    void metricsAreDocumentedAsTheyAre() throws IOException {
        Map<String, Collection<String>> documented = new TreeMap<>();
        lines("../docs/cdi.md", "meters")
                .forEach(cells -> documented.put(
                        cells.get(0).replace("`", ""),
                        List.of(cells.get(2).replace("`", "").split(" ", -1))));

        assertThat(documented).isEqualTo(new TreeMap<>(TelemetryTest.DOCUMENTED));
    }

    private record Row(String type, String defaultValue, String meaning) {}

    private static Map<String, Row> rows(List<LiveSetting> settings) {
        Map<String, Row> rows = new TreeMap<>();
        settings.forEach(setting -> rows.put(
                setting.key(),
                new Row(
                        String.valueOf(TYPES.get(setting.type())),
                        setting.defaultValue() == null ? NONE : setting.defaultValue(),
                        setting.text())));
        return rows;
    }

    private static Map<String, Row> table(String document) throws IOException {
        Map<String, Row> rows = new TreeMap<>();
        for (List<String> cells : lines(document, "settings")) {
            String defaultValue = cells.get(2).replace("`", "");
            rows.put(
                    cells.get(0).replace("`", ""),
                    new Row(
                            cells.get(1),
                            defaultValue.startsWith("required") ? NONE : defaultValue,
                            cells.get(3).replace("`", "")));
        }
        return rows;
    }

    private static List<List<String>> lines(String document, String name) throws IOException {
        String text = Files.readString(Path.of(System.getProperty("basedir", "."), document));
        return text.substring(text.indexOf("<!-- " + name + ":begin -->"), text.indexOf("<!-- " + name + ":end -->"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> List.of(line.substring(2).split(" ?\\| ?", -1)))
                .toList();
    }
}
