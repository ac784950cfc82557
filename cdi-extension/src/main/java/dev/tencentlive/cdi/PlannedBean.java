package dev.tencentlive.cdi;

import jakarta.enterprise.inject.Default;
import java.lang.annotation.Annotation;
import java.util.Set;

/**
 * A bean that the planner decided on.
 *
 * @param bean what it is
 * @param client the client that it is for; of no meaning for beans that are for all
 * @param type its type, beside {@link Object}
 * @param qualifiers what it is selected by
 */
record PlannedBean(LiveBean bean, String client, Class<?> type, Set<Annotation> qualifiers) {

    PlannedBean {
        qualifiers = Set.copyOf(qualifiers);
    }

    static PlannedBean forAll(LiveBean bean, Class<?> type) {
        return new PlannedBean(bean, "", type, Set.of(Default.Literal.INSTANCE));
    }

    /** Unique among the beans of this library. */
    String id() {
        return "dev.tencentlive." + bean + "." + client;
    }
}
