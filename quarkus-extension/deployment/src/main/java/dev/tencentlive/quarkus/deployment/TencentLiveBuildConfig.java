package dev.tencentlive.quarkus.deployment;

import io.quarkus.runtime.annotations.ConfigGroup;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What is decided when the application is built. */
@ConfigMapping(prefix = "quarkus.tencent-live")
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
public interface TencentLiveBuildConfig {

    /**
     * The emulator in development and tests.
     */
    DevServices devservices();

    /**
     * Health.
     */
    Health health();

    /**
     * Meters.
     */
    Metrics metrics();

    /**
     * Spans.
     */
    Tracing tracing();

    /**
     * Whether tests get recording senders that send nothing; unless set, where a RecordingLiveMessageSender is injected.
     */
    Optional<Boolean> recording();

    /** The emulator in development and tests. */
    @ConfigGroup
    interface DevServices {

        /**
         * Whether the emulator is started in development and tests when no credentials are set.
         */
        @WithDefault("true")
        boolean enabled();

        /**
         * Port of the emulator; 0 takes a free one.
         */
        @WithDefault("0")
        int port();

        /**
         * Calls of one command that the emulator does in any second; 0 switches the limit off.
         */
        @WithDefault("200")
        int applicationLimit();

        /**
         * Messages per room that the emulator keeps in any second, the others being dropped; 0 switches the limit off.
         */
        @WithDefault("40")
        int roomLimit();
    }

    /** Health. */
    @ConfigGroup
    interface Health {

        /**
         * Whether there is a health check.
         */
        @WithDefault("true")
        boolean enabled();

        /**
         * Whether the health check is part of readiness, in place of wellness.
         */
        @WithDefault("false")
        boolean readiness();
    }

    /** Meters. */
    @ConfigGroup
    interface Metrics {

        /**
         * Whether sends are measured when the application has Micrometer or OpenTelemetry's metrics.
         */
        @WithDefault("true")
        boolean enabled();
    }

    /** Spans. */
    @ConfigGroup
    interface Tracing {

        /**
         * Whether each send is a span when the application has OpenTelemetry.
         */
        @WithDefault("true")
        boolean enabled();
    }
}
