package dev.tencentlive.rules;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Calls and method references that a rule refuses.
 *
 * @param description what they have in common, after "should access a target where"
 * @param calls {@code owner.name} for all overloads, {@code owner.name(Type, Type)} for one
 */
record ForbiddenCalls(String description, Set<String> calls) {

    static final ForbiddenCalls TIME = new ForbiddenCalls(
            "it asks the machine for the time",
            Set.of(
                    "java.lang.System.currentTimeMillis",
                    "java.lang.System.nanoTime",
                    "java.time.Clock.system",
                    "java.time.Clock.systemDefaultZone",
                    "java.time.Clock.systemUTC",
                    "java.time.Clock.tickMillis",
                    "java.time.Clock.tickMinutes",
                    "java.time.Clock.tickSeconds",
                    "java.time.Instant.now()",
                    "java.time.LocalDate.now()",
                    "java.time.LocalDate.now(ZoneId)",
                    "java.time.LocalDateTime.now()",
                    "java.time.LocalDateTime.now(ZoneId)",
                    "java.time.LocalTime.now()",
                    "java.time.LocalTime.now(ZoneId)",
                    "java.time.OffsetDateTime.now()",
                    "java.time.OffsetDateTime.now(ZoneId)",
                    "java.time.Year.now()",
                    "java.time.ZonedDateTime.now()",
                    "java.time.ZonedDateTime.now(ZoneId)",
                    "java.util.Calendar.getInstance",
                    "java.util.Date.<init>()"));

    static final ForbiddenCalls RANDOMNESS = new ForbiddenCalls(
            "it makes randomness of its own",
            Set.of(
                    "java.lang.Math.random",
                    "java.security.SecureRandom.<init>",
                    "java.security.SecureRandom.getInstance",
                    "java.security.SecureRandom.getInstanceStrong",
                    "java.util.Collections.shuffle(List)",
                    "java.util.Random.<init>()",
                    "java.util.SplittableRandom.<init>()",
                    "java.util.UUID.randomUUID",
                    "java.util.concurrent.ThreadLocalRandom.current",
                    "java.util.random.RandomGenerator.getDefault",
                    "java.util.random.RandomGenerator.of"));

    static final ForbiddenCalls WAITING = new ForbiddenCalls(
            "it waits or schedules by itself",
            Set.of(
                    "java.lang.Thread.sleep",
                    "java.util.Timer.<init>",
                    "java.util.concurrent.CompletableFuture.completeOnTimeout",
                    "java.util.concurrent.CompletableFuture.delayedExecutor",
                    "java.util.concurrent.CompletableFuture.orTimeout",
                    "java.util.concurrent.Executors.newScheduledThreadPool",
                    "java.util.concurrent.Executors.newSingleThreadScheduledExecutor",
                    "java.util.concurrent.ScheduledThreadPoolExecutor.<init>",
                    "java.util.concurrent.TimeUnit.sleep",
                    "java.util.concurrent.locks.LockSupport.parkNanos",
                    "java.util.concurrent.locks.LockSupport.parkUntil"));

    static final ForbiddenCalls LOCALE = new ForbiddenCalls(
            "it takes the locale of the machine",
            Set.of(
                    "java.io.PrintStream.format(String, Object[])",
                    "java.io.PrintStream.printf(String, Object[])",
                    "java.io.PrintWriter.format(String, Object[])",
                    "java.io.PrintWriter.printf(String, Object[])",
                    "java.lang.String.format(String, Object[])",
                    "java.lang.String.formatted",
                    "java.lang.String.toLowerCase()",
                    "java.lang.String.toUpperCase()",
                    "java.text.DecimalFormat.<init>()",
                    "java.text.DecimalFormat.<init>(String)",
                    "java.text.NumberFormat.getInstance()",
                    "java.text.NumberFormat.getIntegerInstance()",
                    "java.text.NumberFormat.getNumberInstance()",
                    "java.text.NumberFormat.getPercentInstance()",
                    "java.text.SimpleDateFormat.<init>()",
                    "java.text.SimpleDateFormat.<init>(String)",
                    "java.time.format.DateTimeFormatter.ofPattern(String)",
                    "java.util.Formatter.<init>()",
                    "java.util.Formatter.<init>(Appendable)",
                    "java.util.ResourceBundle.getBundle(String)"));

    static final ForbiddenCalls CHARSET = new ForbiddenCalls(
            "it takes the charset of the machine",
            Set.of(
                    "java.io.ByteArrayOutputStream.toString()",
                    "java.io.FileReader.<init>(File)",
                    "java.io.FileReader.<init>(FileDescriptor)",
                    "java.io.FileReader.<init>(String)",
                    "java.io.FileWriter.<init>(File)",
                    "java.io.FileWriter.<init>(File, boolean)",
                    "java.io.FileWriter.<init>(FileDescriptor)",
                    "java.io.FileWriter.<init>(String)",
                    "java.io.FileWriter.<init>(String, boolean)",
                    "java.io.InputStreamReader.<init>(InputStream)",
                    "java.io.OutputStreamWriter.<init>(OutputStream)",
                    "java.io.PrintStream.<init>(File)",
                    "java.io.PrintStream.<init>(OutputStream)",
                    "java.io.PrintStream.<init>(OutputStream, boolean)",
                    "java.io.PrintStream.<init>(String)",
                    "java.io.PrintWriter.<init>(File)",
                    "java.io.PrintWriter.<init>(OutputStream)",
                    "java.io.PrintWriter.<init>(OutputStream, boolean)",
                    "java.io.PrintWriter.<init>(String)",
                    "java.lang.String.<init>(byte[])",
                    "java.lang.String.<init>(byte[], int, int)",
                    "java.lang.String.getBytes()",
                    "java.net.URLDecoder.decode(String)",
                    "java.net.URLEncoder.encode(String)",
                    "java.nio.charset.Charset.defaultCharset",
                    "java.util.Scanner.<init>(File)",
                    "java.util.Scanner.<init>(InputStream)",
                    "java.util.Scanner.<init>(Path)",
                    "java.util.Scanner.<init>(ReadableByteChannel)"));

    static final ForbiddenCalls REFLECTION = new ForbiddenCalls(
            "it looks into classes at run time",
            Set.of(
                    "java.lang.Class.forName",
                    "java.lang.Class.getConstructor",
                    "java.lang.Class.getConstructors",
                    "java.lang.Class.getDeclaredConstructor",
                    "java.lang.Class.getDeclaredConstructors",
                    "java.lang.Class.getDeclaredField",
                    "java.lang.Class.getDeclaredFields",
                    "java.lang.Class.getDeclaredMethod",
                    "java.lang.Class.getDeclaredMethods",
                    "java.lang.Class.getField",
                    "java.lang.Class.getFields",
                    "java.lang.Class.getMethod",
                    "java.lang.Class.getMethods",
                    "java.lang.Class.getRecordComponents",
                    "java.lang.ClassLoader.loadClass",
                    "java.util.ServiceLoader.load"));

    DescribedPredicate<JavaAccess<?>> asPredicate() {
        return DescribedPredicate.describe(description, this::includes);
    }

    private boolean includes(JavaAccess<?> access) {
        String name =
                access.getTargetOwner().getName() + "." + access.getTarget().getName();
        return calls.contains(name)
                || (access.getTarget() instanceof CodeUnitAccessTarget target
                        && calls.contains(name + parametersOf(target)));
    }

    private static String parametersOf(CodeUnitAccessTarget target) {
        return target.getRawParameterTypes().stream()
                .map(JavaClass::getSimpleName)
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
