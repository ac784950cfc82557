package dev.tencentlive.quarkus.deployment;

import org.jspecify.annotations.Nullable;

/**
 * The emulator of the application that is being developed in this JVM, for its continuous tests. Both are built by class
 * loaders that know nothing of each other, so a system property tells.
 */
final class DevelopmentEmulator {

    private static final String PROPERTY = "dev.tencentlive.quarkus.development-emulator";

    private DevelopmentEmulator() {}

    static void started(EmulatorWish wish, String endpoint) {
        System.setProperty(PROPERTY, told(wish) + endpoint);
    }

    static void closed() {
        System.clearProperty(PROPERTY);
    }

    /** Its address, if it is what the tests would start themselves. */
    static @Nullable String like(EmulatorWish wish) {
        String property = System.getProperty(PROPERTY, "");
        return property.startsWith(told(wish)) ? property.substring(told(wish).length()) : null;
    }

    private static String told(EmulatorWish wish) {
        return wish + " ";
    }
}
