package dev.tencentlive;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Lets the first hundred exchanges begin together, when the last of them is there. */
final class HundredAtOnce implements LiveTransport {

    private static final int HUNDRED = 100;

    private final LiveTransport real;
    private final List<Runnable> held = new ArrayList<>();

    HundredAtOnce(LiveTransport real) {
        this.real = real;
    }

    @Override
    public synchronized Exchange start(Request request) {
        if (held.size() == HUNDRED) {
            return real.start(request);
        }
        HeldExchange exchange = new HeldExchange();
        held.add(() -> exchange.become(real.start(request)));
        if (held.size() == HUNDRED) {
            held.forEach(Runnable::run);
        }
        return exchange;
    }

    private static final class HeldExchange implements Exchange {

        private final CompletableFuture<Result> result = new CompletableFuture<>();

        @SuppressWarnings("FutureReturnValueIgnored") // a transport's result completes normally
        void become(Exchange exchange) {
            exchange.result().thenAccept(result::complete);
        }

        @Override
        public CompletableFuture<Result> result() {
            return result;
        }

        @Override
        public void abort() {
            throw new UnsupportedOperationException("nobody aborts here");
        }
    }
}
