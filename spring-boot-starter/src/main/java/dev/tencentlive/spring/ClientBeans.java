package dev.tencentlive.spring;

import dev.tencentlive.LiveSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.ResolvableType;

/** Beans that an application brings for its senders: for one client by {@code @Qualifier}, or for all. */
final class ClientBeans {

    private final ConfigurableListableBeanFactory beans;
    private final Set<String> clients;

    ClientBeans(ConfigurableListableBeanFactory beans, Set<String> clients) {
        this.beans = beans;
        this.clients = new TreeSet<>(clients);
        this.clients.add(LiveSettings.DEFAULT_CLIENT);
    }

    <T> Optional<T> forClient(Class<T> type, String client) {
        return this.<T>own(ResolvableType.forClass(type), client).or(() -> plain(ResolvableType.forClass(type)));
    }

    /** The bean that carries the client's name as its qualifier. */
    <T> Optional<T> own(ResolvableType type, String client) {
        return single(type, names(type).filter(name -> isFor(client, name)).toList());
    }

    /** The bean that carries no client's name. */
    <T> Optional<T> plain(ResolvableType type) {
        return single(
                type,
                names(type)
                        .filter(name -> clients.stream().noneMatch(client -> isFor(client, name)))
                        .toList());
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

    private Stream<String> names(ResolvableType type) {
        return Stream.of(beans.getBeanNamesForType(type));
    }

    private boolean isFor(String client, String beanName) {
        return BeanFactoryAnnotationUtils.isQualifierMatch(client::equals, beanName, beans);
    }
}
