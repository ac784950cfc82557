package dev.tencentlive.emulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All rooms. It is the lock of the service: a call is checked, counted and done while it is held, so windows, sequence
 * numbers and states are exact whatever the number of callers.
 */
final class RoomBook {
    /** Beyond it the room that was used least recently is forgotten. */
    static final int MAX_ROOMS = 10_000;

    private final KnobBoard board;
    private final String owner;
    private final Map<String, Room> rooms = new LinkedHashMap<>(64, 0.75f, true);
    private long created;

    /** @param owner of rooms that are created on first use */
    RoomBook(KnobBoard board, String owner) {
        this.board = board;
        this.owner = owner;
    }

    synchronized @Nullable Room find(String id) {
        Room room = rooms.get(id);
        return room == null || room.dissolved() ? null : room;
    }

    /** The room for a command that reads or dissolves it. */
    synchronized Room existing(String id) {
        Room room = find(id);
        if (room == null) {
            throw ServiceCode.NO_ROOM.because("RoomId: \"" + id + "\".");
        }
        return live(room);
    }

    /** The room for a message or a member: created on first use if that is wanted, unless it has been dissolved. */
    synchronized Room used(String id, Instant now) {
        boolean known = rooms.containsKey(id);
        if (!known && (board.now().createRooms() || ReservedRoom.is(id))) {
            return create(id, Room.LIVE, owner, now);
        }
        return existing(id);
    }

    private static Room live(Room room) {
        if (!room.type().equals(Room.LIVE)) {
            throw ServiceCode.NOT_A_LIVE_ROOM.because(
                    "RoomId: \"" + room.id() + "\" is of type \"" + room.type() + "\".");
        }
        return room;
    }

    synchronized Room create(String id, String type, String owner, Instant now) {
        Room room = new Room(id, ++created, type, owner, now);
        rooms.put(id, room);
        if (rooms.size() > MAX_ROOMS) {
            rooms.remove(rooms.keySet().iterator().next());
        }
        return room;
    }

    /** Live rooms in the order of their creation, those after {@code number}. */
    synchronized List<Room> after(long number, int count) {
        return rooms.values().stream()
                .filter(room -> !room.dissolved() && room.number() > number)
                .filter(room -> room.type().equals(Room.LIVE))
                .sorted(Comparator.comparingLong(Room::number))
                .limit(count)
                .toList();
    }

    synchronized void countRefused(String id) {
        Room room = rooms.get(id);
        if (room != null) {
            room.countRefused();
        }
    }

    /** Rooms, dissolved ones too, those used most recently first, at most so many. */
    synchronized List<Room> byLastUse(int most) {
        List<Room> all = new ArrayList<>(rooms.values());
        Collections.reverse(all);
        return all.subList(0, Math.min(most, all.size()));
    }

    synchronized int size() {
        return rooms.size();
    }

    synchronized void clearCounts() {
        rooms.values().forEach(Room::clearCounts);
    }

    synchronized void clear() {
        rooms.clear();
    }
}
