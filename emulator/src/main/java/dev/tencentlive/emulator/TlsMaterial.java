package dev.tencentlive.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Makes TLS contexts of key stores. */
final class TlsMaterial {
    private static final String SHIPPED = "localhost-for-tests.p12";

    private TlsMaterial() {}

    static SSLContext serving(KeyStore keyStore, char[] password) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(keyStore, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The key store cannot be used: " + e.getMessage(), e);
        }
    }

    static SSLContext servingForTests() {
        return serving(shipped(), password());
    }

    static SSLContext trustingForTests() {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(shipped());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The shipped key store cannot be used", e);
        }
    }

    private static char[] password() {
        return "for-tests-only".toCharArray();
    }

    private static KeyStore shipped() {
        try (InputStream in = TlsMaterial.class.getResourceAsStream(SHIPPED)) {
            KeyStore keyStore = KeyStore.getInstance("PKCS12");
            keyStore.load(in, password());
            return keyStore;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The shipped key store cannot be read", e);
        }
    }
}
