package dev.tencentlive.cdi;

import dev.tencentlive.LiveMessageSenderBuilder;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import tools.jackson.databind.json.JsonMapper;

/** Writes payloads with the application's {@link JsonMapper} bean of Jackson 3. */
@Singleton
@Priority(BeanPlanner.JACKSON_3)
final class Jackson3Part implements OptionalPart {

    @Inject
    Instance<JsonMapper> mapper;

    @Override
    @SuppressWarnings("UnnecessaryAssignment") // the injected one may not see all, as BeanFinder says
    public void find(BeanFinder finder) {
        mapper = finder.plain(JsonMapper.class);
    }

    @Override
    public void contribute(String client, LiveMessageSenderBuilder builder) {
        if (mapper.isResolvable()) {
            builder.payloadWriter(mapper.get()::writeValueAsString);
        }
    }
}
