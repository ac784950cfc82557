package dev.tencentlive.quarkus.deployment;

import io.smallrye.config.EnvConfigSource;
import java.util.Map;

/** An environment that holds keys. */
public final class Variables extends EnvConfigSource {

    private static final long serialVersionUID = 1L;

    public Variables() {
        super(
                Map.of(
                        "TENCENT_LIVE_SECRET_KEY", ObservabilityTest.KEY,
                        "TENCENT_LIVE_CLIENTS_FAR_EAST_SECRET_KEY", ObservabilityTest.KEY),
                300);
    }
}
