package dev.tencentlive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ClosableClientTest {

    /** Before JDK 21 a client's thread has to be found among those that others start in the same group meanwhile. */
    @Test
    void closingEndsTheClientsOwnThreadAndInterruptsNoOther() throws Exception {
        Set<Thread> before = selectors();
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        List<Thread> others = new ArrayList<>();
        ClosableClient client = ClosableClient.build(() -> {
            for (int i = 0; i < 20; i++) {
                others.add(new Thread(() -> wait(end, interrupted), "tencent-live-http-" + i));
            }
            others.forEach(Thread::start);
            return HttpClient.newHttpClient();
        });
        assertThat(added(before)).hasSize(1);

        client.close();

        await().untilAsserted(() -> assertThat(added(before)).isEmpty());
        assertThat(interrupted.getCount()).isEqualTo(1);
        end.countDown();
        for (Thread other : others) {
            other.join();
        }
        // Held until here: a client that is collected ends its thread by itself.
        assertThat(client.client()).isNotNull();
    }

    private static void wait(CountDownLatch end, CountDownLatch interrupted) {
        try {
            end.await();
        } catch (InterruptedException e) {
            interrupted.countDown();
        }
    }

    private static Set<Thread> added(Set<Thread> before) {
        Set<Thread> added = selectors();
        added.removeAll(before);
        return added;
    }

    private static Set<Thread> selectors() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().endsWith("SelectorManager"))
                .collect(Collectors.toSet());
    }
}
