package dev.tencentlive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ReadmeTablesTest {

    private static final Path README = Path.of(System.getProperty("basedir", "."), "..", "README.md");
    private static final String BEGIN = "<!-- settings:begin -->\n";
    private static final String END = "<!-- settings:end -->\n";

    /** The table is written by {@code mvn -pl core test -Dtest=ReadmeTablesTest -Dtencentlive.docs=write}. */
    @Test
    void tableOfSettingsAgreesWithTheCode() throws Exception {
        String readme = Files.readString(README);
        String before = readme.substring(0, readme.indexOf(BEGIN) + BEGIN.length());
        String after = readme.substring(readme.indexOf(END));
        String expected = before + table() + after;
        if ("write".equals(System.getProperty("tencentlive.docs"))) {
            Files.writeString(README, expected);
        } else {
            assertThat(readme).isEqualTo(expected);
        }
    }

    private static String table() {
        Set<String> required =
                catchThrowableOfType(InvalidSettingsException.class, () -> LiveSettings.from(Map.of()))
                        .problems()
                        .stream()
                        .map(SettingsProblem::key)
                        .collect(Collectors.toSet());
        Stream<String> rows =
                LiveSettings.described().stream().map(row -> row(row, required.contains("tencent.live." + row.key())));
        return Stream.of(
                        Stream.of("| key under tencent.live. | type | default | meaning |", "|---|---|---|---|"),
                        rows,
                        Stream.of(
                                "| `clients.<name>.*` | | – | Further senders, each inheriting what it does not set;"
                                        + " `region`/`endpoint` and `sdk-app-id`/`secret-key` are inherited or replaced as pairs. |"))
                .flatMap(lines -> lines)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static String row(LiveSetting row, boolean required) {
        return "| `" + row.key() + "` | " + type(row.type()) + " | " + defaultOf(row, required) + " | " + row.text()
                + " |";
    }

    private static String type(Class<?> type) {
        if (type == Duration.class) {
            return "duration";
        }
        if (type == Boolean.class) {
            return "boolean";
        }
        return type == String.class ? "text" : "number";
    }

    private static String defaultOf(LiveSetting row, boolean required) {
        if (row.defaultValue() != null) {
            return "`" + row.defaultValue() + "`";
        }
        return required ? "required" + (row.key().equals("region") ? ", or `endpoint`" : "") : "–";
    }
}
