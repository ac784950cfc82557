package dev.tencentlive.cdi;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tencentlive.LiveMessageSenderBuilder;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Writes payloads with the application's {@link ObjectMapper} bean of Jackson 2. */
@Singleton
@Priority(BeanPlanner.JACKSON_2)
final class Jackson2Part implements OptionalPart {

    @Inject
    Instance<ObjectMapper> mapper;

    @Override
    @SuppressWarnings("UnnecessaryAssignment") // the injected one may not see all, as BeanFinder says
    public void find(BeanFinder finder) {
        mapper = finder.plain(ObjectMapper.class);
    }

    @Override
    public void contribute(String client, LiveMessageSenderBuilder builder) {
        if (mapper.isResolvable()) {
            builder.payloadWriter(mapper.get()::writeValueAsString);
        }
    }
}
