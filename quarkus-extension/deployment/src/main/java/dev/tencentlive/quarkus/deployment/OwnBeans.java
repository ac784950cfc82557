package dev.tencentlive.quarkus.deployment;

import io.quarkus.arc.processor.BeanInfo;
import java.util.Collection;
import java.util.Map;
import org.jboss.jandex.DotName;

/**
 * What an application brings of its own, as far as it decides whether settings are needed.
 *
 * @param settings it makes its settings, or its senders, without properties
 * @param recording it records in place of sending
 */
record OwnBeans(boolean settings, boolean recording) {

    /** Nothing is sent, so anything will do: the vendor's published example. */
    private static final Map<String, String> STAND_INS = Map.of(
            "tencent.live.sdk-app-id", "1400000000",
            "tencent.live.secret-key", "recorded",
            "tencent.live.endpoint", "http://127.0.0.1:9");

    static OwnBeans of(Collection<BeanInfo> beans, boolean recording) {
        boolean settings = beans.stream()
                .anyMatch(bean ->
                        !bean.isDefaultBean() && (has(bean, LiveTypes.SETTINGS) || has(bean, LiveTypes.SENDERS)));
        return new OwnBeans(settings, recording);
    }

    Map<String, String> standIns() {
        return recording ? STAND_INS : Map.of();
    }

    private static boolean has(BeanInfo bean, DotName type) {
        return bean.hasType(type);
    }
}
