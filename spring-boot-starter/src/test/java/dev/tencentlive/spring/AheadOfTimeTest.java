package dev.tencentlive.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tencentlive.LiveMessageListener;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.LiveSettings;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.context.aot.AbstractAotProcessor.Settings;

/** An application is processed ahead of time without secrets, with a named client; run time decides what there is. */
final class AheadOfTimeTest {

    private static final String[] SECRETS = {
        "--tencent.live.sdk-app-id=1400000000",
        "--tencent.live.secret-key=" + Contexts.KEY,
        "--tencent.live.region=singapore"
    };
    private static final String CLIENT = "--tencent.live.clients.eu.region=frankfurt";

    @TempDir
    static Path directory;

    @BeforeAll
    static void processAheadOfTime() throws IOException {
        new SpringApplicationAotProcessor(
                        AheadOfTimeApplication.class,
                        Settings.builder()
                                .sourceOutput(directory.resolve("sources"))
                                .resourceOutput(directory.resolve("resources"))
                                .classOutput(Files.createDirectories(directory.resolve("classes")))
                                .groupId("dev.tencentlive")
                                .artifactId("ahead-of-time")
                                .build(),
                        new String[] {CLIENT})
                .process();
        compile(files("sources", ".java"), directory.resolve("classes"));
    }

    @Test
    void withSecretsThereAreTheSendersOfBuildTime() throws Exception {
        assertThat(senders(SECRETS[0], SECRETS[1], SECRETS[2], CLIENT))
                .isEqualTo("[euLiveMessageSender, liveMessageSender] [[default, eu]]");
    }

    @Test
    void withoutSecretsItStartsWithoutASender() throws Exception {
        assertThat(senders(CLIENT)).isEqualTo("[] []");
    }

    @Test
    void wrongValueEndsTheStart() {
        assertThatThrownBy(() -> senders(SECRETS[0], SECRETS[1], SECRETS[2], CLIENT, "--tencent.live.proxy.port=many"))
                .hasMessageContaining("tencent.live.proxy.port: many");
    }

    /** Properties are bound by reflection. Of core, Spring itself asks for the types of beans, and nothing else is needed. */
    @Test
    void hintsAreForThePropertiesAndOfCoreForBeansOnly() {
        Pattern type = Pattern.compile("\"(dev\\.tencentlive\\.[\\w.$]+)\"");
        Set<String> hinted = files("resources", ".json").stream()
                .flatMap(file -> type.matcher(read(file)).results())
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(hinted)
                .contains(
                        TencentLiveProperties.class.getName(),
                        TencentLiveProperties.Client.class.getName(),
                        TencentLiveProperties.ClientRetry.class.getName(),
                        TencentLiveProperties.Proxy.class.getName())
                .filteredOn(name -> !name.startsWith("dev.tencentlive.spring."))
                .isSubsetOf(
                        LiveMessageListener.class.getName(),
                        LiveMessageSender.class.getName(),
                        LiveMessageSenders.class.getName(),
                        LiveSettings.class.getName());
    }

    /** In a class loader of its own, since generated classes must stand beside those they are for. */
    private static String senders(String... arguments) throws Exception {
        List<URL> urls = new ArrayList<>();
        urls.add(directory.resolve("classes").toUri().toURL());
        urls.add(directory.resolve("resources").toUri().toURL());
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        System.setProperty(AotDetector.AOT_ENABLED, "true");
        try (URLClassLoader loader =
                new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            Method senders = loader.loadClass(AheadOfTimeApplication.class.getName())
                    .getDeclaredMethod("senders", String[].class);
            senders.setAccessible(true);
            return String.valueOf(senders.invoke(null, (Object) arguments));
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            Thread.currentThread().setContextClassLoader(before);
            System.clearProperty(AotDetector.AOT_ENABLED);
        }
    }

    private static void compile(List<Path> sources, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean compiled = compiler.getTask(
                            said,
                            files,
                            null,
                            List.of(
                                    "-proc:none",
                                    "-nowarn",
                                    "-d",
                                    classes.toString(),
                                    "-cp",
                                    classes + File.pathSeparator + System.getProperty("java.class.path")),
                            null,
                            files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(compiled).as(said.toString()).isTrue();
        }
    }

    private static List<Path> files(String below, String ending) {
        try (Stream<Path> all = Files.walk(directory.resolve(below))) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
