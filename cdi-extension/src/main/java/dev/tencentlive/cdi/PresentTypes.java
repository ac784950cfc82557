package dev.tencentlive.cdi;

import java.util.Optional;

/** Which optional APIs are there, as seen by the classes of this library that would use them. */
final class PresentTypes {

    /** Its presence means that the build-time extension of Quarkus offers the beans, and this one must not. */
    private static final String QUARKUS = "dev/tencentlive/quarkus/TencentLiveQuarkus.class";

    private final ClassLoader loader;

    PresentTypes(ClassLoader loader) {
        this.loader = loader;
    }

    static PresentTypes ofThisLibrary() {
        ClassLoader own = PresentTypes.class.getClassLoader();
        return new PresentTypes(own == null ? ClassLoader.getSystemClassLoader() : own);
    }

    boolean hasEmulator() {
        return has("dev.tencentlive.emulator.LiveEmulator");
    }

    boolean hasQuarkusExtension() {
        return loader.getResource(QUARKUS) != null;
    }

    boolean has(String type) {
        return find(type).isPresent();
    }

    Optional<Class<?>> find(String type) {
        try {
            return Optional.of(Class.forName(type, false, loader));
        } catch (ClassNotFoundException | LinkageError absent) {
            return Optional.empty();
        }
    }
}
