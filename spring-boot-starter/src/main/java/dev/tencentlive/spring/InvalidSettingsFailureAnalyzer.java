package dev.tencentlive.spring;

import dev.tencentlive.InvalidSettingsException;
import dev.tencentlive.SettingsProblem;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Wrong settings: each with the place it was read from. */
final class InvalidSettingsFailureAnalyzer extends AbstractFailureAnalyzer<InvalidSettingsException> {

    private final Environment environment;

    InvalidSettingsFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidSettingsException cause) {
        return new FailureAnalysis(describe(cause, environment), "Correct the settings named above.", cause);
    }

    static String describe(InvalidSettingsException cause, Environment environment) {
        LiveProperties properties = new LiveProperties(environment);
        String message = String.valueOf(cause.getMessage());
        StringBuilder text = new StringBuilder(
                message.substring(0, message.indexOf('\n') < 0 ? message.length() : message.indexOf('\n')));
        text.append('\n');
        for (SettingsProblem problem : cause.problems()) {
            text.append("\n    - ").append(problem.text());
            properties
                    .origin(problem.key())
                    .ifPresent(origin -> text.append(" (from ").append(origin).append(')'));
            properties
                    .unresolved(problem.key())
                    .ifPresent(
                            placeholder -> text.append("; nothing is known as ").append(placeholder));
        }
        return text.append('\n').toString();
    }
}
