package dev.tencentlive.cdi;

import static dev.tencentlive.testkit.LiveAssertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tencentlive.LiveMessage;
import dev.tencentlive.PayloadWriter;
import dev.tencentlive.Rejected;
import dev.tencentlive.emulator.LiveEmulator;
import dev.tencentlive.testkit.LiveEmulatorTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Payloads are written by whatever the application writes JSON with. */
@LiveEmulatorTest
final class PayloadTest {

    /** What a viewer gives. */
    public record Gift(String giftName) {}

    private final LiveEmulator emulator;

    PayloadTest(LiveEmulator emulator) {
        this.emulator = emulator;
    }

    @Test
    void jsonbOfTheApplicationWrites() {
        send(WithJsonb.class);

        assertThat(emulator).room("room1").received("gift").withData("{\"giftName\":\"rose\"}");
    }

    @Test
    void objectMapperOfTheApplicationWrites() {
        send(WithJackson2.class);

        assertThat(emulator).room("room1").received("gift").withData("{\"giftName\":\"rose\"}");
    }

    @Test
    void jsonMapperOfTheApplicationComesBeforeTheOthers() {
        send(WithJsonb.class, WithJackson2.class, WithJackson3.class);

        assertThat(emulator).room("room1").received("gift").withData("{\"Gift\":{\"giftName\":\"rose\"}}");
    }

    @Test
    void payloadWriterOfTheApplicationComesBeforeItsMappers() {
        send(WithJackson3.class, Own.class);

        assertThat(emulator).room("room1").received("gift").withData("own");
    }

    @Test
    void withoutAMapperOnlyTextCanBeSent() {
        try (Application application = Application.on(emulator).start()) {
            assertThat(application.sender().trySend(LiveMessage.of("room1", "gift", new Gift("rose"))))
                    .isRejected(Rejected.Where.LOCAL);
        }
    }

    private void send(Class<?>... beans) {
        try (Application application = Application.on(emulator).bean(beans).start()) {
            application.sender().send(LiveMessage.of("room1", "gift", new Gift("rose")));
        }
    }

    @Singleton
    static class WithJsonb {
        @Produces
        @ApplicationScoped
        Jsonb jsonb() {
            return JsonbBuilder.create();
        }
    }

    @Singleton
    static class WithJackson2 {
        @Produces
        @Singleton
        ObjectMapper mapper() {
            return new ObjectMapper();
        }
    }

    @Singleton
    static class WithJackson3 {
        @Produces
        @Singleton
        JsonMapper mapper() {
            return JsonMapper.builder()
                    .enable(SerializationFeature.WRAP_ROOT_VALUE)
                    .build();
        }
    }

    @ApplicationScoped
    static class Own implements PayloadWriter {
        @Override
        public String write(Object payload) {
            return "own";
        }
    }
}
