package dev.tencentlive.testkit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The wire format, as far as a service that is not there speaks it. */
final class RecordedJson {

    private static final JsonFactory JSON = new JsonFactory();

    private RecordedJson() {}

    /** Data of a request. */
    static String data(byte[] request) {
        try (JsonParser json = JSON.createParser(request)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.FIELD_NAME
                        && json.currentName().equals("Data")) {
                    return json.nextTextValue();
                }
            }
            throw new IllegalStateException("the request has no Data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The service took the message. */
    static byte[] taken(String requestId, long seconds, long sequence, String dropReason) {
        return reply("OK", 0, "", requestId, json -> {
            json.writeObjectFieldStart("Response");
            json.writeNumberField("MsgTime", seconds);
            json.writeNumberField("MsgSeq", sequence);
            json.writeStringField("MsgDropReason", dropReason);
            json.writeEndObject();
        });
    }

    /** The service said no. */
    static byte[] refused(String requestId, int code, String errorInfo) {
        return reply("FAIL", code, errorInfo, requestId, json -> {});
    }

    /** A value to compare with another: member order, spaces and the way a number is written do not matter. */
    static Object tree(String text) {
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            Object tree = value(json);
            if (json.nextToken() != null) {
                throw new IllegalArgumentException("something follows the JSON value");
            }
            return tree;
        } catch (IOException e) {
            throw new IllegalArgumentException("not well-formed JSON", e);
        }
    }

    private static Object value(JsonParser json) throws IOException {
        if (json.currentToken() == null) {
            throw new IllegalArgumentException("no JSON value at all");
        }
        return switch (json.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> members = new HashMap<>();
                for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                    json.nextToken();
                    members.put(name, value(json));
                }
                yield members;
            }
            case START_ARRAY -> {
                List<Object> elements = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(json));
                }
                yield elements;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDecimalValue().stripTrailingZeros();
            case VALUE_STRING -> json.getText();
            // True, false and null: no string, so none is taken for one.
            default -> json.currentToken();
        };
    }

    private static byte[] reply(String status, int code, String errorInfo, String requestId, Members more) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("ErrorCode", code);
            json.writeStringField("ErrorInfo", errorInfo);
            json.writeStringField("ActionStatus", status);
            json.writeStringField("RequestId", requestId);
            more.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private interface Members {
        void write(JsonGenerator json) throws IOException;
    }
}
