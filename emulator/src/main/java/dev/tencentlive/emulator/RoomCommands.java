package dev.tencentlive.emulator;

import dev.tencentlive.emulator.LiveCommand.Act;
import dev.tencentlive.emulator.LiveCommand.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** create_room, destroy_room, update_room_info, get_room_info and get_room_list. */
final class RoomCommands {
    private static final int MOST_LISTED = 20;

    private final RoomBook rooms;

    RoomCommands(RoomBook rooms) {
        this.rooms = rooms;
    }

    Act create(Request request) {
        Fields info = request.body().object("RoomInfo");
        String id = info.roomId();
        if (!Room.LIVE.equals(info.text("RoomType"))) {
            throw ServiceCode.INVALID_ROOM_TYPE.because("It is \"" + info.text("RoomType") + "\".");
        }
        String owner = info.optionalAccount("Owner_Account");
        checkKnownMembers(info);
        if (rooms.find(id) != null) {
            throw ServiceCode.ROOM_EXISTS.because("RoomId: \"" + id + "\".");
        }
        return () -> {
            String ownerOrCaller = owner == null ? request.call().identifier() : owner;
            Room room = rooms.create(id, Room.LIVE, ownerOrCaller, request.now());
            room.update(info);
            return Map.of("RoomInfo", room.info());
        };
    }

    Act destroy(Request request) {
        Room room = rooms.existing(request.body().roomId());
        return () -> {
            room.dissolve();
            return Map.of("Statistic", statistic());
        };
    }

    /** Nobody watches, gives or likes here. */
    private static Map<String, Object> statistic() {
        Map<String, Object> statistic = new LinkedHashMap<>();
        for (String name : List.of(
                "TotalViewers", "TotalGiftsSent", "TotalGiftCoins", "TotalUniqueGiftSenders", "TotalLikesReceived")) {
            statistic.put(name, 0);
        }
        return statistic;
    }

    Act update(Request request) {
        Fields info = request.body().object("RoomInfo");
        String id = info.roomId();
        checkKnownMembers(info);
        Room room = rooms.used(id, request.now());
        return () -> {
            room.update(info);
            return Map.of();
        };
    }

    private static void checkKnownMembers(Fields info) {
        info.optionalText("RoomName");
        info.optionalText("Notice");
        info.optionalAccount("Owner_Account");
        info.flag("IsMessageDisabled", false);
        if (info.has("MaxMemberCount")) {
            info.number("MaxMemberCount", 0, Integer.MAX_VALUE);
        }
    }

    Act info(Request request) {
        Room room = rooms.existing(request.body().roomId());
        return () -> Map.of("RoomInfo", room.info());
    }

    Act list(Request request) {
        String next = request.body().optionalText("Next");
        long after = next == null || next.isEmpty() ? 0 : position(next);
        int count = Math.toIntExact(request.body().number("Count", 1, MOST_LISTED));
        return () -> page(rooms.after(after, count + 1), count);
    }

    private static long position(String next) {
        QueryParameters parameters = new QueryParameters(Map.of("Next", next), null);
        long position = parameters.number("Next", Long.MAX_VALUE);
        if (position < 0) {
            throw ServiceCode.INVALID_PARAMETER.because("Next: must be empty, or what the call before gave back.");
        }
        return position;
    }

    private static Map<String, Object> page(List<Room> rooms, int count) {
        boolean more = rooms.size() > count;
        List<Room> shown = more ? rooms.subList(0, count) : rooms;
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("Next", more ? Long.toString(shown.get(count - 1).number()) : "");
        page.put("RoomList", shown.stream().map(Room::info).toList());
        return page;
    }
}
