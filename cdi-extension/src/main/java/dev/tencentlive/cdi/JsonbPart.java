package dev.tencentlive.cdi;

import dev.tencentlive.LiveMessageSenderBuilder;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.bind.Jsonb;

/** Writes payloads with the application's {@link Jsonb} bean. */
@Singleton
@Priority(BeanPlanner.JSONB)
final class JsonbPart implements OptionalPart {

    @Inject
    Instance<Jsonb> jsonb;

    @Override
    @SuppressWarnings("UnnecessaryAssignment") // the injected one may not see all, as BeanFinder says
    public void find(BeanFinder finder) {
        jsonb = finder.plain(Jsonb.class);
    }

    @Override
    public void contribute(String client, LiveMessageSenderBuilder builder) {
        if (jsonb.isResolvable()) {
            builder.payloadWriter(jsonb.get()::toJson);
        }
    }
}
