package dev.tencentlive.quarkus;

import io.smallrye.mutiny.Uni;

/** Where results arrive. */
interface EmissionContext {

    /** On the sender's own threads: there is no Vert.x here. */
    EmissionContext UNCHANGED = new EmissionContext() {
        @Override
        public <T> Uni<T> backToSubscriber(Uni<T> uni) {
            return uni;
        }
    };

    <T> Uni<T> backToSubscriber(Uni<T> uni);
}
