package dev.tencentlive.browser;

import java.util.List;

/** Data that wants to be more than text. */
final class Hostile {
    static final List<String> DATA = List.of(
            "<script>document.title='taken'</script>",
            "<img src=x onerror=\"document.title='taken'\">",
            "</pre></li></ol><h1>taken</h1>",
            "{\"html\":\"<svg onload=alert(1)>\",\"n\":12345678901234567890,\"f\":1.0}",
            "javascript:alert(1)",
            "\u202Eevil\u202C \u2066x\u2069 \u200Fr\u200E z\u200Bw",
            "\u0000\u0007\u001B[31m bell",
            "\uD83D\uDE00\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 \uD83C\uDDE8\uD83C\uDDF3 中文 עברית العربية",
            "{\"__proto__\":{\"taken\":true}}",
            "'; DROP TABLE messages; -- $(reboot) `id`",
            "x".repeat(12_000));

    private Hostile() {}
}
