package dev.tencentlive.benchmarks.spring;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts an application without and with the starter, in turn so that both meet the same machine, and compares. */
public final class StartCost {

    /** What the starter brings; the rest is Boot's. */
    private static final Pattern STARTERS = Pattern.compile("(tencent-live-|jackson-core-2).*");

    private StartCost() {}

    /**
     * Measures and prints.
     *
     * @param arguments the java command, the class path with the starter, how many pairs of starts
     * @throws IOException when a process cannot be started
     */
    public static void main(String[] arguments) throws IOException {
        String java = arguments[0];
        String with = arguments[1];
        String without = Stream.of(with.split(File.pathSeparator, -1))
                .filter(entry -> !STARTERS.matcher(String.valueOf(Path.of(entry).getFileName()))
                        .matches())
                .collect(Collectors.joining(File.pathSeparator));
        int pairs = Integer.parseInt(arguments[2]);
        List<Cost> plain = new ArrayList<>();
        List<Cost> sending = new ArrayList<>();
        // The first of each fill the caches of files, and do not count.
        start(java, without, Shop.class);
        start(java, with, ShopThatSends.class);
        for (int i = 0; i < pairs; i++) {
            plain.add(start(java, without, Shop.class));
            sending.add(start(java, with, ShopThatSends.class));
        }
        System.out.println("Start of a small MVC application, median of " + pairs + " starts each, taken in turn; Java "
                + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors() + " processors");
        print("processor time", plain, sending, Cost::cpuMillis);
        print("elapsed time", plain, sending, Cost::wallMillis);
    }

    private static Cost start(String java, String classPath, Class<?> application) throws IOException {
        Process process = new ProcessBuilder(
                        java,
                        "-cp",
                        classPath,
                        application.getName(),
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--tencent.live.sdk-app-id=1400000000",
                        "--tencent.live.secret-key=0123456789abcdef",
                        "--tencent.live.region=singapore")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!output.contains("Started ")) {
            throw new IllegalStateException("It did not start:\n" + output);
        }
        return Cost.read(output);
    }

    private static void print(String name, List<Cost> plain, List<Cost> sending, ToLongFunction<Cost> value) {
        long without = median(plain, value);
        long with = median(sending, value);
        System.out.println(String.format(
                Locale.ROOT,
                "%-15s without %5d ms, with %5d ms, %+.1f %%",
                name,
                without,
                with,
                100.0 * (with - without) / without));
    }

    private static long median(List<Cost> costs, ToLongFunction<Cost> value) {
        return costs.stream()
                .mapToLong(value)
                .sorted()
                .skip(costs.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
