package dev.tencentlive;

import java.util.ArrayList;
import java.util.List;

/** The settings cannot be used; the text lists every problem, each on a line of its own. */
public final class InvalidSettingsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final ArrayList<SettingsProblem> problems;

    InvalidSettingsException(List<SettingsProblem> problems) {
        super(text(problems));
        this.problems = new ArrayList<>(problems);
    }

    /**
     * Gives all problems, in the order of the table of settings.
     *
     * @return at least one
     */
    public List<SettingsProblem> problems() {
        return List.copyOf(problems);
    }

    /**
     * Tells an application that was not set up yet from one that was set up wrongly.
     *
     * @return whether nothing but absence is wrong
     */
    public boolean isUnconfigured() {
        return problems().stream()
                .allMatch(problem -> problem.nature() == SettingsProblem.Nature.MISSING
                        || problem.nature() == SettingsProblem.Nature.DISABLED);
    }

    private static String text(List<SettingsProblem> problems) {
        StringBuilder text = new StringBuilder("Tencent Live messaging is not set up (")
                .append(problems.size() == 1 ? "1 problem" : problems.size() + " problems")
                .append("):");
        problems.forEach(problem -> text.append("\n  - ").append(problem.text()));
        return text.toString();
    }
}
