package dev.tencentlive.emulator;

import dev.tencentlive.emulator.LiveCommand.Act;
import dev.tencentlive.emulator.LiveCommand.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** mute_member, get_muted_member_list, ban_member and unban_member. */
final class MemberCommands {
    private static final int MOST_MUTED_AT_ONCE = 500;
    private static final int MOST_BANNED_AT_ONCE = 20;
    private static final long LONGEST_SECONDS = 4_294_967_295L;

    private final RoomBook rooms;

    MemberCommands(RoomBook rooms) {
        this.rooms = rooms;
    }

    Act mute(Request request) {
        String id = request.body().roomId();
        List<String> members = request.body().accounts("MemberList_Account", MOST_MUTED_AT_ONCE);
        long seconds = request.body().number("MuteTime", 0, LONGEST_SECONDS);
        Room room = rooms.used(id, request.now());
        return () -> {
            hold(room.muted(), members, request.now(), seconds);
            return Map.of();
        };
    }

    Act mutedList(Request request) {
        Room room = rooms.used(request.body().roomId(), request.now());
        return () -> {
            room.muted().values().removeIf(until -> !request.now().isBefore(until));
            List<Map<String, Object>> accounts = new ArrayList<>();
            room.muted().forEach((member, until) -> {
                Map<String, Object> account = new LinkedHashMap<>();
                account.put("Member_Account", member);
                account.put("MutedUntil", until.getEpochSecond());
                accounts.add(account);
            });
            return Map.of("MutedAccountList", accounts);
        };
    }

    Act ban(Request request) {
        String id = request.body().roomId();
        List<String> members = request.body().accounts("MemberList_Account", MOST_BANNED_AT_ONCE);
        long seconds = request.body().number("Duration", 1, LONGEST_SECONDS);
        request.body().optionalText("Reason");
        Room room = rooms.used(id, request.now());
        return () -> {
            hold(room.banned(), members, request.now(), seconds);
            return Map.of();
        };
    }

    Act unban(Request request) {
        String id = request.body().roomId();
        List<String> members = request.body().accounts("MemberList_Account", MOST_BANNED_AT_ONCE);
        Room room = rooms.used(id, request.now());
        return () -> {
            hold(room.banned(), members, request.now(), 0);
            return Map.of();
        };
    }

    private static void hold(Map<String, Instant> untils, List<String> members, Instant now, long seconds) {
        for (String member : members) {
            if (seconds == 0) {
                untils.remove(member);
            } else {
                untils.put(member, now.plusSeconds(seconds));
            }
        }
    }
}
