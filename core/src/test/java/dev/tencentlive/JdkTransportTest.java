package dev.tencentlive;

import dev.tencentlive.transportcontract.LiveTransportContract;
import dev.tencentlive.transportcontract.Wiring;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;

final class JdkTransportTest implements LiveTransportContract {

    private final Deque<Runnable> release = new ArrayDeque<>();

    @Override
    public LiveTransport transport(Wiring wiring) {
        Scheduler scheduler = Scheduler.real();
        Workers workers = Workers.start(1);
        release.push(scheduler::close);
        release.push(workers::close);
        return new JdkTransport(
                new ClientGenerations(
                        wiring.connectTimeout(),
                        wiring.connectionReuse(),
                        wiring.sslContext(),
                        wiring.proxy(),
                        scheduler),
                workers.exchanges(),
                scheduler);
    }

    /** Before JDK 21 the client forgets a connection that sends too many headers or interim replies, without closing it. */
    @Override
    public boolean endsFloodedConnections() {
        return Runtime.version().feature() >= 21;
    }

    @AfterEach
    void endThreads() {
        release.forEach(Runnable::run);
    }
}
