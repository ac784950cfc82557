package dev.tencentlive.cdi;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds beans wherever in the application they are. What is injected into classes of this library is found only where its jar
 * may see: on some servers a jar without a {@code beans.xml} sees nothing of the application that it is part of.
 */
final class BeanFinder {

    private final BeanManager manager;
    /** Every bean that the container told of: the application's, and those that extensions made. */
    private final Set<Bean<?>> seen = ConcurrentHashMap.newKeySet();

    private final Set<Bean<?>> synthetic = ConcurrentHashMap.newKeySet();

    private final CreationalContext<Object> context;

    BeanFinder(BeanManager manager) {
        this.manager = manager;
        this.context = manager.createCreationalContext(null);
    }

    /** All beans of a type, whatever their qualifiers. */
    <T> Instance<T> any(Class<T> type) {
        return new FoundBeans<>(this, type, Set.of(Any.Literal.INSTANCE));
    }

    /** All beans of a type that has parameters, whatever their qualifiers. */
    <T> Instance<T> any(TypeLiteral<T> type) {
        return new FoundBeans<>(this, type.getType(), Set.of(Any.Literal.INSTANCE));
    }

    /** Beans of a type that have no qualifier. */
    <T> Instance<T> plain(Class<T> type) {
        return new FoundBeans<>(this, type, Set.of(Default.Literal.INSTANCE));
    }

    void see(Bean<?> bean, boolean isSynthetic) {
        (isSynthetic ? synthetic : seen).add(bean);
    }

    Set<Bean<?>> beans(Type type, Set<Annotation> qualifiers) {
        Set<Bean<?>> beans = among(seen, type, qualifiers);
        beans.addAll(among(manager.getBeans(type, qualifiers.toArray(Annotation[]::new)), type, qualifiers));
        // OpenWebBeans tells of another object than the one it has.
        return beans.isEmpty() ? among(synthetic, type, qualifiers) : beans;
    }

    private static Set<Bean<?>> among(Set<Bean<?>> some, Type type, Set<Annotation> qualifiers) {
        Set<Bean<?>> beans = new LinkedHashSet<>();
        for (Bean<?> bean : some) {
            if (has(bean, qualifiers) && bean.getTypes().stream().anyMatch(each -> isSame(each, type))) {
                beans.add(bean);
            }
        }
        return beans;
    }

    /** The one that is left when alternatives have been considered; fails where several are. */
    Bean<?> resolve(Set<Bean<?>> beans) {
        return beans.size() == 1 ? beans.iterator().next() : manager.<Object>resolve(new LinkedHashSet<>(beans));
    }

    Object reference(Bean<?> bean, Type type) {
        return manager.getReference(bean, type, context);
    }

    /** Ends what belongs to nobody else. */
    void release() {
        context.release();
    }

    private static boolean has(Bean<?> bean, Set<Annotation> qualifiers) {
        return qualifiers.stream()
                .allMatch(qualifier ->
                        qualifier instanceof Any || bean.getQualifiers().contains(qualifier));
    }

    private static boolean isSame(Type one, Type other) {
        if (one instanceof ParameterizedType left && other instanceof ParameterizedType right) {
            return left.getRawType().equals(right.getRawType())
                    && Arrays.equals(left.getActualTypeArguments(), right.getActualTypeArguments());
        }
        return one.equals(other);
    }
}
