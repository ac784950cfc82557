package dev.tencentlive.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tencentlive.LiveMessage;
import dev.tencentlive.PayloadWriter;
import dev.tencentlive.Rejected;
import dev.tencentlive.emulator.LiveEmulator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Payloads are written by whatever the application writes JSON with. */
final class PayloadTest {

    /** What a viewer gives. */
    public record Gift(String giftName) {}

    @Test
    void jsonbOfTheApplicationWrites() {
        assertThat(written(WithJsonb.class)).isEqualTo("{\"giftName\":\"rose\"}");
    }

    @Test
    void objectMapperOfTheApplicationWrites() {
        assertThat(written(WithJackson2.class)).isEqualTo("{\"giftName\":\"rose\"}");
    }

    @Test
    void jsonMapperOfTheApplicationComesBeforeTheOthers() {
        assertThat(written(WithJsonb.class, WithJackson2.class, WithJackson3.class))
                .isEqualTo("{\"Gift\":{\"giftName\":\"rose\"}}");
    }

    @Test
    void payloadWriterOfTheApplicationComesBeforeItsMappers() {
        assertThat(written(WithJackson3.class, Own.class)).isEqualTo("own");
    }

    @Test
    void withoutAMapperOnlyTextCanBeSent() {
        try (LiveEmulator emulator = LiveEmulator.start();
                Application application = Application.on(emulator).start()) {
            assertThat(application.sender().trySend(LiveMessage.of("room1", "gift", new Gift("rose"))))
                    .isInstanceOf(Rejected.class);
        }
    }

    private static String written(Class<?>... beans) {
        try (LiveEmulator emulator = LiveEmulator.start();
                Application application = Application.on(emulator).bean(beans).start()) {
            application.sender().send(LiveMessage.of("room1", "gift", new Gift("rose")));
            return emulator.messages("room1").get(0).data();
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
