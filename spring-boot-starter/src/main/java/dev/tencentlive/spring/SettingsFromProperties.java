package dev.tencentlive.spring;

import dev.tencentlive.InvalidSettingsException;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.usersig.SigningKey;
import dev.tencentlive.usersig.UserSigProvider;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.core.ResolvableType;

/** Makes settings of properties, and tells beforehand whether that will work. */
final class SettingsFromProperties {

    static final ResolvableType KEY_SUPPLIER = ResolvableType.forClassWithGenerics(Supplier.class, SigningKey.class);

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

    /** What is wrong; nothing when it is only known once a bean was made. */
    Optional<InvalidSettingsException> problem() {
        if (hasSettingsOfItsOwn()) {
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
        return has(ResolvableType.forClass(UserSigProvider.class)) || has(KEY_SUPPLIER)
                ? LiveSettings.fromWithoutKey(properties.names(), lookup)
                : LiveSettings.from(properties.names(), lookup);
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
        return Stream.of(beans.getBeanNamesForType(LiveSettings.class, true, false))
                .anyMatch(name -> !name.equals(TencentLiveAutoConfiguration.SETTINGS));
    }

    private boolean has(ResolvableType type) {
        return beans.getBeanNamesForType(type, true, false).length > 0;
    }
}
