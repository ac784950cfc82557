package dev.tencentlive.emulator;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The codes that the emulator answers by itself, and the ones of the Live API, with the text that goes along. Which of
 * the general codes the vendor picks for which malformed part is not documented: those rows are <b>[inferred]</b> from
 * the codes' meanings.
 */
enum ServiceCode {
    OK(0, ""),

    BAD_HTTP(60002, "The HTTP request cannot be understood."),
    BAD_JSON(60003, "The request body is not a JSON object."),
    UNKNOWN_APPLICATION_FORM(60006, "sdkappid is not a number of an application."),
    TOO_FREQUENT(60007, "Too many calls of this command in a second."),
    UNKNOWN_COMMAND(60009, "There is no such command; check the URL."),
    NOT_ADMINISTRATOR(60010, "The identifier is not an administrator account of the application."),
    NO_APPLICATION(60012, "The URL has no sdkappid."),

    SIGNATURE_EXPIRED(70001, "The UserSig has expired."),
    NO_SIGNATURE(70002, "The UserSig is empty."),
    SIGNATURE_UNREADABLE(70003, "The UserSig cannot be decoded; was it cut off?"),
    SIGNATURE_INCOMPLETE(70005, "The UserSig lacks a part, or a part of it has another form."),
    SIGNATURE_OF_ANOTHER_KEY(70009, "The UserSig was not made with this application's key."),
    SIGNATURE_OF_ANOTHER_IDENTIFIER(70013, "The UserSig was made for another identifier."),
    SIGNATURE_OF_ANOTHER_APPLICATION(70014, "The UserSig was made for another SDKAppID."),
    SIGNATURE_REVOKED(70052, "The UserSig was revoked: its key has been rotated."),
    UNKNOWN_APPLICATION(70020, "There is no application of this SDKAppID here."),

    INTERNAL_ERROR(100001, "Server internal error, please try again."),
    INVALID_PARAMETER(100002, "Invalid parameter."),
    ROOM_EXISTS(100003, "The room id is taken by another live room."),
    NO_ROOM(100004, "The room does not exist: it was never created, or it has been dissolved."),
    NOT_A_LIVE_ROOM(100006, "The room is not a live room."),
    ROOM_ID_TAKEN_BY_CHAT(100011, "The room id is taken by a Chat group."),
    CREATED_TOO_OFTEN(100012, "Rooms are being created too often."),
    INVALID_ROOM_TYPE(100015, "RoomType must be \"Live\"."),
    BANNED(100016, "The member is banned from the room."),
    MEMBER_MUTED(100017, "The member is muted."),
    MUTED(100601, "The message cannot be sent: the room or its sender is muted."),
    MESSAGES_TOO_FREQUENT(100602, "Too many messages in a second; try again later."),
    TOO_LONG(100603, "The message is too long.");

    private static final Map<Integer, ServiceCode> BY_NUMBER =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ServiceCode::number, Function.identity()));

    private final int number;
    private final String text;

    ServiceCode(int number, String text) {
        this.number = number;
        this.text = text;
    }

    int number() {
        return number;
    }

    String text() {
        return text;
    }

    /** The refusal with this code; {@code detail} says what in the call is meant. */
    Refusal because(String detail) {
        return new Refusal(number, text + " " + detail);
    }

    Refusal refusal() {
        return new Refusal(number, text);
    }

    static String text(int number) {
        ServiceCode code = BY_NUMBER.get(number);
        return code == null ? "The emulator was told to answer " + number + "." : code.text();
    }
}
