package dev.tencentlive.cdi;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.UnsatisfiedResolutionException;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** What {@link BeanFinder} finds, as an {@link Instance}: of that as much as this library uses. */
final class FoundBeans<T> implements Instance<T> {

    private final BeanFinder finder;
    private final Type type;
    private final Set<Annotation> qualifiers;

    FoundBeans(BeanFinder finder, Type type, Set<Annotation> qualifiers) {
        this.finder = finder;
        this.type = type;
        this.qualifiers = Set.copyOf(qualifiers);
    }

    @Override
    public Instance<T> select(Annotation... more) {
        Set<Annotation> all = new HashSet<>(qualifiers);
        all.addAll(List.of(more));
        return new FoundBeans<>(finder, type, all);
    }

    @Override
    public boolean isUnsatisfied() {
        return beans().isEmpty();
    }

    @Override
    public boolean isAmbiguous() {
        try {
            return !isUnsatisfied() && resolved() == null;
        } catch (jakarta.enterprise.inject.AmbiguousResolutionException e) {
            return true;
        }
    }

    @Override
    public T get() {
        if (isUnsatisfied()) {
            throw new UnsatisfiedResolutionException("There is no bean of " + type + " with " + qualifiers);
        }
        return reference(resolved());
    }

    @Override
    public Iterable<? extends Handle<T>> handles() {
        List<Handle<T>> handles = new ArrayList<>();
        for (Bean<?> bean : beans()) {
            handles.add(new FoundBean(bean));
        }
        return handles;
    }

    @Override
    public Handle<T> getHandle() {
        return new FoundBean(resolved());
    }

    @Override
    public Iterator<T> iterator() {
        return beans().stream().map(this::reference).iterator();
    }

    @Override
    public <U extends T> Instance<U> select(Class<U> subtype, Annotation... more) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <U extends T> Instance<U> select(TypeLiteral<U> subtype, Annotation... more) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void destroy(T instance) {
        throw new UnsupportedOperationException();
    }

    private Set<Bean<?>> beans() {
        return finder.beans(type, qualifiers);
    }

    private Bean<?> resolved() {
        return finder.resolve(beans());
    }

    @SuppressWarnings("unchecked") // a bean of this type gives objects of it
    private T reference(Bean<?> bean) {
        return (T) finder.reference(bean, type);
    }

    private final class FoundBean implements Handle<T> {

        private final Bean<?> bean;

        FoundBean(Bean<?> bean) {
            this.bean = bean;
        }

        @Override
        public T get() {
            return reference(bean);
        }

        @Override
        @SuppressWarnings("unchecked") // as above
        public Bean<T> getBean() {
            return (Bean<T>) bean;
        }

        @Override
        public void destroy() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            destroy();
        }
    }
}
