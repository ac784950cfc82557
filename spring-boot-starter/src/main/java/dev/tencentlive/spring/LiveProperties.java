package dev.tencentlive.spring;

import dev.tencentlive.LiveSetting;
import dev.tencentlive.LiveSettings;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What an environment holds below {@link LiveSettings#PREFIX}, as text, under the names that core knows. */
final class LiveProperties {

    static final String ENABLED = LiveSettings.PREFIX + ".enabled";
    static final String SECRET_KEY = "secret-key";

    private static final String DOTTED = LiveSettings.PREFIX + ".";
    private static final String CLIENTS = "clients";
    private static final String CLIENT_VARIABLES = "TENCENT_LIVE_CLIENTS_";
    private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of(LiveSettings.PREFIX);
    private static final int OWN_DEPTH = PREFIX.getNumberOfElements();

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}]*}");

    private final Binder binder;
    private final Iterable<ConfigurationPropertySource> sources;
    /** Keys as they are documented, by their form without dashes. */
    private final Map<String, String> keys = new LinkedHashMap<>();

    LiveProperties(Environment environment) {
        this.binder = Binder.get(environment);
        this.sources = ConfigurationPropertySources.get(environment);
        LiveSettings.described().stream().map(LiveSetting::key).forEach(key -> keys.put(uniform(key), key));
        Stream.of("ssl.bundle", "proxy.host", "proxy.port").forEach(key -> keys.put(uniform(key), key));
    }

    /** Names of all properties of files, command lines and system properties, and of the environment's named clients. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (ConfigurationPropertySource source : sources) {
            if (source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource environment) {
                Set<String> ofClients = variables(environment);
                ofClients.removeIf(variable -> !isOfClient(variable));
                names.addAll(LiveSettings.namesFrom(ofClients));
            } else if (source instanceof IterableConfigurationPropertySource iterable) {
                iterable.stream()
                        .filter(PREFIX::isAncestorOf)
                        .map(this::documented)
                        .forEach(names::add);
            }
        }
        return names;
    }

    /** Once per start: {@link #names} is asked for more often. */
    void warnOfUnknownVariables() {
        for (ConfigurationPropertySource source : sources) {
            if (source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource environment) {
                LiveSettings.namesFrom(variables(environment));
            }
        }
    }

    /** Names of the named clients, wrong ones included. */
    Set<String> clients() {
        Set<String> clients = new TreeSet<>();
        String prefix = DOTTED + CLIENTS + ".";
        for (String name : names()) {
            if (name.startsWith(prefix) && name.indexOf('.', prefix.length()) > 0) {
                clients.add(name.substring(prefix.length(), name.indexOf('.', prefix.length())));
            }
        }
        return clients;
    }

    /** The value; none also where it holds a placeholder that stands for nothing, as a secret does that is absent here. */
    @Nullable
    String value(String name) {
        String value = given(name);
        return value == null || PLACEHOLDER.matcher(value).find() ? null : value;
    }

    /** The value that a client has of its own. */
    @Nullable
    String valueOf(String client, String key) {
        String value = value(nameOf(client, key));
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** The value that a client has, of its own or of the client without a name. */
    @Nullable
    String inherited(String client, String key) {
        String own = valueOf(client, key);
        return own == null ? valueOf(LiveSettings.DEFAULT_CLIENT, key) : own;
    }

    static String nameOf(String client, String key) {
        return DOTTED + (client.equals(LiveSettings.DEFAULT_CLIENT) ? "" : CLIENTS + "." + client + ".") + key;
    }

    /** Whether a property is there and yet counts as not set. */
    boolean isLeftOut(ConfigurationPropertyName name) {
        String value = binder.bind(name, Bindable.of(String.class)).orElse("given");
        return value.isBlank() || PLACEHOLDER.matcher(value).find();
    }

    /** The placeholder because of which a property counts as not set. */
    Optional<String> unresolved(String name) {
        String value = given(name);
        Matcher placeholder = PLACEHOLDER.matcher(value == null ? "" : value);
        return placeholder.find() ? Optional.of(placeholder.group()) : Optional.empty();
    }

    private @Nullable String given(String name) {
        return ConfigurationPropertyName.isValid(name)
                ? binder.bind(name, Bindable.of(String.class)).orElse(null)
                : null;
    }

    /** Whether it says no, in any of the words that Boot knows for it. */
    boolean isFalse(String name) {
        return value(name) != null
                && Boolean.FALSE.equals(converted(name, Boolean.class).orElse(null));
    }

    /** The value as Boot would bind it; none where it could not. */
    <T> Optional<T> converted(String name, Class<T> type) {
        try {
            return Optional.ofNullable(binder.bind(name, Bindable.of(type)).orElse(null));
        } catch (BindException e) {
            return Optional.empty();
        }
    }

    /** Whether any client was given credentials, or a place to call. */
    boolean hasCredentials() {
        return names().stream().filter(LiveProperties::isCredential).anyMatch(name -> value(name) != null)
                || isSet("sdk-app-id")
                || isSet(SECRET_KEY)
                || isSet("endpoint");
    }

    /** File and line, as far as Boot knows them. */
    Optional<Origin> origin(String name) {
        if (!ConfigurationPropertyName.isValid(name)) {
            return Optional.empty();
        }
        ConfigurationPropertyName wanted = ConfigurationPropertyName.of(name);
        for (ConfigurationPropertySource source : sources) {
            ConfigurationProperty property = source.getConfigurationProperty(wanted);
            if (property != null) {
                return Optional.ofNullable(property.getOrigin());
            }
        }
        return Optional.empty();
    }

    private boolean isSet(String key) {
        String value = value(DOTTED + key);
        return value != null && !value.isBlank();
    }

    private static boolean isCredential(String name) {
        return name.startsWith(DOTTED + CLIENTS + ".")
                && (name.endsWith(".sdk-app-id") || name.endsWith("." + SECRET_KEY) || name.endsWith(".endpoint"));
    }

    /** Boot takes {@code sdkAppId} and {@code SDK_APP_ID} for {@code sdk-app-id}; core does not. */
    private String documented(ConfigurationPropertyName name) {
        boolean named = name.getNumberOfElements() > OWN_DEPTH + 1
                && name.getElement(OWN_DEPTH, Form.UNIFORM).equals(CLIENTS);
        int start = named ? OWN_DEPTH + 2 : OWN_DEPTH;
        String client = named ? CLIENTS + "." + name.getElement(OWN_DEPTH + 1, Form.ORIGINAL) + "." : "";
        String known = keys.get(join(name, start, Form.UNIFORM));
        return DOTTED + client + (known == null ? join(name, start, Form.ORIGINAL) : known);
    }

    private static String join(ConfigurationPropertyName name, int start, Form form) {
        StringBuilder joined = new StringBuilder();
        for (int i = start; i < name.getNumberOfElements(); i++) {
            joined.append(i == start ? "" : ".").append(name.getElement(i, form));
        }
        return joined.toString();
    }

    /** Boot documents variables without the dashes' underscores; core knows only those with them. */
    private Set<String> variables(SystemEnvironmentPropertySource environment) {
        Set<String> variables = new TreeSet<>();
        for (String name : environment.getPropertyNames()) {
            variables.add(keys.entrySet().stream()
                    .filter(key -> isBootsForm(name, key.getKey()))
                    .findFirst()
                    .map(key -> name.substring(0, name.length() - key.getKey().length()) + variable(key.getValue()))
                    .orElse(name));
        }
        return variables;
    }

    private static boolean isBootsForm(String variable, String uniform) {
        String form = variable(uniform);
        return variable.equals("TENCENT_LIVE_" + form)
                || (variable.startsWith(CLIENT_VARIABLES) && variable.endsWith("_" + form));
    }

    private boolean isOfClient(String variable) {
        return variable.startsWith(CLIENT_VARIABLES)
                && keys.values().stream()
                        .anyMatch(key -> !ENABLED.endsWith("." + key) && variable.endsWith("_" + variable(key)));
    }

    private static String uniform(String key) {
        return key.replace("-", "");
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
