package dev.tencentlive.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import dev.tencentlive.LiveMessageSender;
import dev.tencentlive.quarkus.TencentLiveRecorder;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedClassBuildItem;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Test;

/** What is declared for native images, as far as it can be told without a compiler for them. */
final class NativeTest {

    /** What an image must not hold, because it is of the machine that built it. */
    private static final List<Class<?>> OF_ONE_MACHINE =
            List.of(Random.class, Thread.class, ThreadGroup.class, ExecutorService.class, HttpClient.class);

    private final NativeProcessor processor = new NativeProcessor();

    @Test
    void httpsIsSwitchedOn() {
        assertThat(processor.https().getExtension()).isEqualTo(SendersProcessor.FEATURE);
    }

    @Test
    void classesThatHoldWhatIsOfOneMachineAreInitializedAtRunTime() throws Exception {
        Set<String> holding = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter()
                .importLocations(Set.of(location(LiveMessageSender.class), location(TencentLiveRecorder.class)))) {
            if (type.getFields().stream().anyMatch(NativeTest::isOfOneMachine)) {
                holding.add(type.getName());
            }
        }

        assertThat(holding).contains("dev.tencentlive.LiveMessageSenderBuilder");
        assertThat(processor.atRunTime())
                .extracting(RuntimeInitializedClassBuildItem::getClassName)
                .containsExactlyInAnyOrderElementsOf(holding);
    }

    private static boolean isOfOneMachine(JavaField field) {
        return field.getModifiers().contains(JavaModifier.STATIC)
                && OF_ONE_MACHINE.stream().anyMatch(field.getRawType()::isAssignableTo);
    }

    /** Where the type and its like were compiled to. */
    private static Location location(Class<?> type) throws Exception {
        URI place = type.getProtectionDomain().getCodeSource().getLocation().toURI();
        return Location.of(place.getPath().endsWith(".jar") ? URI.create("jar:" + place + "!/") : place);
    }
}
