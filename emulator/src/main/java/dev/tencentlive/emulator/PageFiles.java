package dev.tencentlive.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files of the inbox and of the viewer, as they are in the jar. */
final class PageFiles {
    private static final String HTML = "text/html; charset=utf-8";
    private static final String CSS = "text/css; charset=utf-8";
    private static final String JAVASCRIPT = "text/javascript; charset=utf-8";

    // Trusted types without a policy: no script of the page, whatever it does, can have text interpreted as markup.
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'; trusted-types 'none'";

    private static final Map<String, File> FILES = Map.of(
            "/", new File("inbox.html", HTML),
            "/emulator/", new File("inbox.html", HTML),
            "/emulator/inbox.css", new File("inbox.css", CSS),
            "/emulator/inbox.js", new File("inbox.js", JAVASCRIPT),
            "/emulator/viewer", new File("viewer.html", HTML),
            "/emulator/viewer.js", new File("viewer.js", JAVASCRIPT),
            "/emulator/text.js", new File("text.js", JAVASCRIPT),
            "/emulator/icon.svg", new File("icon.svg", "image/svg+xml"),
            "/favicon.ico", new File("icon.svg", "image/svg+xml"));

    private record File(String name, String type) {}

    private PageFiles() {}

    static @Nullable HttpReply find(String path) {
        File file = FILES.get(path);
        return file == null ? null : HttpReply.bytes(file.type(), read(file.name()));
    }

    /** What every reply of the emulator's own carries. */
    static Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cache-Control", "no-store");
        return headers;
    }

    private static byte[] read(String name) {
        try (InputStream in = PageFiles.class.getResourceAsStream("page/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The jar lacks page/" + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
