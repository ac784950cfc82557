package dev.tencentlive.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PageInterfaceTest {
    private final LiveEmulator emulator = LiveEmulator.start();
    private final Caller caller = Caller.of(emulator);
    private final PageClient page = new PageClient(emulator);

    @AfterEach
    void close() {
        emulator.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html",
        "/emulator/, text/html",
        "/emulator/viewer, text/html",
        "/emulator/inbox.css, text/css",
        "/emulator/inbox.js, text/javascript",
        "/emulator/viewer.js, text/javascript",
        "/emulator/text.js, text/javascript",
        "/emulator/icon.svg, image/svg+xml"
    })
    void filesOfThePageAreServedWithAPolicyThatTrustsNothingElse(String path, String type) {
        HttpResponse<String> file = page.text(page.request(path).build());

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type"))
                .hasValueSatisfying(value -> assertThat(value).startsWith(type));
        assertThat(file.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "script-src 'self'", "require-trusted-types-for 'script'")
                        .doesNotContain("unsafe", "http", "*"));
        assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void filesNameNoOtherHostAndInterpretNoMarkup() {
        for (String name : List.of("", "viewer", "inbox.css", "inbox.js", "viewer.js", "text.js")) {
            String file = page.text(page.request("/emulator/" + name).build()).body();

            assertThat(file.replace("http://www.w3.org/2000/svg", ""))
                    .doesNotContain("//cdn", "https://", "http://", "innerHTML", "outerHTML", "insertAdjacent", "eval(")
                    .doesNotContainPattern("\\son[a-z]+=\"|style=\"|<script>|<style");
        }
    }

    @Test
    void stateTellsWhatIsNeededToCallAndNoKeyButThePublishedOne() {
        caller.send("room1");
        PageClient.Reply state = page.get("/emulator/state");

        assertThat(state.at("address")).isEqualTo(emulator.endpoint().toString());
        assertThat(state.at("sdkAppId")).isEqualTo(1_400_000_000);
        assertThat(state.at("secretKey")).isEqualTo(LiveEmulatorBuilder.DEFAULT_SECRET_KEY);
        assertThat(state.at("counts", "ok")).isEqualTo(1);
        assertThat(state.at("memory", "mostMessages")).isEqualTo(10_000);
        emulator.rotateKey("my own key");
        assertThat(page.get("/emulator/state").http().body()).doesNotContain("my own key");
    }

    @Test
    void roomsComeWithTheirCounters() {
        caller.send("room1");
        emulator.next(1).drop("MsgFreqCtrl");
        caller.send("room1");
        emulator.room("room1").mute("user1", java.time.Duration.ofMinutes(1));
        caller.send("room1");
        PageClient.Reply rooms = page.get("/emulator/rooms");

        assertThat(List.of(
                        rooms.at("rooms", 0, "roomId"),
                        rooms.at("rooms", 0, "received"),
                        rooms.at("rooms", 0, "dropped"),
                        rooms.at("rooms", 0, "refused"),
                        rooms.at("rooms", 0, "sequence"),
                        rooms.at("rooms", 0, "muted", 0)))
                .containsExactly("room1", 1, 1, 1, 2, "user1");
    }

    @Test
    void messagesCanBeNarrowedAndPaged() {
        List.of("room1", "room2", "room1", "room1").forEach(caller::send);

        assertThat(page.get("/emulator/messages").size("messages")).isEqualTo(4);
        assertThat(page.get("/emulator/messages?room=room2").at("messages", 0, "number"))
                .isEqualTo(2);
        assertThat(page.get("/emulator/messages?room=room1&before=4&limit=1").at("messages", 0, "sequence"))
                .isEqualTo(2);
        assertThat(page.get("/emulator/messages?businessId=other").size("messages"))
                .isZero();
        assertThat(page.get("/emulator/messages?sender=user1").size("messages")).isEqualTo(4);
        assertThat(page.get("/emulator/messages?limit=x").error()).contains("limit: \"x\", must be");
    }

    @Test
    void longDataIsShortInListsAndWholeByItself() {
        caller.call("send_custom_msg", Caller.message("room1", "x".repeat(3_999) + "😀" + "y".repeat(100)));

        assertThat(page.get("/emulator/messages").at("messages", 0, "data")).isEqualTo("x".repeat(3_999));
        assertThat(page.get("/emulator/messages").at("messages", 0, "dataLength"))
                .isEqualTo(4_101);
        assertThat(page.get("/emulator/message?number=1").at("data"))
                .isEqualTo("x".repeat(3_999) + "😀" + "y".repeat(100));
        assertThat(page.get("/emulator/message?number=2").status()).isEqualTo(404);
    }

    @Test
    void callsThatWereRefusedSayWhatToDo() {
        caller.send("room1");
        caller.send("code-100601");
        PageClient.Reply calls = page.get("/emulator/calls?result=refused");

        assertThat(calls.size("recent")).isEqualTo(1);
        assertThat(calls.at("recent", 0, "code")).isEqualTo(100601);
        assertThat(String.valueOf(calls.at("recent", 0, "meaning"))).contains("muted");
        assertThat(String.valueOf(calls.at("recent", 0, "remedy"))).contains("Unmute");
        assertThat(calls.at("refusedByCode", "100601")).isEqualTo(1);
    }

    @Test
    void everyCodeHasAMeaningAndARemedy() {
        for (ServiceCode code : ServiceCode.values()) {
            if (code != ServiceCode.OK) {
                assertThat(code.text()).isNotBlank();
                assertThat(ServiceCode.remedy(code.number())).isNotBlank();
            }
        }
        assertThat(ServiceCode.remedy(123)).contains("1047/34348");
    }

    @Test
    void messagesOfARoomAreDownloadedAsJsonLines() throws IOException {
        String hostile = "</script>\u202e😀\n\"'";
        caller.call("send_custom_msg", Caller.message("room1", hostile));
        caller.send("room2");
        caller.send("room1");
        HttpResponse<String> file =
                page.text(page.request("/emulator/messages.jsonl?room=room1").build());
        List<String> lines = file.body().lines().toList();

        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("attachment"));
        assertThat(lines).hasSize(2);
        assertThat(JsonText.object(lines.get(0).getBytes(StandardCharsets.UTF_8)))
                .containsEntry("data", hostile)
                .containsEntry("sequence", 1)
                .containsKeys("msgBody", "time", "sender", "businessId", "requestId", "random", "roomId");
    }

    @Test
    void streamTellsMessagesDropsAndRefusals() throws IOException {
        try (PageClient.Events events = page.events(null)) {
            events.next("state");
            caller.send("room1");
            String message = events.next("news");
            emulator.next(1).drop("MsgFreqCtrl");
            caller.send("room1");
            String drop = events.next("news");
            caller.send("code-100601");

            assertThat(message).contains("\"number\":1").contains("\"businessId\":\"gift\"");
            assertThat(drop).contains("\"reason\":\"MsgFreqCtrl\"").contains("\"sequence\":2");
            assertThat(events.next("news")).contains("\"code\":100601").contains("\"remedy\":\"Unmute");
        }
    }

    @Test
    void streamGoesOnWhereItWasCutOff() throws IOException {
        caller.send("room1");
        String id;
        try (PageClient.Events events = page.events(null)) {
            events.next("news");
            id = events.id();
        }
        caller.send("room2");
        try (PageClient.Events events = page.events(id)) {
            assertThat(events.next("news")).contains("room2").doesNotContain("room1");
        }
        try (PageClient.Events events = page.events("nonsense")) {
            events.next("forgotten");
            assertThat(events.next("news")).contains("room2").contains("room1");
        }
    }

    /** A page that stays open while its emulator is started anew, on a fixed port. */
    @Test
    void streamOfAnotherEmulatorBeginsAnew() throws IOException {
        caller.send("room1");
        caller.send("room1");
        String id;
        try (PageClient.Events events = page.events(null)) {
            events.next("news");
            id = events.id();
        }
        try (LiveEmulator second = LiveEmulator.start()) {
            Caller.of(second).send("room2");
            try (PageClient.Events events = new PageClient(second).events(id)) {
                assertThat(events.next("forgotten")).isEqualTo("{}");
                assertThat(events.next("news")).contains("room2").contains("\"number\":1");
                assertThat(events.id()).isNotEqualTo(id);
            }
        }
    }

    @Test
    void streamTellsOfClearingAndOfKnobs() throws IOException {
        caller.send("room1");
        try (PageClient.Events events = page.events(null)) {
            events.next("state");
            page.post("/emulator/clear", "{}");
            events.next("forgotten");
            page.post("/emulator/knobs", "{\"latencyMillis\":5}");

            assertThat(events.next("state")).contains("\"messages\":0");
            assertThat(page.get("/emulator/knobs").at("now", "latencyMillis")).isEqualTo(5);
        }
    }

    @Test
    void streamTellsTheRateOfCallsByOutcome() throws IOException {
        caller.send("room1");
        caller.send("code-100601");
        try (PageClient.Events events = page.events(null)) {
            assertThat(events.next("rates")).contains("\"ok\":1").contains("\"refused\":1");
        }
    }

    @Test
    void manyAtOnceAreCutToTheNewestAndTheOthersCanBeAskedFor() throws IOException {
        try (LiveEmulator unlimited =
                LiveEmulator.builder().applicationLimit(0).roomLimit(0).start()) {
            unlimited.next(1).drop("MsgFreqCtrl");
            IntStream.range(0, 601).forEach(i -> Caller.of(unlimited).send("room1"));
            PageClient pages = new PageClient(unlimited);
            String news;
            try (PageClient.Events events = pages.events(null)) {
                news = events.next("news");
            }
            PageClient.Reply missed = pages.get("/emulator/messages?before=101&droppedBefore=1&limit=1000");

            assertThat(news)
                    .contains("\"missed\":{\"messages\":[1,100],\"calls\":[1,101]}")
                    .contains("{\"number\":101,")
                    .doesNotContain("{\"number\":100,");
            assertThat(missed.size("messages")).isEqualTo(100);
            assertThat(missed.size("dropped")).isZero();
        }
    }

    @Test
    void callsThatLeftNoMessageCanBePagedAndNarrowed() {
        caller.send("room1");
        caller.send("code-100601");
        caller.call("create_room", "{\"RoomInfo\":{\"RoomId\":\"room2\",\"RoomType\":\"Live\"}}");
        caller.send("drop");
        PageClient.Reply alone = page.get("/emulator/calls?alone=true");

        assertThat(List.of(alone.at("recent", 0, "command"), alone.at("recent", 1, "code")))
                .containsExactly("create_room", 100601);
        assertThat(alone.size("recent")).isEqualTo(2);
        assertThat(page.get("/emulator/calls?alone=true&before=3").size("recent"))
                .isEqualTo(1);
        assertThat(page.get("/emulator/calls?businessId=gift&sender=user1&result=refused")
                        .at("recent", 0, "sender"))
                .isEqualTo("user1");
        assertThat(page.get("/emulator/calls?businessId=other").size("recent")).isZero();
    }

    @Test
    void callThatLeftNoMessageIsGivenBackWithItsBody() {
        caller.call("send_custom_msg", Caller.message("code-100601", "玫瑰"));
        String id = String.valueOf(page.get("/emulator/calls").at("recent", 0, "requestId"));
        PageClient.Reply call = page.get("/emulator/call?requestId=" + id);

        assertThat(call.at("code")).isEqualTo(100601);
        assertThat(call.at("body")).isEqualTo(Caller.message("code-100601", "玫瑰"));
        assertThat(page.get("/emulator/call?requestId=absent").status()).isEqualTo(404);
        page.post("/emulator/clear", "{}");
        assertThat(page.get("/emulator/call?requestId=" + id).status()).isEqualTo(404);
    }

    @Test
    void closingTheEmulatorEndsTheStreams() throws IOException {
        try (PageClient.Events events = page.events(null)) {
            events.next("state");
            emulator.close();

            assertThatThrownBy(() -> events.next("never")).isInstanceOf(IOException.class);
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("tencent-live-emulator-" + emulator.port()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:1", "localhost", "LOCALHOST:8770", "[::1]:8770", "192.168.1.7:8770"})
    void addressesAndLocalhostAreOurs(String host) throws IOException {
        assertThat(page.raw("GET", "/emulator/knobs", "Host: " + host)).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: rebound.example:8770",
                "Host: 127.0.0.1.example",
                "Host: localhost.example",
                "X-Nothing: no host",
                "Host: localhost\r\nOrigin: http://other.example",
                "Host: localhost:8770\r\nOrigin: http://localhost:3000",
                "Host: localhost\r\nOrigin: null",
                "Host: localhost\r\nSec-Fetch-Site: cross-site",
                "Host: localhost\r\nSec-Fetch-Site: same-site"
            })
    void pagesOfOtherSitesGetNothing(String headers) throws IOException {
        caller.send("room1");
        for (String path :
                List.of("/emulator/state", "/emulator/messages", "/emulator/messages.jsonl", "/emulator/events")) {
            assertThat(page.raw("GET", path, headers))
                    .startsWith("HTTP/1.1 403 ")
                    .doesNotContain("room1");
        }
    }

    @Test
    void pagesOfOtherSitesTurnNothing() throws IOException {
        String reply = page.raw(
                "POST",
                "/emulator/reset",
                "Host: localhost",
                "Origin: http://other.example",
                "Content-Type: application/json");

        assertThat(reply).startsWith("HTTP/1.1 403 ").contains("other.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "text/plain;application/json"})
    void formsOfOtherSitesTurnNothing(String type) {
        caller.send("room1");
        int status = page.json(page.request("/emulator/reset")
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build())
                .status();

        assertThat(status).isEqualTo(415);
        assertThat(emulator.messages()).hasSize(1);
    }

    @Test
    void noReplyLetsOtherSitesRead() {
        HttpResponse<String> asked = page.text(page.request("/emulator/knobs")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .build());

        assertThat(asked.statusCode()).isEqualTo(405);
        assertThat(asked.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control"));
    }

    @Test
    void wrongMethodAndUnknownPathAreNamed() {
        assertThat(page.post("/emulator/state", "{}").status()).isEqualTo(405);
        assertThat(page.get("/emulator/reset").status()).isEqualTo(405);
        assertThat(page.get("/emulator/absent").error()).contains("/emulator/absent");
        assertThat(emulator.calls().total()).isZero();
    }
}
