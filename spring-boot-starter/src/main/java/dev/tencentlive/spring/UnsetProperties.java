package dev.tencentlive.spring;

import dev.tencentlive.LiveSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;

/**
 * Leaves out of {@link TencentLiveProperties} what counts as not set: placeholders that stand for nothing, which could not
 * be converted, and everything where messaging is switched off.
 */
final class UnsetProperties implements ConfigurationPropertiesBindHandlerAdvisor {

    private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of(LiveSettings.PREFIX);
    private static final ConfigurationPropertyName ENABLED = ConfigurationPropertyName.of(LiveProperties.ENABLED);

    private final LiveProperties properties;

    UnsetProperties(Environment environment) {
        this.properties = new LiveProperties(environment);
    }

    @Override
    public BindHandler apply(BindHandler handler) {
        return new LeavingOut(handler);
    }

    private final class LeavingOut extends AbstractBindHandler {

        LeavingOut(BindHandler next) {
            super(next);
        }

        @Override
        public <T> @Nullable Bindable<T> onStart(
                ConfigurationPropertyName name, Bindable<T> target, BindContext context) {
            return PREFIX.isAncestorOf(name) && isLeftOut(name) ? null : super.onStart(name, target, context);
        }

        private boolean isLeftOut(ConfigurationPropertyName name) {
            return properties.isLeftOut(name) || (!name.equals(ENABLED) && properties.isFalse(LiveProperties.ENABLED));
        }
    }
}
