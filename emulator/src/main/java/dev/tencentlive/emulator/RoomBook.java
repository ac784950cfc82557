package dev.tencentlive.emulator;

import java.time.Instant;
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

    private final boolean createRooms;
    private final int roomLimit;
    private final String owner;
    private final Map<String, Room> rooms = new LinkedHashMap<>(64, 0.75f, true);
    private long created;

    /** @param owner of rooms that are created on first use */
    RoomBook(boolean createRooms, int roomLimit, String owner) {
        this.createRooms = createRooms;
        this.roomLimit = roomLimit;
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
        if (!known && (createRooms || ReservedRoom.is(id))) {
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
        Room room = new Room(id, ++created, type, owner, now, new SlidingWindow(roomLimit));
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

    synchronized void clear() {
        rooms.clear();
    }
}
