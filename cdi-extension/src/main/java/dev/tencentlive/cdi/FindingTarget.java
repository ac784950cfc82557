package dev.tencentlive.cdi;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.InjectionTarget;
import java.util.Set;
import java.util.function.Supplier;

/** Lets an object of this library find its beans once the container has injected what it could. */
record FindingTarget<T>(InjectionTarget<T> target, Supplier<BeanFinder> finder) implements InjectionTarget<T> {

    @Override
    public void inject(T instance, CreationalContext<T> context) {
        target.inject(instance, context);
        if (instance instanceof FindsBeans finding) {
            finding.find(finder.get());
        }
    }

    @Override
    public void postConstruct(T instance) {
        target.postConstruct(instance);
    }

    @Override
    public void preDestroy(T instance) {
        target.preDestroy(instance);
    }

    @Override
    public T produce(CreationalContext<T> context) {
        return target.produce(context);
    }

    @Override
    public void dispose(T instance) {
        target.dispose(instance);
    }

    @Override
    public Set<InjectionPoint> getInjectionPoints() {
        return target.getInjectionPoints();
    }
}
