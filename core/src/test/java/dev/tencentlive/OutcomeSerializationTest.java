package dev.tencentlive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Outcomes and exceptions cross queues and caches as they are. */
final class OutcomeSerializationTest {

    static Stream<SendOutcome> outcomes() {
        return Stream.of(
                new SendReceipt(2, "Id-1", 4294967295L, Instant.ofEpochSecond(1750074537), true),
                new SendReceipt(1, null, null, null, false),
                new Dropped(1, "MsgFreqCtrl", "Id-1", 26L, Instant.ofEpochSecond(1750074537), "dropped"),
                new Dropped(1, "MsgFreqCtrl", null, null, null, "dropped"),
                rejected(null),
                new Unknown(1, ErrorKind.SERVER, 100001, "internal", "Id-1", "heard", null),
                new Unknown(1, ErrorKind.NETWORK, null, null, null, "heard", null));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void everyOutcomeSurvives(SendOutcome outcome) throws Exception {
        assertThat(copied(outcome)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void everyExceptionSurvivesWithItsOutcome(SendOutcome outcome) throws Exception {
        LiveMessageException thrown = catchThrowableOfType(LiveMessageException.class, outcome::requireAccepted);
        if (thrown == null) {
            assertThat(outcome).isInstanceOf(SendReceipt.class);
            return;
        }
        LiveMessageException copy = copied(thrown);
        assertThat(copy).isExactlyInstanceOf(thrown.getClass()).hasMessage(thrown.getMessage());
        assertThat(copy.outcome()).isEqualTo(outcome);
        assertThat(copy.getStackTrace()).isEqualTo(thrown.getStackTrace());
    }

    @Test
    void causeSurvivesWithOutcomeAndException() throws Exception {
        Rejected outcome = rejected(new IOException("refused", new IllegalStateException("below")));
        assertThat(copied(outcome).cause()).hasMessage("refused").hasRootCauseMessage("below");
        MessageRejectedException thrown =
                catchThrowableOfType(MessageRejectedException.class, outcome::requireAccepted);
        assertThat(copied(thrown)).hasMessage("no").hasRootCauseMessage("below");
        assertThat(copied(thrown).outcome().cause()).hasMessage("refused");
    }

    /** A mapper's exceptions, for one, like to hold what they were mapping. */
    @Test
    void causeThatCannotBeSerializedLeavesItsText() throws Exception {
        Throwable cause = new HoldingException("cannot be written");
        assertThat(copied(rejected(cause)).cause())
                .hasMessage(HoldingException.class.getName() + ": cannot be written (could not be serialized)")
                .satisfies(copy -> assertThat(copy.getStackTrace()).isEqualTo(cause.getStackTrace()));
        assertThat(copied(new Unknown(1, ErrorKind.NETWORK, null, null, null, "heard", cause))
                        .cause())
                .hasMessageContaining("cannot be written");
        for (SendOutcome outcome : new SendOutcome[] {
            rejected(cause), new Unknown(1, ErrorKind.NETWORK, null, null, null, "heard", new IOException(cause))
        }) {
            LiveMessageException thrown = catchThrowableOfType(LiveMessageException.class, outcome::requireAccepted);
            LiveMessageException copy = copied(thrown);
            assertThat(copy).isExactlyInstanceOf(thrown.getClass()).hasMessage(thrown.getMessage());
            assertThat(copy.getStackTrace()).isEqualTo(thrown.getStackTrace());
            assertThat(copy).hasStackTraceContaining("cannot be written");
        }
    }

    @Test
    void problemsOfSettingsSurvive() throws Exception {
        InvalidSettingsException thrown =
                catchThrowableOfType(InvalidSettingsException.class, () -> LiveSettings.from(Map.of()));
        InvalidSettingsException copy = copied(thrown);
        assertThat(copy).hasMessage(thrown.getMessage());
        assertThat(copy.problems()).isEqualTo(thrown.problems());
    }

    private static Rejected rejected(@Nullable Throwable cause) {
        return new Rejected(3, Rejected.Where.SERVICE, ErrorKind.STATE, 100601, "muted", "Id-1", "no", cause);
    }

    @SuppressWarnings({"unchecked", "BanSerializableRead"}) // reads what it has just written
    private static <T> T copied(T original) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }

    @SuppressWarnings("serial") // which is the point
    private static final class HoldingException extends IllegalStateException {
        @Serial
        private static final long serialVersionUID = 1L;

        private final Object held = new Object();

        HoldingException(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return super.getMessage() + (held.equals(this) ? "!" : "");
        }
    }
}
