package dev.tencentlive.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.testkit.LiveEmulatorTest;
import java.io.File;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@LiveEmulatorTest
final class ContextLifeTest {

    private static final LiveMessage ROSE = LiveMessage.of("room1", "gift", "rose");

    @Test
    void fiftyApplicationsLeaveNeitherThreadNorClassLoader() throws Exception {
        WeakReference<ClassLoader> loader = fiftyTimesInALoaderOfTheirOwn();

        // The JDK keeps the class of the record whose methods it linked last, 17 strongly and 25 softly.
        assertThat(new LinkedLast("one"))
                .isEqualTo(new LinkedLast("one"))
                .hasSameHashCodeAs(new LinkedLast("one"))
                .hasToString("LinkedLast[component=one]");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            System.gc();
            assertThat(threads()).isEmpty();
            assertThat(loader.get()).isNull();
        });
    }

    /** As an application server does it: the application's classes go when the application does. */
    private static WeakReference<ClassLoader> fiftyTimesInALoaderOfTheirOwn() throws Exception {
        try (URLClassLoader loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            AtomicReference<Object> sent = new AtomicReference<>();
            Method fiftyTimes =
                    loader.loadClass(LifeOfAnApplication.class.getName()).getDeclaredMethod("fiftyTimes");
            fiftyTimes.setAccessible(true);
            Thread life = new Thread(() -> {
                try {
                    sent.set(fiftyTimes.invoke(null));
                } catch (ReflectiveOperationException e) {
                    sent.set(e);
                }
            });
            life.setContextClassLoader(loader);
            life.start();
            life.join();

            assertThat(sent.get()).isEqualTo("150 sent, 150 heard of, health UP, 50 measured");
            return new WeakReference<>(loader);
        }
    }

    private record LinkedLast(String component) {}

    private static URL[] classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> {
                    try {
                        return Path.of(entry).toUri().toURL();
                    } catch (MalformedURLException e) {
                        throw new IllegalArgumentException(e);
                    }
                })
                .toArray(URL[]::new);
    }

    @Test
    void secondContextOfTheSameProcessHasItsOwnSender(LiveEmulator emulator) {
        Contexts.on(emulator)
                .run(first -> Contexts.on(emulator).run(second -> {
                    first.getBean(LiveMessageSender.class).send(ROSE);
                    second.getBean(LiveMessageSender.class).send(ROSE);

                    assertThat(first.getBean(LiveMessageSender.class))
                            .isNotSameAs(second.getBean(LiveMessageSender.class));
                }));
    }

    @Test
    void generationsFrom35OnAreTheOnesThatWereTried() {
        assertThat(List.of("3.5.0", "3.5.16", "4.0.9", "4.1.2", "5.0.0-M1", "unknown"))
                .allMatch(version -> BootGeneration.of(version).isTried());
        assertThat(List.of("2.7.18", "3.3.13", "3.4.13"))
                .noneMatch(version -> BootGeneration.of(version).isTried());
    }

    private static List<String> threads() {
        return Stream.of(Thread.getAllStackTraces().keySet().toArray(Thread[]::new))
                .map(Thread::getName)
                .filter(name -> name.matches("(tencent-live-(?!emulator)|HttpClient-).*"))
                .toList();
    }
}
