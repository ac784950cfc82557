package dev.tencentlive.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What is declared for native images, as far as it can be told without a compiler for them. */
final class NativeTest {

    private final NativeProcessor processor = new NativeProcessor();

    @Test
    void httpsIsSwitchedOn() {
        assertThat(processor.https().getExtension()).isEqualTo(SendersProcessor.FEATURE);
    }

    @Test
    void classThatHoldsRandomNumbersIsInitializedAtRunTime() throws Exception {
        Class<?> type = Class.forName(
                processor.seedAtRunTime().getClassName(), false, getClass().getClassLoader());

        assertThat(Arrays.stream(type.getDeclaredFields())
                        .filter(field -> Modifier.isStatic(field.getModifiers()))
                        .anyMatch(field -> field.getType() == SecureRandom.class))
                .isTrue();
    }
}
