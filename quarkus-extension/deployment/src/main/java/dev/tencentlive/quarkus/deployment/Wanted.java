package dev.tencentlive.quarkus.deployment;

import dev.tencentlive.LiveSettings;
import io.quarkus.arc.processor.InjectionPointInfo;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;

/** Which clients the injection points of an application are after. */
record Wanted(Collection<InjectionPointInfo> injectionPoints) {

    /** Names of clients, for each type that is injected somewhere. */
    Set<String> clients(DotName type) {
        Set<String> clients = new TreeSet<>();
        for (InjectionPointInfo point : injectionPoints) {
            if (LiveTypes.wanted(point.getType()).equals(type)) {
                clients.add(client(point));
            }
        }
        return clients;
    }

    boolean any(DotName type) {
        return !clients(type).isEmpty();
    }

    static String client(InjectionPointInfo point) {
        return point.getRequiredQualifiers().stream()
                .filter(qualifier -> qualifier.name().equals(LiveTypes.CLIENT))
                .map(AnnotationInstance::value)
                .map(value -> value.asString())
                .findFirst()
                .orElse(LiveSettings.DEFAULT_CLIENT);
    }
}
