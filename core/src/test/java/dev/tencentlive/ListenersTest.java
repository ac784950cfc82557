package dev.tencentlive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ListenersTest {

    @Test
    void listenersAreCalledInTheOrderInWhichTheyWereAdded() {
        List<String> seen = new ArrayList<>();
        call(new Listeners(List.of(new Recorder("a", seen), new Recorder("b", seen))));
        assertThat(seen).containsExactly("a start", "b start", "a attempt", "b attempt", "a outcome", "b outcome");
    }

    @Test
    void listenerThatThrowsIsLoggedByItsClassAndTheOthersAreCalled() {
        List<String> seen = new ArrayList<>();
        try (LogCapture log = LogCapture.of("dev.tencentlive")) {
            call(new Listeners(List.of(
                    new Thrower(new IllegalStateException("broken")),
                    new Thrower(new StackOverflowError("broken")),
                    new Recorder("b", seen))));
            assertThat(log.messages())
                    .filteredOn(line -> line.contains(Thrower.class.getName()))
                    .hasSizeGreaterThanOrEqualTo(6)
                    .allMatch(line -> line.startsWith("A LiveMessageListener (") && line.endsWith("the send goes on"));
        }
        assertThat(seen).containsExactly("b start", "b attempt", "b outcome");
    }

    @Test
    void brokenListenerBreaksNoSend() {
        try (SenderFixture fixture = new SenderFixture()) {
            LiveMessageSender sender = fixture.closed(fixture.builder()
                    .listener(new Thrower(new IllegalStateException("broken")))
                    .build());
            assertThat(sender.trySend(SenderFixture.ORDINARY)).isInstanceOf(SendReceipt.class);
        }
    }

    @Test
    void listenerThatDoesNothingMayBeGiven() {
        call(new Listeners(List.of(LiveMessageListener.NO_OP)));
    }

    private static void call(LiveMessageListener listener) {
        LiveMessageListener.Sending sending = new LiveMessageListener.Sending() {
            @Override
            public LiveMessage message() {
                return SenderFixture.ORDINARY;
            }

            @Override
            public String client() {
                return "default";
            }
        };
        listener.onStart(sending);
        listener.onAttempt(
                sending, new LiveMessageListener.Attempt(1, Duration.ZERO, Duration.ofMillis(5), 500, 200, 0, "Id-1"));
        listener.onOutcome(sending, new SendReceipt(1, "Id-1", 1L, null, false), Duration.ofMillis(5));
    }

    private record Recorder(String name, List<String> seen) implements LiveMessageListener {
        @Override
        public void onStart(Sending sending) {
            seen.add(name + " start");
        }

        @Override
        public void onAttempt(Sending sending, Attempt attempt) {
            seen.add(name + " attempt");
        }

        @Override
        public void onOutcome(Sending sending, SendOutcome outcome, Duration duration) {
            seen.add(name + " outcome");
        }
    }

    private record Thrower(Throwable thrown) implements LiveMessageListener {
        @Override
        public void onStart(Sending sending) {
            fail();
        }

        @Override
        public void onAttempt(Sending sending, Attempt attempt) {
            fail();
        }

        @Override
        public void onOutcome(Sending sending, SendOutcome outcome, Duration duration) {
            fail();
        }

        private void fail() {
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        }
    }
}
