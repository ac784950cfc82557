package dev.tencentlive.cdi;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanDisposer;
import java.util.Objects;

/**
 * Makes and unmakes, at run time, what {@link TencentLiveBuildCompatibleExtension} registered at build time. Public for the
 * container alone.
 */
public final class LiveBeanMaker implements SyntheticBeanCreator<Object>, SyntheticBeanDisposer<Object> {

    static final String BEAN = "bean";
    static final String CLIENT = "client";

    /** Called by the container. */
    public LiveBeanMaker() {}

    @Override
    public Object create(Instance<Object> lookup, Parameters parameters) {
        return bean(parameters).create(lookup, Objects.requireNonNull(parameters.get(CLIENT, String.class)));
    }

    @Override
    public void dispose(Object bean, Instance<Object> lookup, Parameters parameters) {
        bean(parameters).destroy(bean);
    }

    private static LiveBean bean(Parameters parameters) {
        return LiveBean.valueOf(Objects.requireNonNull(parameters.get(BEAN, String.class)));
    }
}
