package dev.tencentlive;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The settings cannot be used; the text lists every problem, each on a line of its own. */
public final class InvalidSettingsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final ArrayList<SettingsProblem> problems;

    /**
     * Reports problems together, those of an adapter's own settings among them.
     *
     * @param problems at least one, in the order in which to show them
     */
    public InvalidSettingsException(List<SettingsProblem> problems) {
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
        return natures(problems).allMatch(SettingsProblem.Nature::isAbsence);
    }

    private static String text(List<SettingsProblem> problems) {
        StringBuilder text = new StringBuilder("Tencent Live messaging is ")
                .append(headline(problems))
                .append(":");
        problems.forEach(problem -> text.append("\n  - ").append(problem.text()));
        return text.toString();
    }

    private static String headline(List<SettingsProblem> problems) {
        if (natures(problems).allMatch(SettingsProblem.Nature.DISABLED::equals)) {
            return "switched off";
        }
        boolean unconfigured = natures(problems).allMatch(SettingsProblem.Nature::isAbsence);
        String count = problems.size() == 1 ? " (1 problem)" : " (" + problems.size() + " problems)";
        return (unconfigured ? "not set up" : "set up wrongly") + count;
    }

    private static Stream<SettingsProblem.Nature> natures(List<SettingsProblem> problems) {
        return problems.stream().map(SettingsProblem::nature);
    }
}
