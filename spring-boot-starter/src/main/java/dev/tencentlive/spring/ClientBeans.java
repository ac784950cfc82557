package dev.tencentlive.spring;

import dev.tencentlive.LiveSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.core.ResolvableType;

/** Beans that an application brings for its senders, in parents of its context too: for one client by {@code @Qualifier}, or for all. */
final class ClientBeans {

    private final ListableBeanFactory beans;
    private final Set<String> clients;

    ClientBeans(ListableBeanFactory beans, Set<String> clients) {
        this.beans = beans;
        this.clients = new TreeSet<>(clients);
        this.clients.add(LiveSettings.DEFAULT_CLIENT);
    }

    <T> Optional<T> forClient(Class<T> type, String client) {
        return this.<T>own(ResolvableType.forClass(type), client).or(() -> plain(ResolvableType.forClass(type)));
    }

    /** The bean that carries the client's name as its qualifier. */
    <T> Optional<T> own(ResolvableType type, String client) {
        return single(type, own(type, client, true));
    }

    /** The bean that carries no client's name. */
    <T> Optional<T> plain(ResolvableType type) {
        return single(type, plain(type, true));
    }

    /** Whether there is such a bean, told without making one. */
    boolean hasOwn(ResolvableType type, String client) {
        return !own(type, client, false).isEmpty();
    }

    /** Whether there is such a bean, told without making one. */
    boolean hasPlain(ResolvableType type) {
        return !plain(type, false).isEmpty();
    }

    private List<String> own(ResolvableType type, String client, boolean eager) {
        return names(type, eager).filter(name -> isFor(client, name)).toList();
    }

    private List<String> plain(ResolvableType type, boolean eager) {
        return names(type, eager)
                .filter(name -> clients.stream().noneMatch(client -> isFor(client, name)))
                .toList();
    }

    @SuppressWarnings("unchecked") // the bean factory was asked for this very type
    private <T> Optional<T> single(ResolvableType type, List<String> names) {
        if (names.isEmpty()) {
            return Optional.empty();
        }
        if (names.size() == 1) {
            return Optional.of((T) beans.getBean(names.get(0)));
        }
        return Optional.of((T) Optional.ofNullable(beans.getBeanProvider(type).getIfUnique())
                .orElseThrow(() -> new NoUniqueBeanDefinitionException(type, names)));
    }

    private Stream<String> names(ResolvableType type, boolean eager) {
        return Stream.of(BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, type, true, eager));
    }

    private boolean isFor(String client, String beanName) {
        return BeanFactoryAnnotationUtils.isQualifierMatch(client::equals, beanName, beans);
    }
}
