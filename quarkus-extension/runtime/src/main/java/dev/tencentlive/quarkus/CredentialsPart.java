package dev.tencentlive.quarkus;

import dev.tencentlive.LiveSettings;
import dev.tencentlive.SettingsProblem;
import dev.tencentlive.usersig.SigningKey;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.quarkus.credentials.CredentialsProvider;
import io.quarkus.credentials.runtime.CredentialsProviderFinder;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The key from a {@link CredentialsProvider}, asked at each signing. There where {@code quarkus-credentials} is. */
@Singleton
final class CredentialsPart implements SenderPart {

    private final ArcContainer beans = Arc.container();
    private final RegistryNames names;

    CredentialsPart(TencentLiveConfig config) {
        this.names = new RegistryNames(config);
    }

    @Override
    public List<SettingsProblem> problems() {
        List<SettingsProblem> problems = new ArrayList<>();
        Instance<CredentialsProvider> only = beans.select(CredentialsProvider.class);
        names.under(RegistryNames.CREDENTIALS).forEach((key, name) -> {
            if (!only.isResolvable() && !namesBean(key)) {
                problems.add(WrongValue.of(
                        key,
                        name,
                        only.isUnsatisfied()
                                ? "must be asked of a CredentialsProvider, and the application has no such bean"
                                : "must be asked of one CredentialsProvider, and the application has several; name one by "
                                        + key + "-name"));
            }
        });
        names.under(RegistryNames.CREDENTIALS_BEAN).forEach((key, name) -> {
            if (beans.select(CredentialsProvider.class, NamedLiteral.of(name)).isUnsatisfied()) {
                problems.add(WrongValue.of(key, name, "must be the name of a CredentialsProvider bean"));
            }
        });
        return problems;
    }

    /** Whether the client whose key this is says which bean to ask. */
    private boolean namesBean(String key) {
        Set<String> named = names.under(RegistryNames.CREDENTIALS_BEAN).keySet();
        return named.contains(key + "-name")
                || named.contains(LiveSettings.PREFIX + "." + RegistryNames.CREDENTIALS_BEAN);
    }

    @Override
    public Optional<Supplier<SigningKey>> secretKey(String client, LiveSettings settings) {
        return names.credentials(client, settings).map(name -> key(client, name));
    }

    private Supplier<SigningKey> key(String client, String name) {
        CredentialsProvider provider =
                CredentialsProviderFinder.find(names.credentialsBean(client).orElse(null));
        return () -> {
            String key = provider.getCredentials(name).get(CredentialsProvider.PASSWORD_PROPERTY_NAME);
            if (key == null) {
                throw new IllegalStateException(WrongValue.of(
                                names.keyOf(client, RegistryNames.CREDENTIALS),
                                name,
                                "must be a name for which the CredentialsProvider gives a "
                                        + CredentialsProvider.PASSWORD_PROPERTY_NAME)
                        .text());
            }
            return SigningKey.of(key);
        };
    }
}
