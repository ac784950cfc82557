package dev.tencentlive.quarkus.devui;

import io.quarkus.test.QuarkusDevModeTest;
import java.net.URI;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;

/** Addresses that an application says in its log. */
final class Logged {

    private static final Pattern APPLICATION = Pattern.compile("Listening on: (http://127\\.0\\.0\\.1:\\d+)");
    private static final Pattern EMULATOR = Pattern.compile("which shows them at (http://127\\.0\\.0\\.1:\\d+/)");

    private Logged() {}

    static URI application(QuarkusDevModeTest development) {
        return first(development, APPLICATION);
    }

    static URI emulator(QuarkusDevModeTest development) {
        return first(development, EMULATOR);
    }

    private static URI first(QuarkusDevModeTest development, Pattern said) {
        return development.getLogRecords().stream()
                .map(record -> record.getMessage() + Arrays.toString(record.getParameters()))
                .flatMap(text -> said.matcher(text).results())
                .map(found -> URI.create(Objects.requireNonNull(found.group(1))))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing in the log is like " + said));
    }
}
