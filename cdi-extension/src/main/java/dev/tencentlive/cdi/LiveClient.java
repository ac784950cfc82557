package dev.tencentlive.cdi;

import dev.tencentlive.LiveSettings;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Objects;

/**
 * Names the client that something is for: the sender to inject, or a bean that an application brings for one sender only.
 *
 * <pre>{@code
 * @Inject
 * @LiveClient("eu") // tencent.live.clients.eu.*
 * LiveMessageSender europe;
 * }</pre>
 */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE})
public @interface LiveClient {

    /**
     * Gives the name.
     *
     * @return {@link LiveSettings#DEFAULT_CLIENT} or the name of a named client
     */
    String value();

    /** The annotation as an object, to select a client whose name is known only at run time. */
    final class Literal extends AnnotationLiteral<LiveClient> implements LiveClient {

        private static final long serialVersionUID = 1L;

        private final String value;

        private Literal(String value) {
            this.value = value;
        }

        /**
         * Makes the annotation for a client.
         *
         * @param client {@link LiveSettings#DEFAULT_CLIENT} or the name of a named client
         * @return the annotation
         */
        public static Literal of(String client) {
            return new Literal(Objects.requireNonNull(client, "client"));
        }

        @Override
        public String value() {
            return value;
        }
    }
}
