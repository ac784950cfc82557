package dev.tencentlive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ConnectionReuseTest {

    private static final Duration REUSE = Duration.ofSeconds(20);

    private final VirtualTime time = new VirtualTime();
    private final Set<Thread> before = selectors();
    private final ClientGenerations clients = new ClientGenerations(Duration.ofSeconds(1), REUSE, null, null, time);

    @AfterEach
    void noThreadIsLeft() {
        clients.close();
        await().until(() -> added().isEmpty());
    }

    @Test
    void clientIsUsedAgainWhileNoneOfItsConnectionsCanHaveBeenIdleForLonger() {
        HttpClient first = use();
        time.pass(REUSE.minusNanos(1));

        assertThat(use()).isSameAs(first);
    }

    @Test
    void clientThatReachedTheAgeIsNotUsedAgain() {
        HttpClient first = use();
        time.pass(REUSE);

        assertThat(use()).isNotSameAs(first);
    }

    @Test
    void threadOfAnOldClientEndsByItself() {
        use();
        assertThat(added()).hasSize(1);

        time.pass(REUSE);

        await().until(() -> added().isEmpty());
    }

    @Test
    void oldClientLivesUntilItsLastExchangeEnded() {
        try (ClientGenerations.Lease underWay = clients.lease()) {
            time.pass(REUSE);
            use();

            assertThat(underWay.client()).isNotNull();
            assertThat(added()).hasSize(2);
        }
        await().until(() -> added().size() == 1);
    }

    private HttpClient use() {
        try (ClientGenerations.Lease lease = clients.lease()) {
            return lease.client();
        }
    }

    private Set<Thread> added() {
        Set<Thread> added = new HashSet<>(selectors());
        added.removeAll(before);
        return added;
    }

    private static Set<Thread> selectors() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().endsWith("SelectorManager"))
                .collect(Collectors.toSet());
    }
}
