package dev.tencentlive.quarkus;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Objects;

/**
 * Names a client of {@code tencent.live.clients.<name>.*}: which sender is injected, and which one a bean of the application's
 * own is for.
 *
 * <pre>{@code
 * @Inject
 * @LiveClient("eu")
 * LiveMessageSender sender;
 * }</pre>
 */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE})
public @interface LiveClient {

    /**
     * Names the client.
     *
     * @return name of a named client, such as {@code eu}
     */
    String value();

    /** The annotation as a value, for programmatic lookup. Immutable. */
    final class Literal extends AnnotationLiteral<LiveClient> implements LiveClient {

        private static final long serialVersionUID = 1L;

        private final String client;

        private Literal(String client) {
            this.client = client;
        }

        /**
         * Makes one.
         *
         * @param client name of a named client
         * @return the qualifier
         */
        public static Literal of(String client) {
            return new Literal(Objects.requireNonNull(client, "client"));
        }

        @Override
        public String value() {
            return client;
        }
    }
}
