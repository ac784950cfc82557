package dev.tencentlive.transportcontract;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Locale;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates of servers, good and bad. */
enum Certificate {
    /** For 127.0.0.1 and localhost, by the authority that {@link #trusted()} trusts. */
    LOOPBACK,
    /** Of the same authority, for another host. */
    ELSEWHERE,
    /** Of the same authority, over since January 2020. */
    EXPIRED,
    /** For 127.0.0.1 and localhost, by nobody. */
    UNKNOWN;

    private static final char[] PASSWORD = "for-tests-only".toCharArray();

    SSLContext serving() {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store(name().toLowerCase(Locale.ROOT)), PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static SSLContext trusted() {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store("trusted"));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore store(String name) throws GeneralSecurityException {
        try (InputStream in = Certificate.class.getResourceAsStream(name + ".p12")) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD);
            return store;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
