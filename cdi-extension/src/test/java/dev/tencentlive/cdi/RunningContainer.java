package dev.tencentlive.cdi;

import jakarta.enterprise.inject.Instance;

/** A container under way. */
public interface RunningContainer extends AutoCloseable {

    /** Every bean of it. */
    Instance<Object> beans();

    @Override
    void close();
}
