package dev.tencentlive.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentationTest {
    private static final Path HERE = Path.of(System.getProperty("basedir", ""));

    @Test
    void tablesOfReadmeAndPackageAreTheSame() throws IOException {
        String readme = Files.readString(HERE.resolve("README.md"));
        String javadoc = Files.readString(HERE.resolve("src/main/java/dev/tencentlive/emulator/package-info.java"))
                .replace("\n * ", " ");

        assertThat(rows(javadoc, "<tr>(.*?)</tr>", "</?t[dh]>"))
                .hasSizeGreaterThan(30)
                .isEqualTo(rows(readme, "\\|(?!---)(.*)\\|\n", "\\|"));
    }

    private static List<String> rows(String text, String row, String cell) {
        return Pattern.compile(row)
                .matcher(text)
                .results()
                .map(match -> match.group(1)
                        .replaceAll(cell, " ")
                        .replaceAll("\\{@code ([^}]*)}|`", "$1")
                        .replaceAll("\\s+", " ")
                        .trim())
                .toList();
    }

    @Test
    void everyScriptIsInTheTable() throws IOException {
        String readme = Files.readString(HERE.resolve("README.md"));
        Stream<String> names = Arrays.stream(Script.class.getDeclaredMethods())
                .filter(method -> java.lang.reflect.Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .filter(name -> !name.equals("forRoom"));

        assertThat(names)
                .allMatch(name ->
                        Pattern.compile("[| ,]" + name + "[ ,]").matcher(readme).find());
    }

    @Test
    void everyRequestOfThePageIsInTheTable() throws IOException {
        String readme = Files.readString(HERE.resolve("README.md"));
        try (Stream<Path> sources = Files.walk(HERE.resolve("src/main/java"))) {
            List<String> paths = sources.filter(Files::isRegularFile)
                    .map(DocumentationTest::text)
                    .flatMap(text -> Pattern.compile("(?:readings|commands)\\.put\\(\\s*\"(/emulator/[a-z./]+)\"")
                            .matcher(text)
                            .results())
                    .map(match -> match.group(1))
                    .toList();

            assertThat(paths)
                    .hasSizeGreaterThan(14)
                    .allMatch(path -> readme.contains(" " + path + "`") || readme.contains(" " + path + "?"));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
