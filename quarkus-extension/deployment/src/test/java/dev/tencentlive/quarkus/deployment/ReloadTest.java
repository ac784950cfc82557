package dev.tencentlive.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.QuarkusDevModeTest;
import java.lang.ref.WeakReference;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.logging.LogRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Development mode: the application is built anew, the emulator stays. */
final class ReloadTest {

    private static final int RELOADS = 20;
    /** Quarkus itself keeps the one before for a while. */
    private static final int KEPT = 3;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();

    @RegisterExtension
    static final QuarkusDevModeTest APPLICATION = new QuarkusDevModeTest()
            .setLogRecordPredicate(record -> record.getLoggerName().startsWith("io.quarkus"))
            .withApplicationRoot(jar ->
                    jar.addClass(ReloadedResource.class).addAsResource(new StringAsset("""
                                    quarkus.http.port=0
                                    quarkus.http.host=127.0.0.1
                                    quarkus.otel.sdk.disabled=true
                                    quarkus.compose.devservices.enabled=false
                                    """), "application.properties"));

    @Test
    void twentyReloadsLeaveNoThreadPortOrClassLoaderAndUseOneEmulator() throws Exception {
        URI application = application();
        String emulator = emulator(get(application));
        for (int version = 1; version <= RELOADS; version++) {
            String before = "version " + (version - 1) + " ";
            String after = "version " + version + " ";
            APPLICATION.modifySourceFile(ReloadedResource.class, source -> source.replace(before, after));

            String answer = get(application);

            assertThat(answer).startsWith(after);
            assertThat(emulator(answer)).isEqualTo(emulator);
        }
        assertThat(loaders()).hasSizeGreaterThan(RELOADS);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            System.gc();
            assertThat(loaders().stream().filter(loader -> loader.get() != null).distinct())
                    .hasSizeLessThanOrEqualTo(KEPT);
            assertThat(threads("tencent-live-(?!emulator).*")).hasSizeLessThanOrEqualTo(KEPT);
            assertThat(threads("HttpClient-\\d+-SelectorManager")).hasSizeLessThanOrEqualTo(KEPT + 1);
        });

        APPLICATION.modifyResourceFile(
                "application.properties", text -> text + "quarkus.tencent-live.devservices.room-limit=7\n");

        assertThat(emulator(get(application))).isNotEqualTo(emulator);
        assertThatThrownBy(() -> get(URI.create(emulator + "/"))).isInstanceOf(ConnectException.class);
    }

    private static URI application() {
        Pattern listening = Pattern.compile("Listening on: (http://127\\.0\\.0\\.1:\\d+)");
        for (LogRecord record : APPLICATION.getLogRecords()) {
            Matcher matcher = listening.matcher(text(record));
            if (matcher.find()) {
                return URI.create(matcher.group(1) + "/reloaded");
            }
        }
        throw new AssertionError("the application does not say where it listens");
    }

    private static String text(LogRecord record) {
        return record.getMessage() + Arrays.toString(record.getParameters());
    }

    private static String emulator(String answer) {
        return answer.substring(answer.lastIndexOf(' ') + 1);
    }

    private static String get(URI uri) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @SuppressWarnings("unchecked") // only the application puts it there
    private static Collection<WeakReference<ClassLoader>> loaders() {
        return (Collection<WeakReference<ClassLoader>>)
                Objects.requireNonNull(System.getProperties().get("reloaded"));
    }

    private static List<String> threads(String pattern) {
        return Stream.of(Thread.getAllStackTraces().keySet().toArray(Thread[]::new))
                .map(Thread::getName)
                .filter(name -> name.matches(pattern))
                .toList();
    }
}
