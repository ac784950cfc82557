package dev.tencentlive.quarkus;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tencentlive.PayloadWriter;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Payloads are written by the application's own mapper. There where {@code quarkus-jackson} is. */
@Singleton
final class JacksonPayloads {

    JacksonPayloads() {}

    @Produces
    @Singleton
    @DefaultBean
    PayloadWriter payloadWriter(ObjectMapper mapper) {
        return mapper::writeValueAsString;
    }
}
