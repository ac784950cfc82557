package dev.tencentlive.cdi;

import java.util.List;

/** Starts the container of a row; found by the service loader, and CDI's own API for Java SE where there is none. */
public interface ContainerLauncher {

    /**
     * Starts a container with the extension and these beans, and no others.
     *
     * @param beans classes of the application
     * @return the container under way
     */
    RunningContainer launch(List<Class<?>> beans);
}
