package dev.tencentlive.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.LiveMessage;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.testkit.LiveEmulatorTest;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.reflect.Proxy;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Exchanges run on the executor that the container manages. */
@LiveEmulatorTest
final class ExecutorTest {

    private static final AtomicInteger TASKS = new AtomicInteger();
    private static final ExecutorService THREADS = Executors.newCachedThreadPool();

    private final LiveEmulator emulator;

    ExecutorTest(LiveEmulator emulator) {
        this.emulator = emulator;
    }

    @AfterEach
    void forget() {
        TASKS.set(0);
    }

    @Test
    void executorOfJakartaConcurrencyIsUsed() throws Exception {
        sendOn(OfConcurrency.class);

        assertThat(TASKS).hasPositiveValue();
    }

    @Test
    void executorOfContextPropagationIsUsed() throws Exception {
        sendOn(OfContextPropagation.class);

        assertThat(TASKS).hasPositiveValue();
    }

    @Test
    void executorOfAnotherClientIsNot() throws Exception {
        sendOn(OfEu.class);

        assertThat(TASKS).hasValue(0);
    }

    private void sendOn(Class<?> bean) throws Exception {
        try (Application application = Application.on(emulator).bean(bean).start()) {
            assertThat(application
                            .sender()
                            .sendAsync(LiveMessage.of("room1", "gift", "rose"))
                            .get(10, TimeUnit.SECONDS)
                            .requestId())
                    .isNotNull();
        }
    }

    /** Counts what it is given, and does nothing else that an executor can. */
    private static <T> T executor(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                ExecutorTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("execute")) {
                        TASKS.incrementAndGet();
                        THREADS.execute((Runnable) arguments[0]);
                        return null;
                    }
                    if (method.getDeclaringClass() == Object.class) {
                        return method.invoke(TASKS, arguments);
                    }
                    throw new UnsupportedOperationException(method.getName());
                }));
    }

    @Singleton
    static class OfConcurrency {
        @Produces
        @Singleton
        ManagedExecutorService managed() {
            return executor(ManagedExecutorService.class);
        }
    }

    @Singleton
    static class OfContextPropagation {
        @Produces
        @Singleton
        ManagedExecutor managed() {
            return executor(ManagedExecutor.class);
        }
    }

    @Singleton
    static class OfEu {
        @Produces
        @Singleton
        @LiveClient("eu")
        ManagedExecutorService managed() {
            return executor(ManagedExecutorService.class);
        }
    }
}
