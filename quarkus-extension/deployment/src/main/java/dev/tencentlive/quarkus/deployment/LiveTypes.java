package dev.tencentlive.quarkus.deployment;

import dev.tencentlive.LiveMessageListener;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.LiveMessageSenders;
import dev.tencentlive.LiveSettings;
import dev.tencentlive.LiveTransport;
import dev.tencentlive.PayloadWriter;
import dev.tencentlive.SendLimiter;
import dev.tencentlive.quarkus.LiveClient;
import dev.tencentlive.quarkus.LiveMessageOutcomeEvent;
import dev.tencentlive.quarkus.LiveMessageSenderCustomizer;
import dev.tencentlive.quarkus.ReactiveLiveMessageSender;
import dev.tencentlive.usersig.SigningKey;
import dev.tencentlive.usersig.UserSigProvider;
import io.quarkus.arc.processor.BeanInfo;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.jandex.ClassType;
import org.jboss.jandex.DotName;
import org.jboss.jandex.ParameterizedType;
import org.jboss.jandex.Type;

/** Types that are looked for in an application. */
final class LiveTypes {

    static final DotName SENDER = DotName.createSimple(LiveMessageSender.class);
    static final DotName REACTIVE_SENDER = DotName.createSimple(ReactiveLiveMessageSender.class);
    static final DotName SENDERS = DotName.createSimple(LiveMessageSenders.class);
    static final DotName SETTINGS = DotName.createSimple(LiveSettings.class);
    static final DotName CLIENT = DotName.createSimple(LiveClient.class);
    static final DotName EVENT = DotName.createSimple(LiveMessageOutcomeEvent.class);
    static final DotName USER_SIGS = DotName.createSimple(UserSigProvider.class);
    static final DotName TRANSPORT = DotName.createSimple(LiveTransport.class);
    static final DotName LIMITER = DotName.createSimple(SendLimiter.class);
    static final DotName PAYLOAD_WRITER = DotName.createSimple(PayloadWriter.class);
    static final DotName LISTENER = DotName.createSimple(LiveMessageListener.class);
    static final DotName CUSTOMIZER = DotName.createSimple(LiveMessageSenderCustomizer.class);
    /** By name: the testkit may not be there. */
    static final DotName RECORDING = DotName.createSimple("dev.tencentlive.testkit.RecordingLiveMessageSender");

    static final DotName RECORDINGS = DotName.createSimple("dev.tencentlive.testkit.RecordingLiveMessageSenders");

    static final DotName CREDENTIALS = DotName.createSimple("io.quarkus.credentials.CredentialsProvider");

    private static final DotName INSTANCE = DotName.createSimple(Instance.class);
    private static final DotName INJECTABLE_INSTANCE = DotName.createSimple("io.quarkus.arc.InjectableInstance");
    private static final DotName PROVIDER = DotName.createSimple("jakarta.inject.Provider");
    private static final Type KEYS = ParameterizedType.create(
            DotName.createSimple(Supplier.class), ClassType.create(DotName.createSimple(SigningKey.class)));

    private LiveTypes() {}

    /** What an injection point is after, perhaps later and perhaps not at all. */
    static DotName wanted(Type required) {
        return lazily(required).orElse(required.name());
    }

    static boolean isLazy(Type required) {
        return lazily(required).isPresent();
    }

    static boolean givesKeys(BeanInfo bean) {
        return bean.getTypes().contains(KEYS);
    }

    private static Optional<DotName> lazily(Type required) {
        DotName name = required.name();
        boolean lazy = name.equals(INSTANCE) || name.equals(INJECTABLE_INSTANCE) || name.equals(PROVIDER);
        return lazy && required.kind() == Type.Kind.PARAMETERIZED_TYPE
                ? Optional.of(required.asParameterizedType().arguments().get(0).name())
                : Optional.empty();
    }
}
