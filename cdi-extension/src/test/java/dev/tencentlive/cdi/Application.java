package dev.tencentlive.cdi;

import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.emulator.LiveEmulator;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.lang.annotation.Annotation;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/** An application with this extension, a configuration of its own, and what a test adds. */
final class Application implements AutoCloseable {

    /** The vendor's published demo key. */
    static final String KEY = "5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e";

    static final String SOURCE = "application.properties";

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final ClassLoader own = new URLClassLoader(new URL[0], before);
    private final RunningContainer container;
    private boolean closed;

    private Application(SmallRyeConfig config, List<Class<?>> beans) {
        // A configuration belongs to a class loader, so that applications of one process do not meet.
        Thread.currentThread().setContextClassLoader(own);
        ConfigProviderResolver.instance().registerConfig(config, own);
        ContainerLauncher launcher =
                ServiceLoader.load(ContainerLauncher.class).findFirst().orElseGet(SeLauncher::new);
        try {
            container = launcher.launch(beans);
        } catch (RuntimeException | Error e) {
            forget(config);
            throw e;
        }
    }

    static Setup unconfigured() {
        return new Setup();
    }

    static Setup configured() {
        return unconfigured()
                .with("tencent.live.sdk-app-id", "1400000000")
                .with("tencent.live.secret-key", KEY)
                .with("tencent.live.region", "singapore");
    }

    static Setup on(LiveEmulator emulator) {
        return unconfigured()
                .with("tencent.live.sdk-app-id", Long.toString(emulator.sdkAppId()))
                .with("tencent.live.secret-key", emulator.secretKey())
                .with("tencent.live.endpoint", emulator.endpoint().toString());
    }

    Instance<Object> beans() {
        return container.beans().select(Any.Literal.INSTANCE);
    }

    <T> T get(Class<T> type, Annotation... qualifiers) {
        return container.beans().select(type, qualifiers).get();
    }

    boolean has(Class<?> type, Annotation... qualifiers) {
        return container.beans().select(type, qualifiers).isResolvable();
    }

    LiveMessageSender sender() {
        return get(LiveMessageSender.class);
    }

    LiveMessageSender sender(String client) {
        return get(LiveMessageSender.class, LiveClient.Literal.of(client));
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            container.close();
        } finally {
            forget(ConfigProviderResolver.instance().getConfig(own));
        }
    }

    private void forget(Config config) {
        ConfigProviderResolver.instance().releaseConfig(config);
        Thread.currentThread().setContextClassLoader(before);
    }

    /** What the application is made of. */
    static final class Setup {

        private final Map<String, String> properties = new TreeMap<>();
        private final Map<String, String> variables = new TreeMap<>();
        private final List<Class<?>> beans = new ArrayList<>();
        private final List<String> profiles = new ArrayList<>();

        Setup with(String key, String value) {
            properties.put(key, value);
            return this;
        }

        Setup with(Map<String, String> more) {
            properties.putAll(more);
            return this;
        }

        Setup variable(String name, String value) {
            variables.put(name, value);
            return this;
        }

        Setup profile(String profile) {
            profiles.add(profile);
            return this;
        }

        Setup bean(Class<?>... classes) {
            beans.addAll(List.of(classes));
            return this;
        }

        Application start() {
            SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    .withSources(
                            new PropertiesConfigSource(properties, SOURCE, 100), new EnvConfigSource(variables, 300));
            profiles.forEach(builder::withProfile);
            return new Application(builder.build(), beans);
        }
    }
}
