package dev.tencentlive.quarkus.deployment;

import java.util.Optional;

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
    static Optional<String> like(EmulatorWish wish) {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .filter(property -> property.startsWith(told(wish)))
                .map(property -> property.substring(told(wish).length()));
    }

    private static String told(EmulatorWish wish) {
        return wish + " ";
    }
}
