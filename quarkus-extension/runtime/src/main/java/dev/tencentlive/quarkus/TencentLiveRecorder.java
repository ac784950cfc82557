package dev.tencentlive.quarkus;

import dev.tencentlive.InvalidSettingsException;
import dev.tencentlive.LiveMessageListener;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.SettingsProblem;
import io.quarkus.arc.ActiveResult;
import io.quarkus.arc.Arc;
import io.quarkus.arc.SyntheticCreationalContext;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;
import io.smallrye.config.SmallRyeConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;

/** Makes the beans when the application runs. Public because Quarkus generates code that calls it. */
@Recorder
public class TencentLiveRecorder {

    private final RuntimeValue<TencentLiveConfig> config;

    /**
     * Made by Quarkus.
     *
     * @param config what is set at run time
     */
    public TencentLiveRecorder(RuntimeValue<TencentLiveConfig> config) {
        this.config = config;
    }

    /**
     * Reads the settings.
     *
     * @param standIns what stands in for credentials that nobody needs
     * @return makes {@link LiveSettings}
     */
    public Function<SyntheticCreationalContext<LiveSettings>, LiveSettings> settings(Map<String, String> standIns) {
        SettingsFromConfig source = settingsFrom(standIns);
        return context -> source.read();
    }

    /**
     * Makes all senders.
     *
     * @return makes {@link LiveMessageSenders}
     */
    public Function<SyntheticCreationalContext<LiveMessageSenders>, LiveMessageSenders> senders() {
        SmallRyeConfig properties = properties();
        return context -> {
            LiveSettings settings = context.getInjectedReference(LiveSettings.class);
            return LiveMessageSenders.create(settings, SenderAssembly.of(settings, properties))
                    .wrapped(GuardedSender::of);
        };
    }

    /**
     * Takes one sender out of all.
     *
     * @param client {@link LiveSettings#DEFAULT_CLIENT} or the name of a named client
     * @return makes a {@link LiveMessageSender}
     */
    public Function<SyntheticCreationalContext<LiveMessageSender>, LiveMessageSender> sender(String client) {
        // The application may have brought senders of its own.
        return context -> GuardedSender.of(
                context.getInjectedReference(LiveMessageSenders.class).get(client));
    }

    /**
     * Takes one sender out of all, for event loops.
     *
     * @param client {@link LiveSettings#DEFAULT_CLIENT} or the name of a named client
     * @return makes a {@link ReactiveLiveMessageSender}
     */
    public Function<SyntheticCreationalContext<ReactiveLiveMessageSender>, ReactiveLiveMessageSender> reactiveSender(
            String client) {
        return context -> {
            var emission = Arc.container().select(EmissionContext.class);
            return new UniSender(
                    context.getInjectedReference(LiveMessageSenders.class).get(client),
                    emission.isUnsatisfied() ? EmissionContext.UNCHANGED : emission.get());
        };
    }

    /**
     * Fires outcomes as CDI events, unless that is switched off.
     *
     * @return makes a listener
     */
    public Function<SyntheticCreationalContext<LiveMessageListener>, LiveMessageListener> events() {
        return context -> new OutcomeEvents(
                Arc.container().beanManager().getEvent().select(LiveMessageOutcomeEvent.class),
                config.getValue().events().enabled());
    }

    /**
     * Tells whether a sender can be made.
     *
     * @param client {@link LiveSettings#DEFAULT_CLIENT} or the name of a named client
     * @param standIns what stands in for credentials that nobody needs
     * @return active, or the reason why not
     */
    public Supplier<ActiveResult> active(String client, Map<String, String> standIns) {
        SettingsFromConfig source = settingsFrom(standIns);
        return () -> problem(client, source).map(ActiveResult::inactive).orElseGet(ActiveResult::active);
    }

    /**
     * Ends the start when a setting is wrong, or when a sender is injected that cannot be made.
     *
     * @param wanted who wants a sender, by the client's name
     * @param standIns what stands in for credentials that nobody needs
     * @param absent extensions that are not there, by the key whose names they would look up
     */
    public void check(Map<String, List<String>> wanted, Map<String, String> standIns, Map<String, String> absent) {
        SettingsFromConfig source = settingsFrom(standIns);
        report(source.problem().map(InvalidSettingsException::problems).orElse(List.of()), absent);
        wanted.forEach((client, places) -> problem(client, source).ifPresent(problem -> {
            throw new IllegalStateException("A LiveMessageSender is wanted by " + String.join(", ", places)
                    + ", and there is none: " + problem);
        }));
    }

    /**
     * Ends the start when one of the settings is wrong that count also where the application makes {@link LiveSettings} itself.
     *
     * @param absent extensions that are not there, by the key whose names they would look up
     */
    public void checkOwn(Map<String, String> absent) {
        report(List.of(), absent);
    }

    private void report(List<SettingsProblem> ofCore, Map<String, String> absent) {
        OwnSettings own = new OwnSettings(properties(), config.getValue(), ClientBeans.ofApplication());
        List<SettingsProblem> problems = new ArrayList<>(ofCore);
        problems.addAll(own.problems(absent));
        if (problems.stream().anyMatch(problem -> !isAbsence(problem))) {
            problems.addAll(own.lookups());
            throw new InvalidSettingsException(problems);
        }
    }

    private static boolean isAbsence(SettingsProblem problem) {
        return problem.nature() == SettingsProblem.Nature.MISSING
                || problem.nature() == SettingsProblem.Nature.DISABLED;
    }

    private static Optional<String> problem(String client, SettingsFromConfig source) {
        try {
            source.read().client(client);
            return Optional.empty();
        } catch (InvalidSettingsException e) {
            return Optional.of(e.getMessage() + "\n" + remedy(e));
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage() + "\nSet " + LiveSettings.PREFIX + ".clients." + client
                    + ".*, or correct the @LiveClient.");
        }
    }

    private static String remedy(InvalidSettingsException problem) {
        if (problem.problems().stream().anyMatch(each -> each.nature() == SettingsProblem.Nature.DISABLED)) {
            return "Where messaging may be switched off, inject InjectableInstance<LiveMessageSender> and ask listActive().";
        }
        if (problem.isUnconfigured()) {
            return "In development and tests an emulator is started by itself, unless"
                    + " quarkus.tencent-live.devservices.enabled=false. Where there may be no sender, inject"
                    + " InjectableInstance<LiveMessageSender> and ask listActive().";
        }
        return "Correct the settings named above.";
    }

    private static SettingsFromConfig settingsFrom(Map<String, String> standIns) {
        return new SettingsFromConfig(properties(), ClientBeans.ofApplication(), standIns);
    }

    /** Asked for while the application starts: later the thread may be anybody's, and know another application. */
    static SmallRyeConfig properties() {
        return ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
    }
}
