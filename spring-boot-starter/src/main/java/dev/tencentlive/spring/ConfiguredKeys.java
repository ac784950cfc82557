package dev.tencentlive.spring;

import dev.tencentlive.LiveSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys of all clients, to be found wherever else they stand: {@code tencent.live.secret-key=${LIVE_SECRET_KEY}} leaves
 * one under a name that tells nobody what it is.
 */
final class ConfiguredKeys {

    /** A shorter one is made up, and may be a part of anything. */
    private static final int LENGTH_OF_A_KEY = 16;

    private final List<String> keys;

    private ConfiguredKeys(List<String> keys) {
        this.keys = List.copyOf(keys);
    }

    static ConfiguredKeys of(LiveProperties properties) {
        List<String> keys = new ArrayList<>();
        List<String> clients = new ArrayList<>(properties.clients());
        clients.add(LiveSettings.DEFAULT_CLIENT);
        for (String client : clients) {
            String key = properties.valueOf(client, LiveProperties.SECRET_KEY);
            if (key != null) {
                keys.add(key);
            }
        }
        return new ConfiguredKeys(keys);
    }

    /** Whether a value is one of the keys, or holds one. */
    boolean isIn(@Nullable Object value) {
        String text = value instanceof CharSequence ? value.toString() : "";
        return keys.stream()
                .anyMatch(key -> key.length() < LENGTH_OF_A_KEY ? key.equals(text.strip()) : text.contains(key));
    }

    /** Whether a name is that of a key, whoever set it. */
    static boolean isName(String name) {
        StringBuilder bare = new StringBuilder();
        name.chars()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .forEach(c -> bare.append((char) c));
        return bare.indexOf("tencentlive") >= 0 && bare.toString().endsWith("secretkey");
    }
}
