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
    OK(0, "", ""),

    BAD_HTTP(
            60002,
            "The HTTP request cannot be understood.",
            "Send a POST with Content-Length, every query parameter once and percent-encoded."),
    BAD_JSON(60003, "The request body is not a JSON object.", "Send one JSON object in UTF-8 as the body."),
    UNKNOWN_APPLICATION_FORM(
            60006,
            "sdkappid is not a number of an application.",
            "Copy the SDKAppID from the console; it is a number."),
    TOO_FREQUENT(
            60007,
            "Too many calls of this command in a second.",
            "Send no more than 200 calls of one command in any second, over all instances; wait, then send again."),
    UNKNOWN_COMMAND(
            60009, "There is no such command; check the URL.", "Check the path behind the host, letter by letter."),
    NOT_ADMINISTRATOR(
            60010,
            "The identifier is not an administrator account of the application.",
            "Call with an administrator account of the application, and sign for that one."),
    NO_APPLICATION(60012, "The URL has no sdkappid.", "Add sdkappid to the URL."),

    SIGNATURE_EXPIRED(
            70001,
            "The UserSig has expired.",
            "Sign anew before the UserSig ends, and check the clock of the machine that signs."),
    NO_SIGNATURE(70002, "The UserSig is empty.", "Add usersig to the URL."),
    SIGNATURE_UNREADABLE(
            70003,
            "The UserSig cannot be decoded; was it cut off?",
            "Percent-encode the whole UserSig, and keep its own alphabet: * for +, - for /, _ for =."),
    SIGNATURE_INCOMPLETE(
            70005,
            "The UserSig lacks a part, or a part of it has another form.",
            "Sign with TLSSigAPIv2: TLS.ver, identifier, sdkappid, time, expire and sig."),
    SIGNATURE_OF_ANOTHER_KEY(
            70009,
            "The UserSig was not made with this application's key.",
            "Sign with this application's key, as text: the bytes of the letters, not decoded hex. Was the key rotated?"),
    SIGNATURE_OF_ANOTHER_IDENTIFIER(
            70013,
            "The UserSig was made for another identifier.",
            "Let identifier in the URL be the account that was signed for."),
    SIGNATURE_OF_ANOTHER_APPLICATION(
            70014,
            "The UserSig was made for another SDKAppID.",
            "Let sdkappid in the URL be the application that was signed for."),
    SIGNATURE_REVOKED(70052, "The UserSig was revoked: its key has been rotated.", "Sign anew, with the key of now."),
    UNKNOWN_APPLICATION(
            70020, "There is no application of this SDKAppID here.", "Check the SDKAppID, and the host of its region."),

    INTERNAL_ERROR(
            100001,
            "Server internal error, please try again.",
            "The message may have been delivered: send again only what viewers may see twice."),
    INVALID_PARAMETER(
            100002,
            "Invalid parameter.",
            "Correct the field that is named; Data is text, even when it looks like a number."),
    ROOM_EXISTS(
            100003,
            "The room id is taken by another live room.",
            "Take another room id, or use the room that is there."),
    NO_ROOM(
            100004,
            "The room does not exist: it was never created, or it has been dissolved.",
            "Create the room first; one that was dissolved does not come back by itself."),
    NOT_A_LIVE_ROOM(100006, "The room is not a live room.", "Use the id of a live room."),
    ROOM_ID_TAKEN_BY_CHAT(100011, "The room id is taken by a Chat group.", "Take another room id."),
    CREATED_TOO_OFTEN(100012, "Rooms are being created too often.", "Wait before the next room is created."),
    INVALID_ROOM_TYPE(100015, "RoomType must be \"Live\".", "Send RoomType \"Live\"."),
    BANNED(100016, "The member is banned from the room.", "Lift the ban, or send under another account."),
    MEMBER_MUTED(100017, "The member is muted.", "Unmute the member, or send under another account."),
    MUTED(
            100601,
            "The message cannot be sent: the room or its sender is muted.",
            "Unmute the room or the sender, or send under another account."),
    MESSAGES_TOO_FREQUENT(
            100602, "Too many messages in a second; try again later.", "Wait, then send again; nothing was delivered."),
    TOO_LONG(
            100603,
            "The message is too long.",
            "Send less: escaped quotes count twice. Large content belongs behind a link.");

    private static final Map<Integer, ServiceCode> BY_NUMBER =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ServiceCode::number, Function.identity()));

    private final int number;
    private final String text;
    private final String remedy;

    ServiceCode(int number, String text, String remedy) {
        this.number = number;
        this.text = text;
        this.remedy = remedy;
    }

    int number() {
        return number;
    }

    String text() {
        return text;
    }

    /** What whoever sent the call can do about it. */
    static String remedy(int number) {
        ServiceCode code = BY_NUMBER.get(number);
        return code == null
                ? "Look the code up in the vendor's pages 647/60027 (Live) and 1047/34348 (Chat)."
                : code.remedy;
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
