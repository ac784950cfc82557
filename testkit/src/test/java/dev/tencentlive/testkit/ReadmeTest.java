package dev.tencentlive.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ReadmeTest {

    private static final Path HERE = Path.of(System.getProperty("basedir", ""));

    @Test
    void whatItShowsIsCompiled() throws IOException {
        Path tests = HERE.resolve("src/test/java/dev/tencentlive/testkit");
        String compiled = squeezed(Files.readString(tests.resolve("GiftServiceTest.java"))
                + Files.readString(tests.resolve("GiftsOverHttpTest.java")));
        List<String> shown = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(readme())
                .results()
                .map((MatchResult block) -> squeezed(block.group(1)))
                .toList();

        assertThat(shown).hasSize(2).allSatisfy(block -> assertThat(compiled).contains(block));
    }

    @Test
    void everyAnswerIsInItsTable() throws IOException {
        String readme = readme();
        Stream<String> answers = Arrays.stream(NextSends.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName);

        assertThat(answers).allSatisfy(name -> assertThat(readme).contains("`" + name + "("));
    }

    private static String readme() throws IOException {
        return Files.readString(HERE.resolve("README.md"));
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }
}
