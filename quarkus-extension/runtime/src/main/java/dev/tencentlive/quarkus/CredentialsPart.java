package dev.tencentlive.quarkus;

import dev.tencentlive.LiveSettings;
import dev.tencentlive.usersig.SigningKey;
import io.quarkus.credentials.CredentialsProvider;
import io.quarkus.credentials.runtime.CredentialsProviderFinder;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;

/** The key from a {@link CredentialsProvider}, asked at each signing. There where {@code quarkus-credentials} is. */
@Singleton
final class CredentialsPart implements SenderPart {

    private final RegistryNames names;

    CredentialsPart(TencentLiveConfig config) {
        this.names = new RegistryNames(config);
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
                throw new IllegalStateException("CredentialsProvider gives no "
                        + CredentialsProvider.PASSWORD_PROPERTY_NAME + " for \"" + name + "\" ("
                        + LiveSettings.PREFIX + ".credentials-provider)");
            }
            return SigningKey.of(key);
        };
    }
}
