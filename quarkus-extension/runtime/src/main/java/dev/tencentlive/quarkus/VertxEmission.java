package dev.tencentlive.quarkus;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;

/** Results arrive on the Vert.x context that subscribed, as those of Quarkus's own clients do. There where Vert.x is. */
@Singleton
final class VertxEmission implements EmissionContext {

    @Override
    public <T> Uni<T> backToSubscriber(Uni<T> uni) {
        return Uni.createFrom().deferred(() -> {
            Context subscriber = Vertx.currentContext();
            return subscriber == null ? uni : uni.emitOn(task -> subscriber.runOnContext(ignored -> task.run()));
        });
    }
}
