package dev.tencentlive.emulator;

import dev.tencentlive.emulator.LiveCommand.Act;
import dev.tencentlive.emulator.LiveCommand.Request;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** send_custom_msg and send_text_msg. */
final class MessageCommands {
    private final RoomBook rooms;
    private final MessageLog messages;
    private final KnobBoard board;
    private final boolean dropUsesSequence;

    MessageCommands(RoomBook rooms, MessageLog messages, KnobBoard board, boolean dropUsesSequence) {
        this.rooms = rooms;
        this.messages = messages;
        this.board = board;
        this.dropUsesSequence = dropUsesSequence;
    }

    /** @param measured the text whose UTF-8 bytes count against the limit */
    private record Draft(
            String roomId, String sender, String businessId, String data, String measured, String msgBody) {}

    Act sendCustom(Request request) {
        Fields body = request.body();
        String roomId = body.roomId();
        String account = body.optionalAccount("Sender_Account");
        String sender = account == null ? request.call().identifier() : account;
        Map<String, Object> wrapped = new LinkedHashMap<>();
        wrapped.put("BusinessId", body.text("BusinessId"));
        wrapped.put("Data", body.text("Data"));
        String text = JsonText.of(wrapped);
        String msgBody = msgBody("TIMCustomElem", Map.of("Data", text));
        return send(request, new Draft(roomId, sender, body.text("BusinessId"), body.text("Data"), text, msgBody));
    }

    Act sendText(Request request) {
        Fields body = request.body();
        String roomId = body.roomId();
        String sender = body.account("Sender_Account");
        String text = body.text("TextContent");
        body.optionalText("ExtensionInfo");
        String msgBody = msgBody("TIMTextElem", Map.of("Text", text));
        return send(request, new Draft(roomId, sender, "", text, text, msgBody));
    }

    private static String msgBody(String type, Map<String, Object> content) {
        Map<String, Object> element = new LinkedHashMap<>();
        element.put("MsgType", type);
        element.put("MsgContent", content);
        return JsonText.of(List.of(element));
    }

    private Act send(Request request, Draft draft) {
        Room room = rooms.used(draft.roomId(), request.now());
        if (room.messageDisabled()) {
            throw ServiceCode.MUTED.because("Messages are disabled in room \"" + room.id() + "\".");
        }
        if (Room.holds(room.muted(), draft.sender(), request.now())) {
            throw ServiceCode.MUTED.because("\"" + draft.sender() + "\" is muted in room \"" + room.id() + "\".");
        }
        if (Room.holds(room.banned(), draft.sender(), request.now())) {
            throw ServiceCode.BANNED.because("\"" + draft.sender() + "\" in room \"" + room.id() + "\".");
        }
        int bytes = draft.measured().getBytes(StandardCharsets.UTF_8).length;
        int maxMessageBytes = board.now().maxMessageBytes();
        if (maxMessageBytes > 0 && bytes > maxMessageBytes) {
            throw ServiceCode.TOO_LONG.because(
                    "It has " + bytes + " bytes, at most " + maxMessageBytes + " are taken.");
        }
        return () -> taken(request, room, draft);
    }

    private Map<String, Object> taken(Request request, Room room, Draft draft) {
        String reason = dropReason(request, room);
        if (reason == null) {
            long sequence = room.nextSequence();
            room.countReceived();
            messages.add(new ReceivedMessage(
                    room.id(),
                    draft.sender(),
                    draft.businessId(),
                    draft.data(),
                    sequence,
                    request.now().truncatedTo(ChronoUnit.SECONDS),
                    request.call().random(),
                    request.call().requestId(),
                    draft.msgBody()));
            return response(request, sequence, "");
        }
        room.countDropped();
        long sequence = dropUsesSequence ? room.nextSequence() : room.sequence();
        messages.addDropped(new DroppedMessage(
                room.id(),
                draft.sender(),
                LiveService.shortened(draft.businessId()),
                sequence,
                LiveService.shortened(reason),
                request.now().truncatedTo(ChronoUnit.SECONDS),
                request.call().requestId()));
        return response(request, sequence, reason);
    }

    private @Nullable String dropReason(Request request, Room room) {
        if (request.dropReason() != null) {
            return request.dropReason();
        }
        String reserved = ReservedRoom.dropReason(room.id());
        if (reserved != null) {
            return reserved;
        }
        return room.window(board.now().roomLimit()).admit(request.nanos()) ? null : ReservedRoom.FREQUENCY;
    }

    static Map<String, Object> response(Request request, long sequence, String dropReason) {
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("MsgTime", request.now().getEpochSecond());
        response.put("MsgSeq", sequence);
        response.put("MsgDropReason", dropReason);
        return response;
    }
}
