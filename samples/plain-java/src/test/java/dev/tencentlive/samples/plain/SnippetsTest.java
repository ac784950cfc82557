package dev.tencentlive.samples.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What the pages show is a region of code that was compiled, {@code <!-- snippet FILE REGION -->} before each block, and
 * dependencies that resolve.
 */
final class SnippetsTest {

    private static final Path TOP = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Pattern BLOCK =
            Pattern.compile("(?:<!-- snippet (\\S+) (\\S+) -->\\n)?```java\\n(.*?)```", Pattern.DOTALL);

    private static final Pattern OUR_DEPENDENCY = Pattern.compile(
            "<groupId>dev\\.tencentlive</groupId>\\s*<artifactId>(\\S+)</artifactId>(?:\\s*<version>(\\S+)</version>)?"
                    + "|dev\\.tencentlive:([a-z-]+):([^\\s`\"]+)");
    private static final Pattern OUR_VERSION =
            Pattern.compile("<groupId>dev\\.tencentlive</groupId>.*?<version>(\\S+)</version>", Pattern.DOTALL);

    @TestFactory
    Stream<DynamicTest> everyJavaBlockIsCompiledCode() throws IOException {
        return pages().stream().flatMap(page -> {
            Matcher block = BLOCK.matcher(read(page));
            return block.results()
                    .map(found -> DynamicTest.dynamicTest(
                            TOP.relativize(page) + " " + found.group(2),
                            () -> assertThat(found.group(3)).isEqualTo(region(found.group(1), found.group(2)))));
        });
    }

    @TestFactory
    Stream<DynamicTest> everyDependencyOfOursHasTheVersionThatIsBuilt() throws IOException {
        Matcher built = OUR_VERSION.matcher(read(TOP.resolve("pom.xml")));
        assertThat(built.find()).isTrue();
        return Stream.concat(pages().stream(), Stream.of(TOP.resolve("testkit/README.md")))
                .flatMap(page -> OUR_DEPENDENCY.matcher(read(page)).results().map(found -> {
                    boolean element = found.group(1) != null;
                    String where = TOP.relativize(page) + " " + found.group(element ? 1 : 3);
                    return DynamicTest.dynamicTest(
                            where,
                            () -> assertThat(found.group(element ? 2 : 4))
                                    .as(where)
                                    .isEqualTo(built.group(1)));
                }));
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(TOP.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(TOP.resolve("README.md")),
                            docs.filter(page -> page.toString().endsWith(".md")))
                    .sorted()
                    .toList();
        }
    }

    private static String region(String file, String name) {
        assertThat(file)
                .as("a block of Java without a snippet comment before it")
                .isNotNull();
        String source = read(TOP.resolve(file));
        int begin = source.indexOf("// region " + name + "\n");
        assertThat(begin).as("region %s of %s", name, file).isNotNegative();
        int start = source.indexOf('\n', begin) + 1;
        int end = source.lastIndexOf('\n', source.indexOf("// endregion", begin));
        return source.substring(start, end).stripIndent() + "\n";
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
