package dev.tencentlive;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How replies are read; quotes are written as ' here. */
final class ReplyTest {

    private static final LiveMessage MESSAGE = LiveMessage.of("room1", "gift", "json");
    private static final int MUTATIONS = 20_000;

    /** The vendor's sample, filled in. */
    private static final String SAMPLE = "{'ErrorCode':0,'ErrorInfo':'','ActionStatus':'OK','RequestId':'Id-b645',"
            + "'Response':{'MsgTime':1750074537,'MsgSeq':26,'MsgDropReason':''}}";

    @Test
    void sampleOfTheVendorIsAReceipt() {
        assertThat(outcome(SAMPLE))
                .isEqualTo(new SendReceipt(1, "Id-b645", 26L, Instant.ofEpochSecond(1750074537), false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'ActionStatus':'OK','ErrorCode':0}",
                "{'ActionStatus':'OK','ErrorCode':'0'}",
                "{'ActionStatus':'OK','ErrorCode':0,'ErrorInfo':null,'RequestId':null,'Response':null}",
                "{'ActionStatus':'OK','ErrorCode':0,'Response':{}}",
                "{'ActionStatus':'OK','ErrorCode':0,'Response':{'MsgTime':null,'MsgSeq':null,'MsgDropReason':null}}",
                "{'ActionStatus':'OK','ErrorCode':0,'Response':{'MsgDropReason':''}}",
                "{'ActionStatus':'OK','ErrorCode':0,'Response':{'MsgDropReason':' \\t'}}",
                "{'New':{'Deep':[{'ErrorCode':5}]},'ActionStatus':'OK','ErrorCode':0,'Response':{'New':[[1.5e9,true]]}}",
                " \r\n\t{'ActionStatus' : 'OK' , 'ErrorCode' : 0 }\n\n",
                "\ufeff{'ActionStatus':'OK','ErrorCode':0}",
                "{'ActionStatus':'OK','ErrorCode':0,'errorcode':5,'Errorcode':6}",
                "{'\\u0041ctionStatus':'O\\u004b','ErrorCode':0}",
                "{'ActionStatus':'OK','ErrorCode':-0}",
            })
    void okIsAReceiptWhateverElseIsMissingEmptyOrNew(String reply) {
        assertThat(outcome(reply)).isEqualTo(new SendReceipt(1, null, null, null, false));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "'MsgSeq':4294967295 | 4294967295",
                "'MsgSeq':'4294967295' | 4294967295",
                "'MsgSeq':0 | 0",
                "'MsgSeq':9223372036854775807 | 9223372036854775807",
            })
    void sequenceIsALongAlsoWhenItComesInQuotes(String member, long sequence) {
        assertThat(outcome("{'ActionStatus':'OK','ErrorCode':0,'Response':{" + member + "}}"))
                .isEqualTo(new SendReceipt(1, null, sequence, null, false));
    }

    @Test
    void timeInQuotesIsATimeToo() {
        assertThat(outcome("{'ActionStatus':'OK','ErrorCode':0,'Response':{'MsgTime':'1750074537'}}"))
                .isEqualTo(new SendReceipt(1, null, null, Instant.ofEpochSecond(1750074537), false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MsgFreqCtrl", "SomethingNew", "7"})
    void okWithADropReasonIsDropped(String reason) {
        assertThat(outcome(SAMPLE.replace("'MsgDropReason':''", "'MsgDropReason':'" + reason + "'")))
                .isEqualTo(new Dropped(
                        1,
                        reason,
                        "Id-b645",
                        26L,
                        Instant.ofEpochSecond(1750074537),
                        "Message \"gift\" for room \"room1\" was taken by the service and thrown away (MsgDropReason \""
                                + reason
                                + "\", RequestId \"Id-b645\"). Send less often into this room: 40 messages per second is"
                                + " its limit"));
    }

    @ParameterizedTest
    @CsvSource({"100601, STATE", "'100601', STATE", "70003, AUTH"})
    void finalCodeIsRejectedWithEverythingTheServiceSaid(int code, ErrorKind kind) {
        assertThat(outcome("{'ActionStatus':'FAIL','ErrorCode':" + code
                        + ",'ErrorInfo':'no','RequestId':'Id-1','Response':{'MsgSeq':1}}"))
                .isInstanceOfSatisfying(Rejected.class, no -> {
                    assertThat(no.where()).isEqualTo(Rejected.Where.SERVICE);
                    assertThat(no.code()).isEqualTo(code);
                    assertThat(no.kind()).isEqualTo(kind);
                    assertThat(no.errorInfo()).isEqualTo("no");
                    assertThat(no.requestId()).isEqualTo("Id-1");
                    assertThat(no.reason()).contains(Integer.toString(code), "no", "Id-1");
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1, 123456, 2147483647, -2147483648})
    void unknownErrorCodeKeepsItsNumber(int code) {
        assertThat(outcome("{'ActionStatus':'FAIL','ErrorCode':" + code + ",'ErrorInfo':'new','RequestId':'Id-2'}"))
                .isInstanceOfSatisfying(Unknown.class, unknown -> {
                    assertThat(unknown.code()).isEqualTo(code);
                    assertThat(unknown.kind()).isEqualTo(ErrorKind.UNRECOGNISED);
                    assertThat(unknown.errorInfo()).isEqualTo("new");
                    assertThat(unknown.requestId()).isEqualTo("Id-2");
                    assertThat(unknown.error()).isNull();
                });
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "`` | it is empty",
                "{} | ActionStatus is missing",
                "{'ErrorCode':0} | ActionStatus is missing",
                "{'ActionStatus':'OK'} | ErrorCode is missing",
                "{'ActionStatus':null,'ErrorCode':0} | ActionStatus is missing",
                "{'ActionStatus':'OK','ErrorCode':null} | ErrorCode is missing",
                "{'actionstatus':'OK','ErrorCode':0} | ActionStatus is missing",
                "{'ActionStatus':'OK','ErrorCode':100601} | ActionStatus and ErrorCode disagree",
                "{'ActionStatus':'FAIL','ErrorCode':0} | ActionStatus and ErrorCode disagree",
                "{'ActionStatus':'ok','ErrorCode':0} | ActionStatus is neither OK nor FAIL",
                "{'ActionStatus':'','ErrorCode':0} | ActionStatus is neither OK nor FAIL",
                "{'ActionStatus':'DONE','ErrorCode':5} | ActionStatus is neither OK nor FAIL",
                "{'ActionStatus':true,'ErrorCode':0} | ActionStatus is not a string",
                "{'ActionStatus':['OK'],'ErrorCode':0} | ActionStatus is not a string",
                "{'ActionStatus':'OK','ErrorCode':0.0} | ErrorCode is not a whole number that fits",
                "{'ActionStatus':'OK','ErrorCode':0e0} | ErrorCode is not a whole number that fits",
                "{'ActionStatus':'OK','ErrorCode':''} | ErrorCode is not a whole number that fits",
                "{'ActionStatus':'OK','ErrorCode':' 0'} | ErrorCode is not a whole number that fits",
                "{'ActionStatus':'OK','ErrorCode':'zero'} | ErrorCode is not a whole number that fits",
                "{'ActionStatus':'OK','ErrorCode':false} | ErrorCode is not a whole number that fits",
                "{'ActionStatus':'OK','ErrorCode':{}} | ErrorCode is not a whole number that fits",
                "{'ActionStatus':'FAIL','ErrorCode':9223372036854775808} | ErrorCode is not a whole number that fits",
                "{'ActionStatus':'FAIL','ErrorCode':4294967296} | ErrorCode is out of range",
                "{'ActionStatus':'FAIL','ErrorCode':-2147483649} | ErrorCode is out of range",
                "{'ActionStatus':'OK','ErrorCode':0,'ErrorCode':0} | it is not well-formed JSON",
                "{'ErrorCode':0,'ErrorCode':100601,'ActionStatus':'OK'} | it is not well-formed JSON",
                "{'ActionStatus':'OK','ActionStatus':'FAIL','ErrorCode':0} | it is not well-formed JSON",
                "{'ActionStatus':'OK','ErrorCode':0,'Response':{},'Response':{}} | it is not well-formed JSON",
                "{'ActionStatus':'OK','ErrorCode':0,'Response':{'MsgSeq':1,'MsgSeq':2}} | it is not well-formed JSON",
                "{'ActionStatus':'OK','ErrorCode':0,'New':{'a':1,'a':1}} | it is not well-formed JSON",
                "{'ActionStatus':'OK','ErrorCode':0,'RequestId':{}} | RequestId is not a string",
                "{'ActionStatus':'OK','ErrorCode':0,'ErrorInfo':[]} | ErrorInfo is not a string",
                "{'ActionStatus':'OK','ErrorCode':0,'Response':[]} | Response is not an object",
                "{'ActionStatus':'OK','ErrorCode':0,'Response':'x'} | Response is not an object",
                "{'ActionStatus':'OK','ErrorCode':0,'Response':{'MsgSeq':1.5}} | MsgSeq is not a whole number that fits",
                "{'ActionStatus':'OK','ErrorCode':0,'Response':{'MsgTime':'now'}} | MsgTime is not a whole number that fits",
                "{'ActionStatus':'OK','ErrorCode':0,'Response':{'MsgTime':9223372036854775807}} | MsgTime is out of range",
                "{'ActionStatus':'OK','ErrorCode':0,'Response':{'MsgDropReason':true}} | MsgDropReason is not a string",
                "null | it is not a JSON object",
                "[] | it is not a JSON object",
                "[{'ActionStatus':'OK','ErrorCode':0}] | it is not a JSON object",
                "'OK' | it is not a JSON object",
                "0 | it is not a JSON object",
                "true | it is not a JSON object",
                "` \n ` | it is not a JSON object",
                "OK | it is not well-formed JSON",
                "<html><body>502</body></html> | it is not well-formed JSON",
                "{'ActionStatus':'OK','ErrorCode':0 | it is not well-formed JSON",
                "{'ActionStatus':'OK','ErrorCode':0,} | it is not well-formed JSON",
                "{'ActionStatus':'OK','ErrorCode':00} | it is not well-formed JSON",
                "{'ActionStatus':'OK','ErrorCode':+0} | it is not well-formed JSON",
                "{'ActionStatus':'OK','ErrorCode':NaN} | it is not well-formed JSON",
                "{'ActionStatus':'OK' /* c */,'ErrorCode':0} | it is not well-formed JSON",
                "{'ActionStatus':'OK','ErrorCode':0}} | it is not well-formed JSON",
                "{'ActionStatus':'OK','ErrorCode':0}{} | something follows the JSON object",
                "{'ActionStatus':'OK','ErrorCode':0} 0 | something follows the JSON object",
                "{'ActionStatus':'OK','ErrorCode':0}HTTP/1.1 200 OK | it is not well-formed JSON",
            })
    void whatCannotBeTrustedIsUnreadable(@Nullable String reply, String why) {
        byte[] bytes = bytes(reply == null ? "" : reply);
        assertThatThrownBy(() -> LiveJson.read(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why);
        assertThat(outcome(200, bytes)).isInstanceOfSatisfying(Unknown.class, unknown -> {
            assertThat(unknown.lastHeard())
                    .isEqualTo("Message \"gift\" for room \"room1\" may or may not have been delivered: the reply (HTTP"
                            + " 200) cannot be read: " + why);
            assertThat(unknown.code()).isNull();
        });
    }

    @Test
    void everyBeginningOfAReplyIsUnreadable() {
        byte[] whole = bytes(SAMPLE);
        for (int length = 0; length < whole.length; length++) {
            byte[] beginning = java.util.Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> LiveJson.read(beginning)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void depthIsBounded() {
        assertThat(outcome(nested(31))).isInstanceOf(SendReceipt.class);
        assertThat(outcome(nested(32))).isInstanceOf(Unknown.class);
        assertThat(outcome(nested(30_000))).isInstanceOf(Unknown.class);
    }

    @Test
    void sizeIsBounded() {
        int around = "{'ActionStatus':'OK','ErrorCode':0,'New':''}".length();
        String most = "x".repeat(LiveTransport.MAX_REPLY_BYTES - around);
        assertThat(outcome("{'ActionStatus':'OK','ErrorCode':0,'New':'" + most + "'}"))
                .isInstanceOf(SendReceipt.class);
        assertThat(outcome("{'ActionStatus':'OK','ErrorCode':0,'New':'" + most + "x'}"))
                .isInstanceOfSatisfying(
                        Unknown.class,
                        unknown -> assertThat(unknown.lastHeard()).endsWith("longer than 65536 bytes"));
    }

    @Test
    void bytesThatAreNoUtf8AreUnreadable() {
        byte[] reply = bytes("{'ActionStatus':'OK','ErrorCode':0,'RequestId':'Id-?'}");
        reply[reply.length - 3] = (byte) 0xff;
        assertThat(outcome(200, reply)).isInstanceOf(Unknown.class);
    }

    @Test
    void wrongCharsetIsReadWhereItsBytesTell() {
        assertThat(outcome(200, SAMPLE.replace('\'', '"').getBytes(UTF_16BE))).isInstanceOf(SendReceipt.class);
    }

    @Test
    void requestIdIsInEveryOutcomeAndItsText() {
        for (String reply : List.of(
                "{'ActionStatus':'OK','ErrorCode':0,'RequestId':'Id-7'}",
                "{'ActionStatus':'OK','ErrorCode':0,'RequestId':'Id-7','Response':{'MsgDropReason':'MsgFreqCtrl'}}",
                "{'ActionStatus':'FAIL','ErrorCode':100601,'RequestId':'Id-7'}",
                "{'ActionStatus':'FAIL','ErrorCode':100001,'RequestId':'Id-7'}",
                "{'ActionStatus':'FAIL','ErrorCode':999999,'RequestId':'Id-7'}")) {
            SendOutcome outcome = outcome(reply);
            assertThat(outcome.requestId()).isEqualTo("Id-7");
            assertThat(outcome.toString()).contains("Id-7");
            if (!(outcome instanceof SendReceipt)) {
                assertThatThrownBy(outcome::requireAccepted)
                        .isInstanceOf(LiveMessageException.class)
                        .hasMessageContaining("Id-7");
            }
        }
    }

    @Test
    void whatTheServiceSaysIsQuotedWithControlCharactersVisibleAndCutShort() {
        String info = "\\r\\nSet-Cookie: x\\u001b[31m" + "y".repeat(5000);
        assertThat(outcome("{'ActionStatus':'FAIL','ErrorCode':100002,'ErrorInfo':'" + info + "'}"))
                .isInstanceOfSatisfying(Rejected.class, no -> {
                    assertThat(no.reason()).contains("\\u000d\\u000aSet-Cookie").doesNotContain("\n", "\r", "\u001b");
                    assertThat(no.reason()).hasSizeLessThan(1000);
                });
    }

    @Test
    void absentErrorInfoIsNotQuotedAsNull() {
        assertThat(outcome("{'ActionStatus':'FAIL','ErrorCode':100002}"))
                .isInstanceOfSatisfying(
                        Rejected.class, no -> assertThat(no.reason()).doesNotContain("null"));
    }

    @Test
    void replyThatWasCutShortIsNotBelieved() {
        LiveTransport.Reply cut = new LiveTransport.Reply(200, Map.of(), bytes(SAMPLE), new IOException("reset"));
        assertThat(new SendResponse(MESSAGE, 1, clock()).read(cut).outcome())
                .isInstanceOfSatisfying(Unknown.class, unknown -> {
                    assertThat(unknown.lastHeard()).endsWith("it was cut short (IOException: reset)");
                    assertThat(unknown.cause()).hasMessage("reset");
                });
    }

    /** Whatever comes, it is read or refused; nothing else is thrown, and no reply becomes a receipt by an accident. */
    @Test
    void mutatedRepliesAreReadOrRefused() {
        Random random = new Random(20261122);
        byte[][] seeds = {
            bytes(SAMPLE),
            bytes("{'ActionStatus':'FAIL','ErrorCode':100601,'ErrorInfo':'muted \\ud83c\\udf39','RequestId':'Id-1'}"),
            bytes(
                    "\ufeff{'ActionStatus':'OK','ErrorCode':'0','Response':{'MsgSeq':'1','MsgDropReason':'MsgFreqCtrl'}}"),
        };
        int read = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutated = mutate(seeds[i % seeds.length].clone(), random);
            try {
                LiveJson.Envelope envelope = LiveJson.read(mutated);
                assertThat(envelope.ok()).isEqualTo(envelope.code() == 0);
                read++;
            } catch (IllegalArgumentException refused) {
                assertThat(refused.getCause()).isNull();
                assertThat(refused.getMessage()).hasSizeLessThan(80);
            }
        }
        assertThat(read).isBetween(MUTATIONS / 100, MUTATIONS * 9 / 10);
    }

    private static byte[] mutate(byte[] reply, Random random) {
        byte[] mutated = reply;
        for (int times = 1 + random.nextInt(4); times > 0 && mutated.length > 0; times--) {
            int at = random.nextInt(mutated.length);
            int other = random.nextInt(mutated.length);
            switch (random.nextInt(5)) {
                case 0 -> mutated[at] = (byte) random.nextInt(256);
                case 1 -> mutated[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> mutated[at] = mutated[other];
                case 3 -> mutated = joined(mutated, 0, at, mutated, Math.max(at, other), mutated.length);
                default -> mutated = joined(mutated, 0, at, mutated, Math.min(at, other), mutated.length);
            }
        }
        return mutated;
    }

    /** Leaves a piece out, or repeats one. */
    private static byte[] joined(byte[] head, int from, int to, byte[] tail, int begin, int end) {
        byte[] joined = new byte[to - from + end - begin];
        System.arraycopy(head, from, joined, 0, to - from);
        System.arraycopy(tail, begin, joined, to - from, end - begin);
        return joined;
    }

    private static String nested(int levels) {
        return "{'ActionStatus':'OK','ErrorCode':0,'New':" + "[".repeat(levels) + "]".repeat(levels) + "}";
    }

    private static SendOutcome outcome(String reply) {
        return outcome(200, bytes(reply));
    }

    private static SendOutcome outcome(int status, byte[] body) {
        return new SendResponse(MESSAGE, 1, clock())
                .read(new LiveTransport.Reply(status, Map.of(), body, null))
                .outcome();
    }

    private static Clock clock() {
        return Clock.fixed(Instant.ofEpochSecond(1750074537), ZoneOffset.UTC);
    }

    private static byte[] bytes(String reply) {
        return reply.replace('\'', '"').getBytes(UTF_8);
    }
}
