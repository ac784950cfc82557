package dev.tencentlive.spring;

import dev.tencentlive.InvalidSettingsException;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.SettingsProblem;
import dev.tencentlive.usersig.SigningKey;
import dev.tencentlive.usersig.UserSigProvider;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.core.ResolvableType;

/** Makes settings of properties, and tells beforehand whether that will work. */
final class SettingsFromProperties {

    static final ResolvableType KEY_SUPPLIER = ResolvableType.forClassWithGenerics(Supplier.class, SigningKey.class);
    static final ResolvableType USER_SIGS = ResolvableType.forClass(UserSigProvider.class);

    /** Stands for a place that is known only once its bean was made. */
    private static final LiveConnectionDetails SOMEWHERE = new LiveConnectionDetails() {
        @Override
        public URI endpoint() {
            return URI.create("https://somewhere.invalid");
        }

        @Override
        public long sdkAppId() {
            return 1;
        }

        @Override
        public String secretKey() {
            return "somewhere";
        }

        @Override
        public String identifier() {
            return LiveSettings.DEFAULT_IDENTIFIER;
        }
    };

    private final LiveProperties properties;
    private final ListableBeanFactory beans;

    SettingsFromProperties(LiveProperties properties, ListableBeanFactory beans) {
        this.properties = properties;
        this.beans = beans;
    }

    LiveSettings read() {
        return read(beans.getBeanProvider(LiveConnectionDetails.class).getIfAvailable());
    }

    /** All that is wrong; nothing when it is only known once a bean was made. */
    Optional<InvalidSettingsException> problem() {
        Optional<InvalidSettingsException> found = problemOfSettings();
        List<SettingsProblem> own =
                properties.isFalse(LiveProperties.ENABLED) ? List.of() : new StarterRules(properties).problems();
        if (own.isEmpty()) {
            return found;
        }
        List<SettingsProblem> all =
                new ArrayList<>(found.map(InvalidSettingsException::problems).orElse(List.of()));
        all.addAll(own);
        return Optional.of(new InvalidSettingsException(all));
    }

    private Optional<InvalidSettingsException> problemOfSettings() {
        if (hasSettingsOfItsOwn() && !properties.isFalse(LiveProperties.ENABLED)) {
            return Optional.empty();
        }
        try {
            read(has(ResolvableType.forClass(LiveConnectionDetails.class)) ? SOMEWHERE : null);
            return Optional.empty();
        } catch (InvalidSettingsException e) {
            return Optional.of(e);
        } catch (BindException unresolved) {
            return Optional.empty();
        }
    }

    private LiveSettings read(@Nullable LiveConnectionDetails details) {
        Function<String, @Nullable String> lookup = details == null ? properties::value : name -> within(details, name);
        ClientBeans parts = new ClientBeans(beans, properties.clients());
        return LiveSettings.fromWithoutKey(
                properties.names(), lookup, client -> details == null && hasKeyElsewhere(client, parts));
    }

    /** Before settings are made, the rule by which {@link SenderAssembly} hands out keys and signatures afterwards. */
    private boolean hasKeyElsewhere(String client, ClientBeans parts) {
        if (parts.hasOwn(KEY_SUPPLIER, client) || parts.hasOwn(USER_SIGS, client)) {
            return true;
        }
        return shares(client, "sdk-app-id")
                && (parts.hasPlain(KEY_SUPPLIER) || (parts.hasPlain(USER_SIGS) && shares(client, "identifier")));
    }

    private boolean shares(String client, String key) {
        String own = properties.valueOf(client, key);
        String common = properties.valueOf(LiveSettings.DEFAULT_CLIENT, key);
        // Of the keys asked for, only the identifier has a default.
        return own == null || own.equals(common == null ? LiveSettings.DEFAULT_IDENTIFIER : common);
    }

    private @Nullable String within(LiveConnectionDetails details, String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "endpoint" -> details.endpoint().toString();
            case "sdk-app-id" -> Long.toString(details.sdkAppId());
            case LiveProperties.SECRET_KEY -> details.secretKey();
            case "identifier" -> details.identifier();
            case "region" -> null;
            default -> properties.value(name);
        };
    }

    private boolean hasSettingsOfItsOwn() {
        return Stream.of(BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, LiveSettings.class, true, false))
                .anyMatch(name -> !name.equals(TencentLiveAutoConfiguration.SETTINGS));
    }

    private boolean has(ResolvableType type) {
        return BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, type, true, false).length > 0;
    }
}
