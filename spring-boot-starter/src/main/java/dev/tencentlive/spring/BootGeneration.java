package dev.tencentlive.spring;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.SpringBootVersion;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.type.AnnotationMetadata;

/**
 * The Spring Boot that this application runs on. Of one that nobody tried it warns while bean definitions are read, before
 * anything could fail for it.
 *
 * @param major such as 3
 * @param minor such as 5
 * @param version the whole version
 */
record BootGeneration(int major, int minor, String version) {

    private static final Log LOG = LogFactory.getLog(BootGeneration.class);
    private static final int OLDEST_MAJOR = 3;
    private static final int OLDEST_MINOR = 5;

    static BootGeneration inUse() {
        return of(String.valueOf(SpringBootVersion.getVersion()));
    }

    /** One that cannot be read is taken for a newer one. */
    static BootGeneration of(String version) {
        String[] parts = version.split("\\.", 3);
        boolean numbers = parts.length == 3 && parts[0].matches("\\d{1,4}") && parts[1].matches("\\d{1,4}");
        return numbers
                ? new BootGeneration(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), version)
                : new BootGeneration(Integer.MAX_VALUE, 0, version);
    }

    boolean isTried() {
        return major > OLDEST_MAJOR || (major == OLDEST_MAJOR && minor >= OLDEST_MINOR);
    }

    void warnIfUntried() {
        if (!isTried()) {
            LOG.warn("Tencent Live messaging was not tried with Spring Boot " + version
                    + "; it is made for 3.5 and later");
        }
    }

    /** Registers nothing: it is called once per context, before the definitions of senders are. */
    static final class Warning implements ImportBeanDefinitionRegistrar {

        @Override
        public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
            inUse().warnIfUntried();
        }
    }
}
