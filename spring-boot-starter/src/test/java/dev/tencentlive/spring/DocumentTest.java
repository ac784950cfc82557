package dev.tencentlive.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.LiveSetting;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.Region;
import dev.tencentlive.SendTelemetry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.json.JsonParserFactory;

/** What an editor shows, and what is measured, is what the documents say. */
final class DocumentTest {

    private static final String PREFIX = LiveSettings.PREFIX + ".";
    private static final String CLIENTS = "clients.*.";
    private static final String NONE = "–";
    private static final Map<String, String> TYPES = Map.of(
            "java.lang.Boolean", "boolean",
            "java.lang.Long", "number",
            "java.lang.Integer", "number",
            "java.lang.String", "text",
            "java.time.Duration", "duration");

    private final Map<String, Object> metadata = metadata();

    @Test
    void metadataSaysWhatTheTablesSay() throws IOException {
        Map<String, Row> documented = new TreeMap<>(table("README.md"));
        documented.putAll(table("docs/spring-boot.md"));
        documented.remove("clients.<name>.*");

        assertThat(rows()).isEqualTo(documented);
    }

    @Test
    void metadataOfNamedClientsSaysTheSameWithoutDefaults() {
        Map<String, Row> expected = new TreeMap<>();
        rows().forEach((key, row) -> {
            if (!key.equals("enabled") && !key.matches("(emulator|health|events)\\..*")) {
                expected.put(CLIENTS + key, new Row(row.type(), NONE, row.meaning()));
            }
        });

        assertThat(rows(true)).isEqualTo(expected);
    }

    @Test
    void everyDescribedSettingIsThere() {
        Set<String> described = new TreeSet<>();
        LiveSettings.described().stream().map(LiveSetting::key).forEach(described::add);

        assertThat(rows().keySet()).containsAll(described);
    }

    @Test
    void regionIsHintedAtByTheNamesOfCore() {
        List<String> hinted = list(metadata, "hints").stream()
                .filter(hint -> (PREFIX + "region").equals(hint.get("name")))
                .flatMap(hint -> list(hint, "values").stream())
                .map(value -> String.valueOf(value.get("value")))
                .toList();

        assertThat(hinted)
                .containsExactlyElementsOf(
                        Region.known().stream().map(Region::name).toList());
    }

    @Test
    void metersAreDocumentedAsTheyAre() throws IOException {
        String text = Files.readString(path("../docs/spring-boot.md"));
        Map<String, Collection<String>> documented = new TreeMap<>();
        Map<String, Collection<String>> highCardinality = new TreeMap<>();
        text.substring(text.indexOf("<!-- meters:begin -->"), text.indexOf("<!-- meters:end -->"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> List.of(line.substring(2).split(" \\| ?", -1)))
                .forEach(cells -> {
                    documented.put(cells.get(0).replace("`", ""), names(cells.get(2)));
                    highCardinality.put(cells.get(0).replace("`", ""), names(cells.get(3)));
                });

        assertThat(documented).isEqualTo(new TreeMap<>(ObservabilityTest.DOCUMENTED));
        assertThat(highCardinality.remove(SendTelemetry.SEND)).isEqualTo(ObservabilityTest.HIGH_CARDINALITY);
        assertThat(highCardinality.values()).allMatch(Collection::isEmpty);
    }

    private static List<String> names(String cell) {
        return Stream.of(cell.replaceAll("[`|]", "").strip().split(" ", -1))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private record Row(String type, String defaultValue, String meaning) {}

    private Map<String, Row> rows() {
        return rows(false);
    }

    private Map<String, Row> rows(boolean ofClients) {
        Map<String, Row> rows = new TreeMap<>();
        for (Map<String, Object> property : list(metadata, "properties")) {
            String name = String.valueOf(property.get("name"));
            boolean map = name.equals(PREFIX + "clients");
            if (name.startsWith(PREFIX) && !map && name.startsWith(PREFIX + CLIENTS) == ofClients) {
                Object given = property.get("defaultValue");
                rows.put(
                        name.substring(PREFIX.length()),
                        new Row(
                                String.valueOf(TYPES.get(String.valueOf(property.get("type")))),
                                given == null ? NONE : String.valueOf(given),
                                String.valueOf(property.get("description"))));
            }
        }
        return rows;
    }

    private static Map<String, Row> table(String document) throws IOException {
        String text = Files.readString(path("../" + document));
        String table = text.substring(text.indexOf("<!-- settings:begin -->"), text.indexOf("<!-- settings:end -->"));
        Map<String, Row> rows = new TreeMap<>();
        for (String line : table.lines().filter(line -> line.startsWith("| `")).toList()) {
            List<String> cells = List.of(line.substring(2, line.length() - 2).split(" \\| ?", -1));
            String defaultValue = cells.get(2).replace("`", "");
            rows.put(
                    cells.get(0).replace("`", ""),
                    new Row(
                            cells.get(1),
                            defaultValue.startsWith("required") ? NONE : defaultValue,
                            cells.get(cells.size() - 1).strip().replace("`", "")));
        }
        return rows;
    }

    @SuppressWarnings("unchecked") // the format's own types
    private static List<Map<String, Object>> list(Map<String, Object> owner, String key) {
        return (List<Map<String, Object>>) Objects.requireNonNull(owner.get(key));
    }

    private static Path path(String inModule) {
        return Path.of(System.getProperty("basedir", "."), inModule);
    }

    private static Map<String, Object> metadata() {
        try {
            String text = Files.readString(
                    Path.of(
                            System.getProperty("basedir", "."),
                            "target/classes/META-INF/spring-configuration-metadata.json"),
                    StandardCharsets.UTF_8);
            return JsonParserFactory.getJsonParser().parseMap(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
