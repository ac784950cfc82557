package dev.tencentlive.quarkus.deployment;

import dev.tencentlive.emulator.LiveEmulator;
import io.quarkus.bootstrap.app.CuratedApplication;
import io.quarkus.bootstrap.app.QuarkusBootstrap;
import io.quarkus.bootstrap.app.RunningQuarkusApplication;
import io.quarkus.maven.dependency.ArtifactKey;
import io.quarkus.runtime.LaunchMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.annotation.Annotation;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * A small application on Quarkus, built and started in this JVM as Quarkus's own tests do it, any number of them one after the
 * other. Its own classes are loaded anew for each; the library itself is shared with the test, so that both can talk.
 */
final class Application implements AutoCloseable {

    private final Built built;
    private final RunningQuarkusApplication running;
    private final ClassLoader before;
    private final boolean once;

    private Application(Built built, RunningQuarkusApplication running, ClassLoader before, boolean once) {
        this.before = before;
        this.built = built;
        this.running = running;
        this.once = once;
    }

    /** What can be started any number of times, one after the other: to find all its class path takes longest. */
    static final class Built implements AutoCloseable {

        private final Path root;
        private final CuratedApplication curated;

        private Built(Path root, CuratedApplication curated) {
            this.root = root;
            this.curated = curated;
        }

        Application start(Map<String, String> properties) throws Exception {
            return start(properties, false);
        }

        private Application start(Map<String, String> properties, boolean once) throws Exception {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            try {
                write(properties, root);
                RunningQuarkusApplication running = curated.createAugmentor()
                        .createInitialRuntimeApplication()
                        .run();
                // As on every thread of the application's own: much of Quarkus finds its application by it.
                thread.setContextClassLoader(running.getClassLoader());
                return new Application(this, running, before, once);
            } catch (Exception | Error e) {
                thread.setContextClassLoader(before);
                throw e;
            }
        }

        @Override
        public void close() {
            curated.close();
            delete(root);
        }
    }

    /** Builds and starts; the properties are those of its file. */
    static Application start(Map<String, String> properties, Class<?>... own) throws Exception {
        Built built = of(own);
        try {
            return built.start(properties, true);
        } catch (Exception | Error e) {
            built.close();
            throw e;
        }
    }

    static Built of(Class<?>... own) throws Exception {
        Path root = Files.createTempDirectory("quarkus-application");
        for (Class<?> type : own) {
            copy(type, root);
            if (ConfigSource.class.isAssignableFrom(type)) {
                Path services = Files.createDirectories(root.resolve("META-INF/services"));
                Files.writeString(services.resolve(ConfigSource.class.getName()), type.getName());
            }
        }
        LaunchMode.set(LaunchMode.TEST);
        Path project = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        return new Built(
                root,
                QuarkusBootstrap.builder()
                        .setBaseName("application")
                        .setApplicationRoot(root)
                        .setMode(QuarkusBootstrap.Mode.TEST)
                        .addExcludedPath(project.resolve("target/test-classes"))
                        .setProjectRoot(project)
                        .setTargetDirectory(project.resolve("target"))
                        .addParentFirstArtifact(shared("dev.tencentlive", "tencent-live-core"))
                        .addParentFirstArtifact(shared("dev.tencentlive", "tencent-live-emulator"))
                        .addParentFirstArtifact(shared("com.fasterxml.jackson.core", "jackson-core"))
                        .build()
                        .bootstrap());
    }

    /** Its default client, and so every one, sends to this emulator. */
    static Map<String, String> sendingTo(LiveEmulator emulator) {
        return Map.of(
                "tencent.live.sdk-app-id", Long.toString(emulator.sdkAppId()),
                "tencent.live.secret-key", emulator.secretKey(),
                "tencent.live.endpoint", emulator.endpoint().toString());
    }

    private static ArtifactKey shared(String group, String artifact) {
        return ArtifactKey.of(group, artifact, null, "jar");
    }

    /** A bean as the application has it. */
    <T> T bean(Class<T> type, Annotation... qualifiers) {
        return type.cast(running.instance(type, qualifiers));
    }

    ClassLoader classLoader() {
        return running.getClassLoader();
    }

    @Override
    public void close() {
        try {
            running.close();
        } catch (Exception e) {
            throw new IllegalStateException("the application did not stop", e);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
            if (once) {
                built.close();
            }
        }
    }

    private static void write(Map<String, String> properties, Path root) throws IOException {
        Properties file = new Properties();
        Map<String, String> all = new TreeMap<>(Map.of(
                "quarkus.http.test-port", "0",
                "quarkus.http.host", "127.0.0.1",
                "quarkus.otel.traces.exporter", "none",
                "quarkus.banner.enabled", "false",
                "quarkus.log.level", "WARN"));
        all.putAll(properties);
        file.putAll(all);
        try (Writer writer = Files.newBufferedWriter(root.resolve("application.properties"))) {
            file.store(writer, null);
        }
    }

    /** With the classes inside it. */
    private static void copy(Class<?> type, Path root) throws IOException, URISyntaxException {
        String name = type.getName().replace('.', '/');
        Path classes =
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path target = Files.createDirectories(root.resolve(name).getParent());
        String simple = root.resolve(name).getFileName().toString();
        try (Stream<Path> files = Files.list(classes.resolve(name).getParent())) {
            for (Path file : files.toList()) {
                String found = file.getFileName().toString();
                if (found.equals(simple + ".class") || found.startsWith(simple + "$")) {
                    Files.copy(file, target.resolve(found));
                }
            }
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
