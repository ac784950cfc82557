package dev.tencentlive.spring;

import dev.tencentlive.InvalidSettingsException;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.SettingsProblem;
import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Nobody can be given a sender: says what to set, or which clients there are. Before Boot's own analysis, which cannot know. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class MissingSenderFailureAnalyzer extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException> {

    private final BeanFactory beans;
    private final Environment environment;

    MissingSenderFailureAnalyzer(BeanFactory beans, Environment environment) {
        this.beans = beans;
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
        if (cause instanceof NoUniqueBeanDefinitionException) {
            // There are too many, which Boot explains.
            return null;
        }
        Class<?> missing = cause.getResolvableType() == null
                ? null
                : cause.getResolvableType().resolve();
        boolean ours = LiveMessageSender.class.equals(missing)
                || LiveMessageSenders.class.equals(missing)
                || LiveSettings.class.equals(missing);
        if (missing == null || !ours || !(beans instanceof ListableBeanFactory listable)) {
            return null;
        }
        LiveProperties properties = new LiveProperties(environment);
        String wanted = "A " + missing.getSimpleName() + " is wanted"
                + injectionPoint(rootFailure)
                        .map(point ->
                                " by " + point.getMember().getDeclaringClass().getName())
                        .orElse("")
                + ", and there is none.";
        Optional<InvalidSettingsException> problem = new SettingsFromProperties(properties, listable).problem();
        return problem.isPresent()
                ? unconfigured(wanted, problem.get(), cause)
                : unknownClient(wanted, rootFailure, properties.clients(), cause);
    }

    private FailureAnalysis unconfigured(String wanted, InvalidSettingsException problem, Throwable cause) {
        boolean disabled =
                problem.problems().stream().anyMatch(each -> each.nature() == SettingsProblem.Nature.DISABLED);
        String action = disabled
                ? "Set tencent.live.enabled to true, or leave it out. Where messaging may be switched off, inject"
                        + " ObjectProvider<LiveMessageSender>."
                : "Set the properties named above; or, to develop and test without an account, put"
                        + " dev.tencentlive:tencent-live-emulator on the class path, which is then started by itself."
                        + " Where there may be none, inject ObjectProvider<LiveMessageSender>.";
        return new FailureAnalysis(
                wanted + "\n\n" + InvalidSettingsFailureAnalyzer.describe(problem, environment), action, cause);
    }

    private static @Nullable FailureAnalysis unknownClient(
            String wanted, Throwable rootFailure, Set<String> clients, Throwable cause) {
        Optional<String> client = injectionPoint(rootFailure).flatMap(MissingSenderFailureAnalyzer::qualifier);
        if (client.isEmpty()) {
            return null;
        }
        Set<String> names = new TreeSet<>(clients);
        names.add(LiveSettings.DEFAULT_CLIENT);
        return new FailureAnalysis(
                wanted + "\n\nNo client is named '" + client.get() + "'; there are " + String.join(", ", names) + ".\n",
                "Set tencent.live.clients." + client.get() + ".*, or correct the @Qualifier.",
                cause);
    }

    private static Optional<InjectionPoint> injectionPoint(Throwable failure) {
        InjectionPoint point = null;
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof UnsatisfiedDependencyException unsatisfied && unsatisfied.getInjectionPoint() != null) {
                point = unsatisfied.getInjectionPoint();
            }
        }
        return Optional.ofNullable(point);
    }

    private static Optional<String> qualifier(InjectionPoint point) {
        return Stream.of(point.getAnnotations())
                .filter((Annotation annotation) -> annotation instanceof Qualifier)
                .map(annotation -> ((Qualifier) annotation).value())
                .findFirst();
    }
}
