package dev.tencentlive.cdi;

import dev.tencentlive.InvalidSettingsException;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.SettingsProblem;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes settings of MicroProfile Config, and tells beforehand whether that will work. */
final class SettingsFromConfig {

    /** Stands for a place that is known only once the emulator runs. */
    private static final ConnectionDetails SOMEWHERE = new ConnectionDetails() {
        @Override
        public URI endpoint() {
            return URI.create("https://somewhere.invalid");
        }

        @Override
        public long sdkAppId() {
            return 1;
        }

        @Override
        public String secretKey() {
            return "somewhere";
        }

        @Override
        public String identifier() {
            return LiveSettings.DEFAULT_IDENTIFIER;
        }
    };

    private final LiveConfig config;
    private final ClientBeans beans;
    private final EmulatorSwitch emulator;

    SettingsFromConfig(LiveConfig config, ClientBeans beans) {
        this.config = config;
        this.beans = beans;
        this.emulator = new EmulatorSwitch(config, PresentTypes.ofThisLibrary().hasEmulator());
    }

    /**
     * Reads what is set.
     *
     * @throws IllegalStateException saying what to set, or what is wrong
     */
    LiveSettings read() {
        emulator.refusal().ifPresent(refusal -> {
            throw new IllegalStateException(refusal);
        });
        try {
            return read(beans.elsewhere.isResolvable() ? beans.elsewhere.get() : null);
        } catch (InvalidSettingsException e) {
            throw new IllegalStateException(describe(firstLine(e), e.problems()) + "\n" + action(e), e);
        }
    }

    /** All that is wrong; nothing when settings are merely absent. */
    Optional<String> problem() {
        List<SettingsProblem> problems = new ArrayList<>();
        if (!isSwitchedOff()) {
            try {
                read(emulator.isOn() ? SOMEWHERE : null);
            } catch (InvalidSettingsException e) {
                if (!e.isUnconfigured()) {
                    problems.addAll(e.problems());
                }
            }
            problems.addAll(new OwnSettings(config).problems());
            emulator.refusal()
                    .ifPresent(text -> problems.add(
                            new SettingsProblem("tencent.live.emulator.enabled", SettingsProblem.Nature.WRONG, text)));
        }
        String count = problems.size() == 1 ? " (1 problem):" : " (" + problems.size() + " problems):";
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of(describe("Tencent Live messaging is set up wrongly" + count, problems));
    }

    private LiveSettings read(@Nullable ConnectionDetails details) {
        Function<String, @Nullable String> lookup = details == null ? config::value : name -> within(details, name);
        return LiveSettings.fromWithoutKey(
                config.names(), lookup, client -> details == null && hasKeyElsewhere(client));
    }

    /** Before settings are made, the rule by which {@link SenderAssembly} hands out keys and signatures afterwards. */
    private boolean hasKeyElsewhere(String client) {
        if (ClientBeans.hasOwn(beans.secretKeys, client) || ClientBeans.hasOwn(beans.userSigs, client)) {
            return true;
        }
        return shares(client, "sdk-app-id")
                && (ClientBeans.hasPlain(beans.secretKeys)
                        || (ClientBeans.hasPlain(beans.userSigs) && shares(client, "identifier")));
    }

    private boolean shares(String client, String key) {
        String own = config.valueOf(client, key);
        String common = config.valueOf(LiveSettings.DEFAULT_CLIENT, key);
        // Of the keys asked for, only the identifier has a default.
        return own == null || own.equals(common == null ? LiveSettings.DEFAULT_IDENTIFIER : common);
    }

    private @Nullable String within(ConnectionDetails details, String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "endpoint" -> details.endpoint().toString();
            case "sdk-app-id" -> Long.toString(details.sdkAppId());
            case "secret-key" -> details.secretKey();
            case "identifier" -> details.identifier();
            case "region" -> null;
            default -> config.value(name);
        };
    }

    private boolean isSwitchedOff() {
        return "false"
                .equalsIgnoreCase(
                        String.valueOf(config.value("tencent.live.enabled")).strip());
    }

    private String describe(String headline, List<SettingsProblem> problems) {
        StringBuilder text = new StringBuilder(headline).append('\n');
        for (SettingsProblem problem : problems) {
            text.append("\n    - ").append(problem.text());
            config.origin(problem.key())
                    .ifPresent(origin -> text.append(" (from ").append(origin).append(')'));
            config.unresolved(problem.key())
                    .ifPresent(
                            expression -> text.append("; nothing is known as ").append(expression));
        }
        return text.append('\n').toString();
    }

    private static String firstLine(InvalidSettingsException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static String action(InvalidSettingsException e) {
        if (e.problems().stream().anyMatch(problem -> problem.nature() == SettingsProblem.Nature.DISABLED)) {
            return "Set tencent.live.enabled to true, or leave it out.";
        }
        return e.isUnconfigured()
                ? "Set the properties named above; or, to develop and test without an account, put"
                        + " dev.tencentlive:tencent-live-emulator on the class path and set"
                        + " tencent.live.emulator.enabled=true."
                : "Correct the settings named above.";
    }
}
