package dev.tencentlive.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tencentlive.LiveSetting;
import dev.tencentlive.LiveSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What Quarkus shows of the settings is what the documents say. */
final class DocumentTest {

    private static final String RUN_TIME = "tencent.live.";
    private static final String BUILD_TIME = "quarkus.tencent-live.";
    private static final String CLIENT = "clients.\"name\".";
    private static final String NONE = "–";
    private static final Map<String, String> TYPES = Map.of(
            "boolean", "boolean",
            "java.lang.Boolean", "boolean",
            "int", "number",
            "java.lang.Integer", "number",
            "java.lang.Long", "number",
            "java.lang.String", "text",
            "java.time.Duration", "duration");

    @Test
    void modelSaysWhatTheTablesSay() throws IOException {
        Map<String, Row> documented = new TreeMap<>(table("README.md", "settings"));
        documented.putAll(table("docs/quarkus.md", "settings"));
        documented.remove("clients.<name>.*");
        Map<String, Row> own = new TreeMap<>(rows("runtime", RUN_TIME));
        own.keySet().removeIf(key -> key.startsWith(CLIENT));

        assertThat(own).isEqualTo(documented);
    }

    @Test
    void modelOfNamedClientsSaysTheSameWithoutDefaults() throws IOException {
        Map<String, Row> expected = new TreeMap<>();
        Map<String, Row> named = new TreeMap<>();
        rows("runtime", RUN_TIME).forEach((key, row) -> {
            if (key.startsWith(CLIENT)) {
                named.put(key.substring(CLIENT.length()), row);
            } else if (!key.equals("enabled") && !key.startsWith("events.")) {
                expected.put(key, new Row(row.type(), NONE, row.meaning()));
            }
        });

        assertThat(named).isEqualTo(expected);
    }

    @Test
    void everyDescribedSettingIsThere() throws IOException {
        Set<String> described =
                LiveSettings.described().stream().map(LiveSetting::key).collect(Collectors.toSet());

        assertThat(rows("runtime", RUN_TIME).keySet()).containsAll(described);
    }

    @Test
    void modelOfTheBuildSaysWhatItsTableSays() throws IOException {
        assertThat(rows("deployment", BUILD_TIME)).isEqualTo(table("docs/quarkus.md", "build-settings"));
    }

    private record Row(String type, String defaultValue, String meaning) {}

    private static Map<String, Row> rows(String module, String prefix) throws IOException {
        Properties texts = new Properties();
        try (var reader = Files.newBufferedReader(classes(module).resolve("META-INF/quarkus-javadoc.properties"))) {
            texts.load(reader);
        }
        Map<String, Row> rows = new TreeMap<>();
        for (JsonNode item : items(module)) {
            String property = item.at("/path/property").asText();
            // A duration's unit is shown in capitals, and a section is no setting.
            if (property.startsWith(prefix)
                    && TYPES.containsKey(item.path("type").asText())) {
                String source = item.path("sourceType").asText().replace('$', '.') + "."
                        + item.path("sourceElementName").asText();
                rows.put(
                        property.substring(prefix.length()),
                        new Row(
                                String.valueOf(TYPES.get(item.path("type").asText())),
                                shown(
                                        item.path("type").asText(),
                                        item.path("defaultValue").asText(NONE)),
                                String.valueOf(texts.getProperty(source)).strip()));
            }
        }
        return rows;
    }

    private static String shown(String type, String defaultValue) {
        return type.equals("java.time.Duration") ? defaultValue.toLowerCase(Locale.ROOT) : defaultValue;
    }

    private static List<JsonNode> items(String module) throws IOException {
        JsonNode model = new ObjectMapper()
                .readTree(classes(module)
                        .resolve("META-INF/quarkus-config-doc/quarkus-config-model.json")
                        .toFile());
        List<JsonNode> found = new ArrayList<>();
        collect(model.path("configRoots"), found);
        assertThat(found).isNotEmpty();
        return found;
    }

    private static void collect(JsonNode node, List<JsonNode> found) {
        if (node.isObject() && node.at("/path/property").isTextual()) {
            found.add(node);
        }
        node.forEach(child -> collect(child, found));
    }

    private static Path classes(String module) {
        return Path.of(System.getProperty("basedir", "."), "../" + module + "/target/classes");
    }

    private static Map<String, Row> table(String document, String name) throws IOException {
        String text = Files.readString(Path.of(System.getProperty("basedir", "."), "../../" + document));
        String table =
                text.substring(text.indexOf("<!-- " + name + ":begin -->"), text.indexOf("<!-- " + name + ":end -->"));
        Map<String, Row> rows = new TreeMap<>();
        for (String line : table.lines().filter(line -> line.startsWith("| `")).toList()) {
            List<String> cells = List.of(line.substring(2, line.length() - 2).split(" \\| ?", -1));
            String defaultValue = cells.get(2).replace("`", "");
            rows.put(
                    cells.get(0).replace("`", ""),
                    new Row(
                            cells.get(1),
                            defaultValue.startsWith("required") ? NONE : defaultValue,
                            cells.get(cells.size() - 1).strip()));
        }
        return rows;
    }
}
