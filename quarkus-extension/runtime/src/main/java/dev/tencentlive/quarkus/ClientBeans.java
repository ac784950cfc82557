package dev.tencentlive.quarkus;

import dev.tencentlive.LiveMessageListener;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.quarkus.arc.InstanceHandle;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.util.TypeLiteral;
import java.util.List;
import java.util.Optional;

/** Beans that an application brings for its senders: for one client by {@link LiveClient}, or for all. */
record ClientBeans(ArcContainer beans) {

    static ClientBeans ofApplication() {
        return new ClientBeans(Arc.container());
    }

    <T> Optional<T> forClient(Class<T> type, String client) {
        return single(beans.select(type, LiveClient.Literal.of(client))).or(() -> single(beans.select(type)));
    }

    /** The bean that carries the client's name. */
    <T> Optional<T> own(TypeLiteral<T> type, String client) {
        return single(beans.select(type, LiveClient.Literal.of(client)));
    }

    /** The bean that carries no client's name. */
    <T> Optional<T> plain(TypeLiteral<T> type) {
        return single(beans.select(type));
    }

    /** Whether there is such a bean, told without making one. */
    boolean hasOwn(TypeLiteral<?> type, String client) {
        return !beans.select(type, LiveClient.Literal.of(client)).isUnsatisfied();
    }

    /** Whether there is such a bean, told without making one. */
    boolean hasPlain(TypeLiteral<?> type) {
        return !beans.select(type).isUnsatisfied();
    }

    /** In the order of their priorities, those for this client and those for all. */
    List<LiveMessageListener> listeners(String client) {
        return beans.listAll(LiveMessageListener.class, Any.Literal.INSTANCE).stream()
                .filter(handle -> isFor(client, handle))
                .map(InstanceHandle::get)
                .toList();
    }

    /** In the order of their priorities. */
    <T> List<T> all(Class<T> type) {
        return beans.listAll(type, Any.Literal.INSTANCE).stream()
                .map(InstanceHandle::get)
                .toList();
    }

    private static boolean isFor(String client, InstanceHandle<?> handle) {
        return handle.getBean().getQualifiers().stream()
                .filter(LiveClient.class::isInstance)
                .map(qualifier -> ((LiveClient) qualifier).value())
                .allMatch(client::equals);
    }

    private static <T> Optional<T> single(Instance<T> instance) {
        return instance.isUnsatisfied() ? Optional.empty() : Optional.of(instance.get());
    }
}
