package dev.tencentlive.cdi;

import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.LiveSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.lang.annotation.Annotation;

/** A bean that there may be: its type, and how it is made and unmade, whichever kind of extension registers it. */
enum LiveBean {
    SETTINGS(LiveSettings.class.getName(), Singleton.class) {
        @Override
        Object create(Instance<Object> lookup, String client) {
            return new SettingsFromConfig(LiveConfig.ofTheApplication(), beans(lookup)).read();
        }
    },

    SENDERS(LiveMessageSenders.class.getName(), Singleton.class) {
        @Override
        Object create(Instance<Object> lookup, String client) {
            ClientBeans beans = beans(lookup);
            LiveSettings settings = beans.settings.get();
            return LiveMessageSenders.create(
                    settings, new SenderAssembly(beans, settings, beans.elsewhere.isResolvable()));
        }

        @Override
        void destroy(Object bean) {
            ((LiveMessageSenders) bean).close();
        }
    },

    /** The registry closes it. */
    SENDER(LiveMessageSender.class.getName(), ApplicationScoped.class) {
        @Override
        Object create(Instance<Object> lookup, String client) {
            return beans(lookup).registry.get().get(client);
        }
    },

    HEALTH_CHECK("org.eclipse.microprofile.health.HealthCheck", Singleton.class) {
        @Override
        Object create(Instance<Object> lookup, String client) {
            return lookup.select(HealthPart.class).get().check(client);
        }
    },

    EMULATOR("dev.tencentlive.emulator.LiveEmulator", Singleton.class) {
        @Override
        Object create(Instance<Object> lookup, String client) {
            return EmulatorPart.start();
        }

        @Override
        void destroy(Object bean) {
            EmulatorPart.stop(bean);
        }
    };

    private final String type;
    private final Class<? extends Annotation> scope;

    LiveBean(String type, Class<? extends Annotation> scope) {
        this.type = type;
        this.scope = scope;
    }

    String type() {
        return type;
    }

    Class<? extends Annotation> scope() {
        return scope;
    }

    abstract Object create(Instance<Object> lookup, String client);

    void destroy(Object bean) {}

    private static ClientBeans beans(Instance<Object> lookup) {
        return lookup.select(ClientBeans.class).get();
    }
}
