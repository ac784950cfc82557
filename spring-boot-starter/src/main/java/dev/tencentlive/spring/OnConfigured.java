package dev.tencentlive.spring;

import dev.tencentlive.InvalidSettingsException;
import dev.tencentlive.SettingsProblem;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * There is a sender unless settings are absent; wrong ones count as present, so that making the sender tells what is wrong.
 * While AOT processing, where secrets are absent, there always is one, and {@link LiveStartup} decides at run time.
 */
final class OnConfigured extends SpringBootCondition implements ConfigurationCondition {

    @Override
    public ConfigurationPhase getConfigurationPhase() {
        return ConfigurationPhase.REGISTER_BEAN;
    }

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConfigurableListableBeanFactory beans = context.getBeanFactory();
        ConditionMessage.Builder message = ConditionMessage.forCondition("Tencent Live settings");
        if (beans == null) {
            return ConditionOutcome.noMatch(message.because("there is no bean factory"));
        }
        Optional<InvalidSettingsException> problem =
                new SettingsFromProperties(new LiveProperties(context.getEnvironment()), beans).problem();
        boolean absent =
                problem.filter(InvalidSettingsException::isUnconfigured).isPresent();
        if (!absent) {
            return ConditionOutcome.match(message.because("they are set"));
        }
        String why = problem.stream()
                .flatMap(invalid -> invalid.problems().stream())
                .map(SettingsProblem::key)
                .collect(Collectors.joining(", "));
        return LiveStartup.isAotProcessing() && !isDisabled(problem.get())
                ? ConditionOutcome.match(message.because("they are looked for again at run time: " + why))
                : ConditionOutcome.noMatch(message.because("of " + why));
    }

    private static boolean isDisabled(InvalidSettingsException invalid) {
        return invalid.problems().stream().anyMatch(problem -> problem.nature() == SettingsProblem.Nature.DISABLED);
    }
}
