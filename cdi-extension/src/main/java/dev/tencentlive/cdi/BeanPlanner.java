package dev.tencentlive.cdi;

import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveSettings;
import jakarta.enterprise.inject.Default;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Decides which beans there are, once for both kinds of extension: they tell it what the application brings, and register
 * what it says.
 */
final class BeanPlanner {

    // Of two that say how payloads are written, or where exchanges run, the later one wins.
    static final int JSONB = 100;
    static final int JACKSON_2 = 200;
    static final int JACKSON_3 = 300;
    static final int CONTEXT_PROPAGATION = 400;
    static final int CONCURRENCY = 500;
    static final int TELEMETRY = 600;
    static final int HEALTH = 700;
    static final int EVENTS = 800;

    private static final String PACKAGE = BeanPlanner.class.getPackageName() + ".";
    private static final String HEALTH_CHECK = "org.eclipse.microprofile.health.HealthCheck";

    /** Parts by the API without which they cannot be loaded. */
    private static final Map<String, String> OPTIONAL_PARTS = Map.of(
            "jakarta.json.bind.Jsonb",
            "JsonbPart",
            "com.fasterxml.jackson.databind.ObjectMapper",
            "Jackson2Part",
            "tools.jackson.databind.json.JsonMapper",
            "Jackson3Part",
            "org.eclipse.microprofile.context.ManagedExecutor",
            "ContextPropagationPart",
            "jakarta.enterprise.concurrent.ManagedExecutorService",
            "ConcurrencyPart",
            "io.opentelemetry.api.OpenTelemetry",
            "TelemetryPart",
            HEALTH_CHECK,
            "HealthPart");

    private final PresentTypes present;
    /** Types of which the application brings a bean for all. */
    private final Set<String> brought = new HashSet<>();
    /** Clients for which the application brings a sender. */
    private final Set<String> clientsBrought = new HashSet<>();
    /** Clients that something is injected for. */
    private final Set<String> clientsWanted = new HashSet<>();

    BeanPlanner(PresentTypes present) {
        this.present = present;
    }

    /** Whether there is anything to do here. */
    boolean isNeeded() {
        return !present.hasQuarkusExtension();
    }

    /** Names of classes that become beans as they are. */
    Set<String> parts(LiveConfig config) {
        Set<String> parts = new LinkedHashSet<>();
        parts.add(ClientBeans.class.getName());
        parts.add(EventsPart.class.getName());
        OPTIONAL_PARTS.forEach((api, part) -> {
            if (present.has(api)) {
                parts.add(PACKAGE + part);
            }
        });
        if (new EmulatorSwitch(config, present.hasEmulator()).isOn()) {
            parts.add(PACKAGE + "EmulatorPart");
        }
        return parts;
    }

    /** Names of the annotations that beans are selected by. */
    Set<String> qualifiers() {
        Set<String> qualifiers = new LinkedHashSet<>(Set.of(LiveClient.class.getName()));
        Stream.of("Readiness", "Startup")
                .map("org.eclipse.microprofile.health."::concat)
                .filter(present::has)
                .forEach(qualifiers::add);
        return qualifiers;
    }

    /** The application has a bean of this type, for a client where it carries a client's name. */
    void bring(String type, Set<String> clients, boolean isForAll) {
        if (type.equals(LiveMessageSender.class.getName())) {
            clientsBrought.addAll(clients);
        }
        if (isForAll) {
            brought.add(type);
        }
    }

    /** The application injects something for this client. */
    void want(String client) {
        clientsWanted.add(client);
    }

    List<PlannedBean> plan(LiveConfig config) {
        List<PlannedBean> plan = new ArrayList<>();
        addUnlessBrought(plan, LiveBean.SETTINGS);
        addUnlessBrought(plan, LiveBean.SENDERS);
        Set<String> clients = new TreeSet<>(config.clients());
        clients.add(LiveSettings.DEFAULT_CLIENT);
        if (present.has(HEALTH_CHECK)) {
            Annotation group = HealthPart.qualifier(new OwnSettings(config).isPartOfReadiness());
            clients.forEach(client ->
                    plan.add(forClient(LiveBean.HEALTH_CHECK, client, Set.of(group, LiveClient.Literal.of(client)))));
        }
        // Also those that nobody configured: the application starts, and their first use says which there are.
        clients.addAll(clientsWanted);
        clients.forEach(client -> addSender(plan, client));
        if (new EmulatorSwitch(config, present.hasEmulator()).isOn()) {
            addUnlessBrought(plan, LiveBean.EMULATOR);
        }
        return plan;
    }

    private void addSender(List<PlannedBean> plan, String client) {
        Set<Annotation> qualifiers = new HashSet<>();
        if (!clientsBrought.contains(client)) {
            qualifiers.add(LiveClient.Literal.of(client));
        }
        if (client.equals(LiveSettings.DEFAULT_CLIENT) && !brought.contains(LiveBean.SENDER.type())) {
            qualifiers.add(Default.Literal.INSTANCE);
        }
        if (!qualifiers.isEmpty()) {
            plan.add(forClient(LiveBean.SENDER, client, qualifiers));
        }
    }

    private void addUnlessBrought(List<PlannedBean> plan, LiveBean bean) {
        if (!brought.contains(bean.type())) {
            plan.add(PlannedBean.forAll(bean, type(bean)));
        }
    }

    private PlannedBean forClient(LiveBean bean, String client, Set<Annotation> qualifiers) {
        return new PlannedBean(bean, client, type(bean), qualifiers);
    }

    private Class<?> type(LiveBean bean) {
        return present.find(bean.type()).orElseThrow();
    }
}
