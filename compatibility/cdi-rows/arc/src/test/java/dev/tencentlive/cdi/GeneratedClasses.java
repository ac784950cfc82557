package dev.tencentlive.cdi;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ComponentsProvider;
import io.quarkus.arc.processor.ResourceOutput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/**
 * What the container was built to. The classes go where the beans are, since they use what is package-private there; each
 * build's have names of their own, so that many containers can follow each other in one process.
 */
final class GeneratedClasses implements ResourceOutput {

    private static final AtomicInteger BUILDS = new AtomicInteger();

    private final String suffix = "_" + BUILDS.incrementAndGet();
    private final Map<String, byte[]> classes = new LinkedHashMap<>();
    private final List<String> providers = new ArrayList<>();

    @Override
    public void writeResource(Resource resource) {
        switch (resource.getType()) {
            case JAVA_CLASS -> classes.put(resource.getName().replace('.', '/'), resource.getData());
            case SERVICE_PROVIDER -> providers.add(new String(resource.getData(), StandardCharsets.UTF_8).strip());
            default -> throw new IllegalStateException("unexpected " + resource.getName());
        }
    }

    void start() {
        Remapper renaming = new Remapper(Opcodes.ASM9) {
            @Override
            public String map(String name) {
                return classes.containsKey(name) ? name + suffix : name;
            }
        };
        classes.values().forEach(bytes -> define(renamed(bytes, renaming)));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        ClassLoader starting = new Providers(before);
        ConfigProviderResolver.instance().registerConfig(ConfigProvider.getConfig(), starting);
        thread.setContextClassLoader(starting);
        try {
            Arc.initialize();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static byte[] renamed(byte[] bytes, Remapper renaming) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(bytes).accept(new ClassRemapper(writer, renaming), 0);
        return writer.toByteArray();
    }

    private static void define(byte[] bytes) {
        try {
            Method define = ClassLoader.class.getDeclaredMethod(
                    "defineClass", String.class, byte[].class, int.class, int.class);
            define.setAccessible(true);
            define.invoke(GeneratedClasses.class.getClassLoader(), null, bytes, 0, bytes.length);
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw new IllegalStateException(e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Knows the one service that the container starts from. */
    private final class Providers extends ClassLoader {

        Providers(ClassLoader parent) {
            super(parent);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.equals("META-INF/services/" + ComponentsProvider.class.getName())
                    ? Collections.enumeration(List.of(new URL(null, "memory:providers", new Memory())))
                    : super.getResources(name);
        }
    }

    private final class Memory extends URLStreamHandler {

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {}

                @Override
                public InputStream getInputStream() {
                    String lines = String.join(suffix + "\n", providers) + suffix + "\n";
                    return new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
                }
            };
        }
    }
}
