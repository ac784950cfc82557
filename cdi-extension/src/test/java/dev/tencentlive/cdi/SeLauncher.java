package dev.tencentlive.cdi;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.util.List;

/** Weld and OpenWebBeans. */
final class SeLauncher implements ContainerLauncher {

    @Override
    public RunningContainer launch(List<Class<?>> beans) {
        SeContainer container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new TencentLiveExtension())
                // Weld does not start without a bean.
                .addBeanClasses(Root.class)
                .addBeanClasses(beans.toArray(Class<?>[]::new))
                .initialize();
        return new RunningContainer() {
            @Override
            public Instance<Object> beans() {
                return container;
            }

            @Override
            public void close() {
                container.close();
            }
        };
    }

    static final class Root {}
}
