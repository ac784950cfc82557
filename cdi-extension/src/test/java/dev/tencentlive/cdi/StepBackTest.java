package dev.tencentlive.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where our extension of Quarkus is, it offers the beans. */
final class StepBackTest {

    @Test
    void thereIsNothingToDoBesideTheQuarkusExtension() {
        assertThat(new BeanPlanner(new PresentTypes(new WithQuarkusExtension())).isNeeded())
                .isFalse();
    }

    @Test
    void thereIsWithoutIt() {
        assertThat(new BeanPlanner(PresentTypes.ofThisLibrary()).isNeeded()).isTrue();
    }

    /** Has the class that is looked for. */
    private static final class WithQuarkusExtension extends ClassLoader {

        WithQuarkusExtension() {
            super(StepBackTest.class.getClassLoader());
        }

        @Override
        public @Nullable URL getResource(String name) {
            return super.getResource(
                    name.equals("dev/tencentlive/quarkus/TencentLiveQuarkus.class")
                            ? "dev/tencentlive/cdi/LiveClient.class"
                            : name);
        }
    }
}
