package dev.tencentlive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The wire format, and the only place that knows its names. Read in the vendor's page 647/74354 (2026-02-24). */
final class LiveJson {

    private static final int MAX_DEPTH = 32;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // Four bytes for an emoji, as the service counts them, in place of two escapes of six.
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            // Jackson's own pool hangs on threads, which outlive a redeployed application.
            .recyclerPool(JsonRecyclerPools.newBoundedPool(32))
            .build();

    private LiveJson() {}

    /** The body of send_custom_msg. */
    static byte[] body(LiveMessage message, String data) {
        return write(json -> {
            json.writeStringField("RoomId", message.roomId());
            if (message.senderAccount() != null) {
                json.writeStringField("Sender_Account", message.senderAccount());
            }
            writeContent(json, message.businessId(), data);
        });
    }

    /** Bytes of the text that the service wraps into MsgBody, which is what its limit is read to mean. */
    static int wrappedBytes(LiveMessage message, String data) {
        return write(json -> writeContent(json, message.businessId(), data)).length;
    }

    /**
     * Reads a reply of the service.
     *
     * @throws IllegalArgumentException saying what is wrong with it, without quoting it
     */
    static Envelope read(byte[] reply) {
        if (reply.length == 0) {
            throw new IllegalArgumentException("it is empty");
        }
        if (reply.length > LiveTransport.MAX_REPLY_BYTES) {
            throw new IllegalArgumentException("it is longer than " + LiveTransport.MAX_REPLY_BYTES + " bytes");
        }
        try (JsonParser json = JSON.createParser(reply)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("it is not a JSON object");
            }
            Envelope envelope = new Fields().read(json);
            if (json.nextToken() != null) {
                throw new IllegalArgumentException("something follows the JSON object");
            }
            return envelope;
        } catch (IOException e) {
            // Neither its text nor the exception itself goes on: both quote the reply, which may quote the URL.
            throw new IllegalArgumentException("it is not well-formed JSON");
        }
    }

    /**
     * What every reply of the service has in common, and what send_custom_msg adds.
     *
     * @param ok ActionStatus OK and ErrorCode 0
     * @param code ErrorCode
     */
    record Envelope(
            boolean ok,
            int code,
            @Nullable String errorInfo,
            @Nullable String requestId,
            @Nullable Long sequence,
            @Nullable Instant sentAt,
            @Nullable String dropReason) {}

    private static void writeContent(JsonGenerator json, String businessId, String data) throws IOException {
        json.writeStringField("BusinessId", businessId);
        json.writeStringField("Data", data);
    }

    private static byte[] write(Members members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    /** The members of a reply as they come in. */
    private static final class Fields {

        private @Nullable String actionStatus;
        private @Nullable Long code;
        private @Nullable String errorInfo;
        private @Nullable String requestId;
        private @Nullable Long sequence;
        private @Nullable Long seconds;
        private @Nullable String dropReason;

        Envelope read(JsonParser json) throws IOException {
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                switch (name) {
                    case "ActionStatus" -> actionStatus = text(json, name);
                    case "ErrorCode" -> code = number(json, name);
                    case "ErrorInfo" -> errorInfo = text(json, name);
                    case "RequestId" -> requestId = text(json, name);
                    case "Response" -> readResponse(json);
                    default -> json.skipChildren();
                }
            }
            return envelope();
        }

        private void readResponse(JsonParser json) throws IOException {
            if (json.currentToken() == JsonToken.VALUE_NULL) {
                return;
            }
            if (json.currentToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("Response is not an object");
            }
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                switch (name) {
                    case "MsgSeq" -> sequence = number(json, name);
                    case "MsgTime" -> seconds = number(json, name);
                    case "MsgDropReason" -> dropReason = text(json, name);
                    default -> json.skipChildren();
                }
            }
        }

        private Envelope envelope() {
            if (actionStatus == null || code == null) {
                throw new IllegalArgumentException(
                        (actionStatus == null ? "ActionStatus" : "ErrorCode") + " is missing");
            }
            boolean ok = actionStatus.equals("OK");
            if (!ok && !actionStatus.equals("FAIL")) {
                throw new IllegalArgumentException("ActionStatus is neither OK nor FAIL");
            }
            if (ok != (code == 0)) {
                throw new IllegalArgumentException("ActionStatus and ErrorCode disagree");
            }
            if (code != code.intValue()) {
                throw new IllegalArgumentException("ErrorCode is out of range");
            }
            String drop = dropReason == null || dropReason.isBlank() ? null : dropReason;
            return new Envelope(ok, code.intValue(), errorInfo, requestId, sequence, time(), drop);
        }

        private @Nullable Instant time() {
            try {
                return seconds == null ? null : Instant.ofEpochSecond(seconds);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("MsgTime is out of range");
            }
        }

        private static @Nullable String text(JsonParser json, String name) throws IOException {
            return switch (json.currentToken()) {
                case VALUE_STRING, VALUE_NUMBER_INT -> json.getText();
                case VALUE_NULL -> null;
                default -> throw new IllegalArgumentException(name + " is not a string");
            };
        }

        /** The vendor's documented types are unreliable, so digits in quotes are a number too. */
        private static @Nullable Long number(JsonParser json, String name) throws IOException {
            try {
                return switch (json.currentToken()) {
                    case VALUE_STRING, VALUE_NUMBER_INT -> Long.valueOf(json.getText());
                    case VALUE_NULL -> null;
                    default -> throw new NumberFormatException();
                };
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(name + " is not a whole number that fits");
            }
        }
    }
}
