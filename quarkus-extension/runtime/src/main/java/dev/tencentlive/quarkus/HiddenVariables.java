package dev.tencentlive.quarkus;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.SecretKeys;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hides the variables of the environment that hold a key that signs. To the configuration they are properties too, each under
 * any name that is the same once all but letters and digits is an underscore. The names that settings are read by are left to
 * the configuration's own secret keys.
 */
final class HiddenVariables implements ConfigSourceInterceptor {

    private static final long serialVersionUID = 1L;

    private static final Pattern KEY = Pattern.compile("(.*_)?TENCENT_LIVE_(CLIENTS_.+_)?SECRET_KEY");

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        if (!SecretKeys.isLocked() || !isVariable(name)) {
            return context.proceed(name);
        }
        if (name.indexOf('.') >= 0) {
            // Quarkus itself asks for what a variable might stand for, tencent.live.clients.far.east.secret.key among
            // it.
            return null;
        }
        throw new SecurityException("the configuration does not give away " + name);
    }

    /** They are listed once for all, locked or not. */
    @Override
    public Iterator<String> iterateNames(ConfigSourceInterceptorContext context) {
        List<String> names = new ArrayList<>();
        context.iterateNames().forEachRemaining(name -> {
            if (!isVariable(name)) {
                names.add(name);
            }
        });
        return names.iterator();
    }

    private static boolean isVariable(String name) {
        return !name.endsWith(".secret-key")
                && KEY.matcher(name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT))
                        .matches();
    }
}
