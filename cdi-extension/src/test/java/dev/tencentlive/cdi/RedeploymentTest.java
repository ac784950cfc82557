package dev.tencentlive.cdi;

import static dev.tencentlive.testkit.LiveAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.testkit.LiveEmulatorTest;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * An application is deployed again and again, as on a server: the container and its APIs are the server's, this library and
 * everything that it brings belong to the application's class loader.
 */
@LiveEmulatorTest
final class RedeploymentTest {

    private static final int DEPLOYMENTS = 20;

    @Test
    @Timeout(240)
    void twentyDeploymentsLeaveNoThreadAndNoClassLoader(LiveEmulator emulator) throws Exception {
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        // Weld SE makes one shutdown hook in a JVM, a thread that keeps the loader of the very first application.
        deploy(emulator);
        for (int i = 0; i < DEPLOYMENTS; i++) {
            loaders.add(deploy(emulator));
        }

        assertThat(emulator).room("room1").hasMessages(1 + DEPLOYMENTS);
        assertThat(loaders).hasSize(DEPLOYMENTS);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            System.gc();
            assertThat(threads()).isEmpty();
            assertThat(loaders).allSatisfy(loader -> assertThat(loader.get()).isNull());
        });
    }

    private static WeakReference<ClassLoader> deploy(LiveEmulator emulator) throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (ApplicationClassLoader loader = new ApplicationClassLoader(before)) {
            Class<?> deployed = loader.loadClass(Deployed.class.getName());
            assertThat(deployed.getClassLoader()).isSameAs(loader);
            Thread.currentThread().setContextClassLoader(loader);
            deployed.getMethod("run", String.class, String.class, String.class)
                    .invoke(
                            null,
                            Long.toString(emulator.sdkAppId()),
                            emulator.secretKey(),
                            emulator.endpoint().toString());
            return new WeakReference<>(loader);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static List<String> threads() {
        return Stream.of(Thread.getAllStackTraces().keySet().toArray(Thread[]::new))
                .map(Thread::getName)
                .filter(name -> name.matches("(tencent-live-(?!emulator)|HttpClient-).*"))
                .toList();
    }

    /** A web application's: its own classes first. */
    private static final class ApplicationClassLoader extends URLClassLoader {

        ApplicationClassLoader(ClassLoader parent) throws IOException, URISyntaxException {
            super(
                    new URL[] {
                        place(LiveClient.class), place(RedeploymentTest.class), place(dev.tencentlive.LiveMessage.class)
                    },
                    parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("dev.tencentlive.") && !name.startsWith("dev.tencentlive.emulator.")) {
                synchronized (getClassLoadingLock(name)) {
                    Class<?> loaded = findLoadedClass(name);
                    return loaded == null ? findClass(name) : loaded;
                }
            }
            return super.loadClass(name, resolve);
        }

        private static URL place(Class<?> type) throws IOException, URISyntaxException {
            URL place = Objects.requireNonNull(
                    type.getProtectionDomain().getCodeSource().getLocation());
            return Path.of(place.toURI()).toUri().toURL();
        }
    }
}
