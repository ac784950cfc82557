package dev.tencentlive.cdi;

import dev.tencentlive.emulator.LiveEmulator;
import io.quarkus.arc.Arc;
import io.quarkus.arc.processor.BeanArchives;
import io.quarkus.arc.processor.BeanInfo;
import io.quarkus.arc.processor.BeanProcessor;
import io.quarkus.arc.processor.bcextensions.ExtensionsEntryPoint;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Liveness;
import org.jboss.jandex.CompositeIndex;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Index;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Indexer;

/**
 * Quarkus ArC, built and started as Quarkus does it: beans that nobody seems to use are left out. Finds the extension by the
 * service loader.
 */
public final class ArcLauncher implements ContainerLauncher {

    /** What tests ask for by themselves, which the container cannot see. */
    private static final Set<String> ASKED_FOR =
            Set.of(HealthCheck.class.getName(), LiveEmulator.class.getName(), "Injected", "NeedsOne", "WantsAnother");

    @Override
    public RunningContainer launch(List<Class<?>> beans) {
        try {
            GeneratedClasses generated = build(beans);
            generated.start();
            // Quarkus itself fires it, not ArC; an observer that fails ends the start.
            CDI.current().getBeanManager().getEvent().fire(new Startup());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (RuntimeException | Error e) {
            Arc.shutdown();
            throw e;
        }
        return new RunningContainer() {
            @Override
            public Instance<Object> beans() {
                return CDI.current();
            }

            @Override
            public void close() {
                Arc.shutdown();
            }
        };
    }

    private static GeneratedClasses build(List<Class<?>> beans)
            throws IOException, InterruptedException, ExecutionException {
        IndexView index = BeanArchives.buildImmutableBeanArchiveIndex(index(application(beans)));
        ExtensionsEntryPoint extensions = new ExtensionsEntryPoint();
        Set<String> discovered = new HashSet<>();
        extensions.runDiscovery(index, discovered);
        IndexView whole = CompositeIndex.create(index, index(discovered));
        GeneratedClasses generated = new GeneratedClasses();
        BeanProcessor.builder()
                .setName("row")
                .setImmutableBeanArchiveIndex(whole)
                .setComputingBeanArchiveIndex(BeanArchives.buildComputingBeanArchiveIndex(
                        ArcLauncher.class.getClassLoader(), new ConcurrentHashMap<>(), whole))
                .setBuildCompatibleExtensions(extensions)
                .setRemoveUnusedBeans(true)
                .addRemovalExclusion(ArcLauncher::isAskedFor)
                .setOutput(generated)
                .build()
                .process();
        return generated;
    }

    /** Beans, and the annotations that tests select or mark them with: those of the library it has to bring itself. */
    private static Set<String> application(List<Class<?>> beans) {
        Set<String> names = new HashSet<>(Set.of(Liveness.class.getName()));
        for (Class<?> bean : beans) {
            names.add(bean.getName());
            Stream.ofNullable(bean.getEnclosingClass())
                    .flatMap(test -> Stream.of(test.getDeclaredClasses()))
                    .filter(Class::isAnnotation)
                    .map(Class::getName)
                    .forEach(names::add);
        }
        return names;
    }

    private static boolean isAskedFor(BeanInfo bean) {
        List<DotName> names = new ArrayList<>();
        bean.getTypes().forEach(type -> names.add(type.name()));
        return names.stream()
                .anyMatch(name -> ASKED_FOR.contains(name.toString())
                        || ASKED_FOR.contains(name.withoutPackagePrefix().replaceFirst(".*\\$", "")));
    }

    private static Index index(Collection<String> classes) throws IOException {
        Indexer indexer = new Indexer();
        for (String name : classes) {
            try (InputStream bytes =
                    ArcLauncher.class.getClassLoader().getResourceAsStream(name.replace('.', '/') + ".class")) {
                indexer.index(Objects.requireNonNull(bytes, name));
            }
        }
        return indexer.complete();
    }
}
